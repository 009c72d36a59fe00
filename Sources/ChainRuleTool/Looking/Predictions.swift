import ChainRule
import RunFile

extension RunSetup {
  /// The columns that `predict` adds to a table that has the input columns, in their order.
  func predict(_ table: Table, _ parameters: [Double]) throws(NetworkError) -> [Column] {
    let inputs = zip(table.columns, scaling.inputs).map { $1.apply($0.values) }
    let columns = try network.predict(columns: inputs, parameters: parameters)
    return zip(zip(targets, scaling.targets), columns).map { target, column in
      let name = network.outputCount == 1 ? "Predicted" : "Predicted_\(target.0.name)"
      return Column(name: name, values: target.1.invert(column))
    }
  }
}
