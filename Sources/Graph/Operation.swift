/// A primitive operation: what a composite function is composed of.
///
/// An operation is a name. Each reading of it is one total table over the operations: its value
/// and its local derivatives (`Operation+Rules.swift`), the formulas of those derivatives
/// (`Operation+Formulas.swift`), and how it prints (`Operation+Notation.swift`). A missing entry
/// does not compile.
public enum Operation: Hashable, Sendable, CaseIterable {
  /// a + b
  case add
  /// a − b
  case subtract
  /// a × b
  case multiply
  /// a ÷ b
  case divide
  /// −a
  case negate
  /// a², of which the losses are made
  case square
  /// a to the power b
  case power
  /// e to the power a
  case exp
  /// the natural logarithm
  case ln
  /// ln(1 + eᵃ)
  case softplus
  /// the larger of a and 0
  case relu
  /// 1 / (1 + e⁻ᵃ)
  case sigmoid
  /// the hyperbolic tangent
  case tanh
  /// 1 where a > 0, else 0: the derivative of relu
  case step

  /// The number of operands: 1 or 2.
  public var arity: Int {
    switch self {
    case .add, .subtract, .multiply, .divide, .power: 2
    case .negate, .square, .exp, .ln, .softplus, .relu, .sigmoid, .tanh, .step: 1
    }
  }
}
