import Kernels

extension Operation {
  /// The value of the operation at its operands; `b` is not read where there is but one.
  public func value(_ a: Double, _ b: Double = 0) -> Double {
    switch self {
    case .add: a + b
    case .subtract: a - b
    case .multiply: a * b
    case .divide: a / b
    case .negate: -a
    case .square: a * a
    case .power: Elementary.power(a, b)
    case .exp: Elementary.exp(a)
    case .ln: Elementary.ln(a)
    case .softplus: Elementary.softplus(a)
    case .relu: Elementary.relu(a)
    case .sigmoid: Elementary.sigmoid(a)
    case .tanh: Elementary.tanh(a)
    case .step: Elementary.reluDerivative(a)
    }
  }

  /// The derivative of the operation by its first operand, at its operands.
  public func derivativeByFirst(_ a: Double, _ b: Double = 0) -> Double {
    switch self {
    case .add, .subtract: 1
    case .multiply: b
    case .divide: 1 / b
    case .negate: -1
    case .square: 2 * a
    case .power: b == 0 ? 0 : b * Elementary.power(a, b - 1)
    case .exp: Elementary.exp(a)
    case .ln: 1 / a
    case .softplus: Elementary.softplusDerivative(a)
    case .relu: Elementary.reluDerivative(a)
    case .sigmoid: Elementary.sigmoidDerivative(a)
    case .tanh: Elementary.tanhDerivative(a)
    case .step: 0
    }
  }

  /// The derivative of the operation by its second operand; 0 where there is but one.
  public func derivativeBySecond(_ a: Double, _ b: Double) -> Double {
    switch self {
    case .add: 1
    case .subtract: -1
    case .multiply: a
    case .divide: -(a / b) / b
    case .power: a == 0 && b > 0 ? 0 : Elementary.power(a, b) * Elementary.ln(a)
    case .negate, .square, .exp, .ln, .softplus, .relu, .sigmoid, .tanh, .step: 0
    }
  }

  /// The derivative of the operation by operand number `index` (0 or 1).
  public func localDerivative(by index: Int, _ a: Double, _ b: Double = 0) -> Double {
    index == 0 ? derivativeByFirst(a, b) : derivativeBySecond(a, b)
  }

  /// The name of the rule that differentiates the operation.
  public var ruleName: String {
    switch self {
    case .add: "sum rule"
    case .subtract: "difference rule"
    case .multiply: "product rule"
    case .divide: "quotient rule"
    case .negate: "constant factor rule"
    case .square, .power: "power rule"
    case .exp: "derivative of the exponential"
    case .ln: "derivative of the logarithm"
    case .softplus: "derivative of softplus"
    case .relu: "derivative of relu"
    case .sigmoid: "derivative of the sigmoid"
    case .tanh: "derivative of the hyperbolic tangent"
    case .step: "derivative of a step"
    }
  }
}
