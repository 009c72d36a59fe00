import ChainRule
import RunFile

extension RunSetup {
  /// The columns that `predict` adds to a table that has the input columns, in their order: the
  /// predictions, or the class with the largest probability and the probability of each class.
  func predict(_ table: Table, _ parameters: [Double]) throws(NetworkError) -> [NewColumn] {
    let inputs = table.columns.map { $0.values }
    guard let classes else {
      return zip(targets, try predict(inputs, parameters)).map { target, column in
        let name = network.outputCount == 1 ? "Predicted" : "Predicted_\(target)"
        return .numbers(Column(name: name, values: column))
      }
    }
    let probabilities = try probabilities(classes, inputs, parameters)
    return [.labels(name: "Predicted", classes.labels, classes.predicted(probabilities))]
      + zip(classes.labels, probabilities).map {
        .numbers(Column(name: "Predicted_\($0)", values: $1))
      }
  }

  /// The probability of each class, from input columns.
  fileprivate func probabilities(
    _ classes: Classes, _ inputs: [[Double]], _ parameters: [Double]
  ) throws(NetworkError) -> [[Double]] {
    let columns = try predict(inputs, parameters)
    guard classes.labels.count == 2 else { return columns }
    // σ(−x) and not 1 − σ(x), which has no digits left where σ(x) is close to 1: with the output's
    // parameters negated, every term of x is, and so is x, to the bit.
    var negated = parameters
    let weights = network.weightCount - network.layers[network.layers.count - 1].inputs
    for index in Array(weights..<network.weightCount) + [parameters.count - 1] {
      negated[index] = -negated[index]
    }
    return try predict(inputs, negated) + columns
  }

  /// Predictions from input columns, both in the units of the file.
  fileprivate func predict(
    _ inputs: [[Double]], _ parameters: [Double]
  ) throws(NetworkError) -> [[Double]] {
    let columns = try network.predict(
      columns: zip(inputs, scaling.inputs).map { $1.apply($0) }, parameters: parameters)
    return zip(columns, scaling.targets).map { $1.invert($0) }
  }
}

extension Run {
  /// How close the predictions for its own data are: for each target, or for the classes.
  func quality() throws(RunFileError) -> ([FitQuality], ClassQuality?) {
    if let classes = setup.classes {
      var quality = ClassQuality(classes: classes.labels.count)
      try forEachBlock { columns in
        let observed = classes.codes(Array(columns[setup.network.inputCount...]))
        // As many columns as the network has inputs: nothing can be wrong with them.
        let probabilities = try! setup.probabilities(
          classes, Array(columns.prefix(setup.network.inputCount)), parameters)
        quality.add(observed: observed, predicted: classes.predicted(probabilities))
      }
      return ([], quality)
    }
    var sums = setup.targets.map { _ in FitQualitySums() }
    while sums.contains(where: { !$0.isFinished }) {
      let looks = sums.contains { $0.looksAtPredictions }
      try forEachBlock { columns in
        let predicted = looks ? predict(columns) : setup.targets.map { _ in [] }
        for target in sums.indices {
          sums[target].add(
            observed: columns[setup.network.inputCount + target], predicted: predicted[target])
        }
      }
      for target in sums.indices { sums[target].endPass() }
    }
    return (sums.map { $0.quality }, nil)
  }

  /// Predictions for rows of its data.
  private func predict(_ columns: [[Double]]) -> [[Double]] {
    // As many columns as the network has inputs: nothing can be wrong with them.
    try! setup.predict(Array(columns.prefix(setup.network.inputCount)), parameters)
  }
}
