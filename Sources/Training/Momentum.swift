import Kernels

/// Gradient descent with momentum: each parameter has a velocity v, 0 at the start, which keeps a
/// share μ of itself from one change to the next.
///
///     v ← μ·v + g
///     parameter ← parameter − η·v
///
/// - Source: B. T. Polyak, "Some methods of speeding up the convergence of iteration methods"
///   (1964, doi:10.1016/0041-5553(64)90137-5), in the form of I. Sutskever, J. Martens, G. Dahl,
///   G. Hinton, "On the importance of initialization and momentum in deep learning" (2013, PMLR
///   28, 1139–1147) with the learning rate outside the velocity.
public struct Momentum: Equatable, Sendable {
  /// η, the factor of every move, above 0.
  public var learningRate: Double
  /// μ, the share of the velocity that is kept, from 0 to below 1.
  public var momentum: Double

  /// The share that is usual.
  public static let usual = 0.9

  public init(learningRate: Double, momentum: Double = usual) {
    self.learningRate = learningRate
    self.momentum = momentum
  }

  /// The velocity after a change.
  func velocity(_ v: Double, _ derivative: Double, _ precision: Precision) -> Double {
    precision.rounded(precision.rounded(momentum * v) + derivative)
  }
}
