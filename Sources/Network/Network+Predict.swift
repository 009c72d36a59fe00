extension Network {
  /// The predictions for one row, in the units trained in, with the bits of training.
  ///
  /// - Parameters:
  ///   - inputs: as many values as the network has inputs.
  ///   - parameters: the flat vector, w1, w2, …, b1, b2, ….
  /// - Returns: as many values as the network has outputs.
  public func predict(_ inputs: [Double], parameters: [Double]) -> [Double] {
    precondition(inputs.count == inputCount && parameters.count == parameterCount)
    return ReferenceOrder(self).forward(inputs, parameters).y[layers.count - 1]
  }

  /// The predictions for many rows, with the same bits.
  ///
  /// - Parameters:
  ///   - columns: as many as the network has inputs, all of one length.
  ///   - parameters: the flat vector.
  /// - Returns: one column for each output.
  public func predict(columns: [[Double]], parameters: [Double]) -> [[Double]] {
    let rows = columns.first?.count ?? 0
    let nothing = [[Double]](
      repeating: [Double](repeating: 0, count: rows), count: outputCount)
    guard rows > 0, columns.count == inputCount,
      let observations = try? Observations(inputs: columns, observed: nothing),
      let engine = try? Backpropagation(self, observations)
    else { return [[Double]](repeating: [], count: outputCount) }
    return engine.predictions(at: parameters)
  }
}
