public import Graph

/// Why a factor is what it is: the rule of differentiation that gives it. A case without a name
/// or a reason (`Rule+Names.swift`, `Rule+Reasons.swift`) does not compile.
public enum Rule: Hashable, Sendable {
  /// dLoss/dPredicted of a loss that adds up squared residuals.
  case squaredResidual(Scale)
  /// dLoss/dx of a cross-entropy, through its link at once: Predicted − Observed.
  case crossEntropy(Link)
  /// dy/dx of an activation: the rule of its operation.
  case activation(Operation)
  /// dy/dx = 1 of a node that hands on its sum.
  case identity
  /// dx/dy of the next layer's sum: the weight between the two.
  case weight
  /// dx/dw: what the weight multiplies.
  case multiplied
  /// dx/db = 1.
  case bias

  /// What a loss does to the sum of the squared residuals.
  public enum Scale: Hashable, Sendable {
    case none
    case half
    /// Divided by their number.
    case mean
  }

  /// What turns the outputs' sums into probabilities.
  public enum Link: Hashable, Sendable {
    case sigmoid
    case softmax
  }
}
