import Graph

extension Formula {
  /// The value of the formula in many digits where each symbol has the value that `values` gives
  /// it, and a bound of its error.
  func evaluate(_ values: (String) -> Approximation) -> Approximation {
    switch self {
    case .symbol(let name): return values(name)
    case .number(let value): return Approximation(ManyDigits(value))
    case .apply(let operation, let operands):
      let a = operands[0].evaluate(values)
      return operation.value(a, operands.count > 1 ? operands[1].evaluate(values) : a)
    }
  }
}

/// A number of many digits and a bound of its error: differences of nearly equal numbers lose
/// digits in any precision, and this tells how many.
struct Approximation {
  var value: ManyDigits
  var error: ManyDigits

  init(_ value: ManyDigits, error: ManyDigits = .zero) {
    self.value = value
    self.error = error
  }

  /// A result with the error it inherits and that of its own rounding.
  init(rounded value: ManyDigits, inheriting error: ManyDigits) {
    self.value = value
    self.error = error + value.magnitude.scaled(by: -96) + value.saturation
  }

  /// A function of the number, by its value and its slope there: twice that, for what lies beside.
  func mapped(to result: ManyDigits, slope: ManyDigits) -> Approximation {
    Approximation(rounded: result, inheriting: (slope * error).magnitude.scaled(by: 1))
  }
}

extension Operation {
  /// The operation in many digits; `b` is not read where there is but one operand.
  func value(_ a: Approximation, _ b: Approximation) -> Approximation {
    let (x, y) = (a.value, b.value)
    switch self {
    case .add: return .init(rounded: x + y, inheriting: a.error + b.error)
    case .subtract: return .init(rounded: x - y, inheriting: a.error + b.error)
    case .multiply:
      return .init(
        rounded: x * y,
        inheriting: x.magnitude * b.error + (y.magnitude + b.error) * a.error)
    case .divide:
      let quotient = x / y
      return .init(
        rounded: quotient,
        inheriting: (a.error + quotient.magnitude * b.error).scaled(by: 1) / y.magnitude)
    case .negate: return .init(-x, error: a.error)
    case .square: return Operation.multiply.value(a, a)
    case .power:
      let power = (y * x.ln).exp
      return .init(
        rounded: power,
        inheriting: power.magnitude * (y / x).magnitude * a.error
          + (power * x.ln).magnitude * b.error)
    case .step: return .init(.zero < x ? .one : .zero)
    case .relu: return .zero < x ? a : .init(.zero, error: a.error)
    case .exp: return a.mapped(to: x.exp, slope: x.exp)
    case .ln: return a.mapped(to: x.ln, slope: .one / x)
    case .softplus: return a.mapped(to: x.softplus, slope: x.sigmoid)
    case .sigmoid: return a.mapped(to: x.sigmoid, slope: x.sigmoidDerivative)
    case .tanh: return a.mapped(to: x.tanh, slope: x.tanhDerivative)
    }
  }
}
