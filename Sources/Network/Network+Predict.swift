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
}
