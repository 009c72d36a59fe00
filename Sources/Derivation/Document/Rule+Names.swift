import Graph

extension Rule {
  /// The rule's name, as it is printed beside the factor.
  public var name: String {
    switch self {
    case .squaredResidual: Operation.square.ruleName + " and chain rule"
    case .crossEntropy(.sigmoid): "derivative of the cross-entropy of a sigmoid"
    case .crossEntropy(.softmax): "derivative of the cross-entropy of a softmax"
    case .activation(let operation): operation.ruleName
    case .identity: "derivative of the identity"
    case .weight, .multiplied: "constant factor rule"
    case .bias: "sum rule"
    }
  }
}
