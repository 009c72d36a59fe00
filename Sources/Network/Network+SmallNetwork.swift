package import Kernels

extension Network {
  /// This network with its rows and gradient descent, for descents that are one call.
  ///
  /// - Returns: nil if the rows are many, or the loss is not one of residuals alone.
  package func small(
    _ observations: Observations, learningRate: Double, tolerance: Double, frozen: [Bool]
  ) -> SmallNetwork? {
    guard let loss = loss.small, penalty.isNone else { return nil }
    return SmallNetwork(
      sizes: [inputCount] + layers.map { $0.outputs },
      activations: layers.map { $0.activation.kernel },
      loss: loss, rows: observations.rowCount, columns: observations.columns, frozen: frozen,
      learningRate: learningRate, tolerance: tolerance, precision)
  }
}

extension Loss {
  fileprivate var small: SmallNetwork.Loss? {
    switch self {
    case .ssr: .ssr
    case .halfSSR: .halfSSR
    case .mse: .mse
    case .crossEntropy, .meanCrossEntropy: nil
    }
  }
}
