import ChainRule
import RunFile

extension RunSetup {
  /// The columns that `predict` adds to a table that has the input columns, in their order: the
  /// predictions, or the class with the largest probability and the probability of each class.
  func predict(_ table: Table, _ parameters: [Double]) throws(NetworkError) -> [NewColumn] {
    let inputs = zip(table.columns, scaling.inputs).map { $1.apply($0.values) }
    let columns = try network.predict(columns: inputs, parameters: parameters)
    guard let classes else {
      return zip(zip(targets, scaling.targets), columns).map { target, column in
        let name = network.outputCount == 1 ? "Predicted" : "Predicted_\(target.0.name)"
        return .numbers(Column(name: name, values: target.1.invert(column)))
      }
    }
    let probabilities = zip(classes.labels, classes.probabilities(columns))
    return [.labels(name: "Predicted", classes.labels, classes.predicted(columns))]
      + probabilities.map { .numbers(Column(name: "Predicted_\($0)", values: $1)) }
  }
}
