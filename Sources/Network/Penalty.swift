/// What is added to the loss to keep parameters small: λ₂·Σw² + λ₁·Σ|w| over the weights, and over
/// the biases too where `decaysBiases` says so. Frozen parameters count like the others.
///
/// It is added once, whether the loss is over all rows or over a minibatch.
///
/// - Source: A. Krogh, J. A. Hertz, "A simple weight decay can improve generalization" (1991,
///   NIPS 4, 950–957).
public struct Penalty: Equatable, Sendable {
  /// λ₁, the factor of the sum of the sizes, at least 0.
  public var l1: Double
  /// λ₂, the factor of the sum of the squares, at least 0.
  public var l2: Double
  /// Whether biases are kept small too.
  public var decaysBiases: Bool

  public init(l1: Double = 0, l2: Double = 0, decaysBiases: Bool = false) {
    self.l1 = l1
    self.l2 = l2
    self.decaysBiases = decaysBiases
  }

  /// No penalty.
  public static let none = Penalty()

  public var isNone: Bool { l1 == 0 && l2 == 0 }

  /// dPenalty/dparameter: 2·λ₂·w + λ₁·sign(w), the sign of 0 being 0; without the term whose λ
  /// is 0.
  public func derivative(_ parameter: Double) -> Double {
    let size = parameter > 0 ? l1 : parameter < 0 ? -l1 : 0
    return l2 == 0 ? size : 2 * l2 * parameter + size
  }

  /// The penalty from Σw² and Σ|w|, of which one may overflow where its λ is 0.
  func value(squares: Double, sizes: Double) -> Double {
    (l2 == 0 ? 0 : l2 * squares) + (l1 == 0 ? 0 : l1 * sizes)
  }
}
