import Kernels

/// Adam: each parameter moves along a running mean m of its derivatives g, divided by the root of
/// a running mean v of their squares; both are 0 at the start, which m̂ and v̂ make up for.
///
///     m ← β₁·m + (1 − β₁)·g
///     v ← β₂·v + (1 − β₂)·g²
///     m̂ = m/(1 − β₁ᵗ)     v̂ = v/(1 − β₂ᵗ)
///     parameter ← parameter − η·m̂/(√v̂ + ε)
///
/// t is the number of the change, from 1. βᵗ and 1 − βᵗ are computed in `Double`, then rounded to
/// the precision of the network.
///
/// - Source: D. P. Kingma, J. Ba, "Adam: a method for stochastic optimization" (2015,
///   arXiv:1412.6980), algorithm 1.
public struct Adam: Equatable, Sendable {
  /// η, about how far a parameter moves while its derivative keeps its sign, above 0.
  public var learningRate: Double
  /// β₁, the share of m that is kept, from 0 to below 1.
  public var beta1: Double
  /// β₂, the share of v that is kept, from 0 to below 1.
  public var beta2: Double
  /// ε, which keeps the divisor away from 0, above 0.
  public var epsilon: Double

  /// The numbers that the paper recommends.
  public static let usual = Adam()

  public init(
    learningRate: Double = 0.001, beta1: Double = 0.9, beta2: Double = 0.999,
    epsilon: Double = 1e-8
  ) {
    self.learningRate = learningRate
    self.beta1 = beta1
    self.beta2 = beta2
    self.epsilon = epsilon
  }

  /// 1 − β₁ᵗ and 1 − β₂ᵗ.
  func corrections(_ change: Int, _ precision: Precision) -> (first: Double, second: Double) {
    (
      precision.rounded(1 - Elementary.power(beta1, Double(change))),
      precision.rounded(1 - Elementary.power(beta2, Double(change)))
    )
  }

  /// m and v after a change.
  func means(_ means: [Double], _ derivative: Double, _ precision: Precision) -> [Double] {
    let square = precision.rounded(derivative * derivative)
    return [
      mean(means[0], derivative, share: beta1, precision),
      mean(means[1], square, share: beta2, precision),
    ]
  }

  private func mean(
    _ mean: Double, _ value: Double, share: Double, _ precision: Precision
  ) -> Double {
    precision.rounded(
      precision.rounded(share * mean)
        + precision.rounded(precision.rounded(1 - share) * value))
  }

  /// m̂ and v̂.
  func corrected(_ means: [Double], _ change: Int, _ precision: Precision) -> [Double] {
    let corrections = corrections(change, precision)
    return [
      precision.rounded(means[0] / corrections.first),
      precision.rounded(means[1] / corrections.second),
    ]
  }

  /// η·m̂/(√v̂ + ε), the product first.
  func move(_ corrected: [Double], _ precision: Precision) -> Double {
    let root = precision.rounded(Elementary.squareRoot(corrected[1]))
    return precision.rounded(
      precision.rounded(learningRate * corrected[0]) / precision.rounded(root + epsilon))
  }
}
