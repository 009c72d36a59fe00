import Graph
import Kernels
import Network

/// What a penalty adds to the derivative by one parameter.
struct PenaltyTerm {
  /// 2·λ₂·w + λ₁·sign(w), of the λ as they were given.
  let exact: DoubleDouble
  /// The sum of the sizes of its two parts.
  let size: Double
}

extension Network {
  /// nil if the parameter is not penalised.
  func penaltyTerm(_ index: Int, at value: Double) -> PenaltyTerm? {
    guard isPenalised(index) else { return nil }
    let squares = DoubleDouble.exactProduct(2 * penalty.l2, value)
    let sizes = value > 0 ? penalty.l1 : value < 0 ? -penalty.l1 : 0
    return PenaltyTerm(exact: squares + sizes, size: squares.magnitude.high + abs(sizes))
  }
}

extension Penalty {
  /// λ₂·w² + λ₁·|w|, with |w| as relu(w) + relu(−w).
  func formula(_ parameter: Formula) -> Formula {
    let size = parameter.applying(.relu) + (-parameter).applying(.relu)
    return .number(l2) * parameter.applying(.square) + .number(l1) * size
  }
}
