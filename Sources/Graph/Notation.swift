/// A formula as it is set in two dimensions, fractions with a bar and exponents raised: what LaTeX
/// and MathML write. Parentheses stand where the printed form needs them, and only there.
package indirect enum Notation: Hashable, Sendable {
  /// A symbol, by its name: x1, Predicted.
  case symbol(String)
  /// A decimal, with any minus sign.
  case number(String)
  /// Words or a name, as they are.
  case text(String)
  case sign(Sign)
  case row([Notation])
  case fraction(Notation, Notation)
  case power(Notation, Notation)
  /// The square root.
  case root(Notation)
  /// A function by its name, of what stands in parentheses behind it.
  case function(String, Notation)
  case parentheses(Notation)
  /// [a > 0], 1 or 0.
  case brackets(Notation)

  package enum Sign: Hashable, Sendable {
    case plus, minus, dot, times, equals, greater, slash
    /// Between factors that are written side by side: 2(a + b).
    case nothing
    /// Σ
    case sum
    /// Parentheses around what stands between two signs of a row.
    case opening(isTall: Bool)
    case closing(isTall: Bool)
  }
}

extension Notation {
  /// Whether a fraction makes it taller than a line.
  package var isTall: Bool {
    switch self {
    case .fraction: true
    case .symbol, .number, .text, .sign: false
    case .row(let parts): parts.contains { $0.isTall }
    case .power(let a, _), .function(_, let a), .parentheses(let a), .brackets(let a), .root(let a):
      a.isTall
    }
  }
}

extension Notation {
  /// Whether the first thing that is written is a minus.
  package var startsWithMinus: Bool {
    switch self {
    case .sign(let sign): sign == .minus
    case .number(let text): text.unicodeScalars.first == "−"
    case .row(let parts): parts.first?.startsWithMinus ?? false
    case .power(let a, _): a.startsWithMinus
    default: false
    }
  }
}

extension Operation {
  /// The notation, from operands that are set already and how tightly each binds.
  func notation(
    _ a: (set: Notation, binds: Precedence), _ b: (set: Notation, binds: Precedence)
  ) -> Notation {
    func within(_ operand: (set: Notation, binds: Precedence), _ least: Precedence) -> Notation {
      operand.binds < least ? .parentheses(operand.set) : operand.set
    }
    /// Behind a sign of its own a minus needs parentheses.
    func behind(_ operand: (set: Notation, binds: Precedence), _ least: Precedence) -> Notation {
      operand.set.startsWithMinus ? .parentheses(operand.set) : within(operand, least)
    }
    func infix(_ a: Notation, _ sign: Notation.Sign, _ b: Notation) -> Notation {
      .row([a, .sign(sign), b])
    }
    switch self {
    case .add: return infix(a.set, .plus, behind(b, .sum))
    case .subtract: return infix(a.set, .minus, behind(b, .product))
    case .multiply:
      let right = behind(b, .product)
      guard case (.number, .parentheses) = (a.set, right), !b.set.startsWithMinus else {
        return infix(within(a, .product), .dot, right)
      }
      return infix(a.set, .nothing, right)
    case .divide: return .fraction(a.set, b.set)
    case .negate: return .row([.sign(.minus), behind(a, .product)])
    case .square: return .power(within(a, .atom), .number("2"))
    case .power where b.set == .number("0.5"): return .root(a.set)
    case .power: return .power(within(a, .atom), b.set)
    case .exp: return .power(.symbol("e"), a.set)
    case .ln: return .function("ln", a.set)
    case .softplus: return .function("softplus", a.set)
    case .relu: return .function("relu", a.set)
    case .sigmoid: return .function("sigmoid", a.set)
    case .tanh: return .function("tanh", a.set)
    case .step: return .brackets(infix(a.set, .greater, .number("0")))
    }
  }
}

extension Formula {
  /// The formula in two dimensions.
  package var notation: Notation { placed.set }

  private var placed: (set: Notation, binds: Operation.Precedence) {
    switch self {
    case .symbol(let name):
      // A number that stands in the place of a symbol, as it is printed.
      let isNumber = name.utf8.first.map { 48...57 ~= $0 } ?? false
      if name.utf8.first == 124 && name.utf8.count > 2 {
        let inner = Notation.symbol(String(name.dropFirst().dropLast()))
        return (.row([.symbol("|"), inner, .symbol("|")]), .atom)
      }
      return (isNumber ? .number(name) : .symbol(name), .atom)
    case .number: return (.number(description), precedence)
    case .apply(let operation, let operands):
      let first = operands[0].placed
      let second = operands.count > 1 ? operands[1].placed : (.row([]), .atom)
      return (operation.notation(first, second), operation.binds(around: first.binds))
    }
  }
}
