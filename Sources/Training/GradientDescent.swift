/// Gradient descent: each parameter moves against its derivative g, by the learning rate times it.
///
///     parameter ← parameter − η·g
///
/// - Source: A.-L. Cauchy, "Méthode générale pour la résolution des systèmes d'équations
///   simultanées" (1847, Comptes rendus 25, 536–538).
public struct GradientDescent: Equatable, Sendable {
  /// η, the factor of every move, above 0.
  public var learningRate: Double

  public init(learningRate: Double) {
    self.learningRate = learningRate
  }
}
