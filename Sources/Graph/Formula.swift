/// An expression in the graph's own language: it can be evaluated, printed and turned into a
/// `Graph`. It nests as deep as people write; a `Graph` may be as deep as memory allows.
///
///     let x = Formula.symbol("x")
///     let f = (-x.applying(.square)).applying(.exp) / (1 + x)
public indirect enum Formula: Hashable, Sendable {
  /// A variable, by its name.
  case symbol(String)
  case number(Double)
  /// An operation on as many operands as its arity.
  case apply(Operation, [Formula])

  /// The value of the formula where each symbol has the value that `values` gives it.
  public func evaluate(_ values: (String) -> Double) -> Double {
    switch self {
    case .symbol(let name): values(name)
    case .number(let value): value
    case .apply(let operation, let operands):
      operation.value(
        operands[0].evaluate(values), operands.count > 1 ? operands[1].evaluate(values) : 0)
    }
  }
}

extension Formula: ExpressibleByFloatLiteral, ExpressibleByIntegerLiteral {
  public init(floatLiteral value: Double) { self = .number(value) }
  public init(integerLiteral value: Int) { self = .number(Double(value)) }

  public static func + (a: Formula, b: Formula) -> Formula { .apply(.add, [a, b]) }
  public static func - (a: Formula, b: Formula) -> Formula { .apply(.subtract, [a, b]) }
  public static func * (a: Formula, b: Formula) -> Formula { .apply(.multiply, [a, b]) }
  public static func / (a: Formula, b: Formula) -> Formula { .apply(.divide, [a, b]) }
  public static prefix func - (a: Formula) -> Formula { .apply(.negate, [a]) }

  /// The formula after a function of one operand: `x.applying(.tanh)`.
  public func applying(_ operation: Operation) -> Formula {
    precondition(operation.arity == 1)
    return .apply(operation, [self])
  }

  public func power(_ exponent: Formula) -> Formula { .apply(.power, [self, exponent]) }
}
