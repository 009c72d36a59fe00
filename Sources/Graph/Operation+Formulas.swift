extension Operation {
  /// The formula of the derivative by operand number `index`, in the graph's own language.
  ///
  /// It is the expansion that is printed beside the number which `localDerivative` computes; in
  /// real arithmetic the two are equal. The expansions avoid cancellation: the derivative of
  /// tanh stands as 4/(eˣ + e⁻ˣ)², not as 1 − tanh²x, which is off by 11 % at x = 18.
  public func derivativeFormula(by index: Int, _ operands: [Formula]) -> Formula {
    let a = operands[0]
    let b = operands.count > 1 ? operands[1] : .number(0)
    let byFirst = index == 0
    switch self {
    case .add: return 1
    case .subtract: return byFirst ? 1 : .number(-1)
    case .multiply: return byFirst ? b : a
    case .divide: return byFirst ? 1 / b : -(a / b.applying(.square))
    case .negate: return .number(-1)
    case .square: return 2 * a
    case .power:
      return byFirst ? b * a.power(b - 1) : a.power(b) * a.applying(.ln)
    case .exp: return a.applying(.exp)
    case .ln: return 1 / a
    case .softplus: return a.applying(.exp) / (1 + a.applying(.exp))
    case .relu: return a.applying(.step)
    case .sigmoid: return a.applying(.sigmoid) * (-a).applying(.sigmoid)
    case .tanh: return 4 / (a.applying(.exp) + (-a).applying(.exp)).applying(.square)
    case .step: return 0
    }
  }
}
