import Kernels

extension Network {
  /// The predictions for one row, in the units trained in, with the bits of training.
  ///
  /// - Parameters:
  ///   - inputs: as many values as the network has inputs.
  ///   - parameters: the flat vector, w1, w2, …, b1, b2, ….
  /// - Returns: as many values as the network has outputs.
  public func predict(_ inputs: [Double], parameters: [Double]) -> [Double] {
    precondition(inputs.count == inputCount && parameters.count == parameterCount)
    return ReferenceOrder(self).forward(inputs.map(precision.rounded), parameters).y[
      layers.count - 1]
  }

  /// The predictions for many rows, with the same bits.
  ///
  /// - Parameters:
  ///   - columns: as many as the network has inputs, all of one length.
  ///   - parameters: the flat vector.
  /// - Returns: one column for each output.
  /// - Throws: `NetworkError.shape` if columns or parameters are not as many as they should be.
  public func predict(
    columns: [[Double]], parameters: [Double]
  ) throws(NetworkError) -> [[Double]] {
    guard parameters.count == parameterCount else {
      throw .shape("\(parameters.count) values for \(parameterCount) parameters")
    }
    let nothing = [Double](repeating: 0, count: columns.first?.count ?? 0)
    let rows = try Observations(
      inputs: columns, observed: [[Double]](repeating: nothing, count: outputCount))
    return try Backpropagation(self, rows).predictions(at: parameters)
  }
}
