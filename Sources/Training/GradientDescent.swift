/// Gradient descent: each parameter moves against its derivative, by the learning rate times it.
///
///     parameter ← parameter − learningRate × derivative
///
/// - Source: A.-L. Cauchy, "Méthode générale pour la résolution des systèmes d'équations
///   simultanées" (1847, Comptes rendus 25, 536–538).
public struct GradientDescent: Optimiser, Equatable {
  /// The factor of every move, above 0.
  public var learningRate: Double

  public init(learningRate: Double) {
    self.learningRate = learningRate
  }

  public func update(
    _ parameters: inout [Double], along gradient: [Double], keeping isFrozen: [Bool]
  ) {
    for index in parameters.indices where !isFrozen[index] {
      parameters[index] = moved(parameters[index], along: gradient[index])
    }
  }

  /// Where one parameter goes, by its derivative.
  public func moved(_ parameter: Double, along derivative: Double) -> Double {
    parameter - learningRate * derivative
  }
}
