extension Operation {
  /// How tightly the printed form binds: a looser operand within a tighter one gets parentheses.
  package enum Precedence: Int, Comparable, Sendable {
    case sum, product, negation, power, atom

    package static func < (a: Precedence, b: Precedence) -> Bool { a.rawValue < b.rawValue }
  }

  var precedence: Precedence {
    switch self {
    case .add, .subtract: .sum
    case .multiply, .divide: .product
    case .negate: .negation
    case .square, .power, .exp: .power
    case .ln, .softplus, .relu, .sigmoid, .tanh, .step: .atom
    }
  }

  /// How tightly the printed form binds, by how its first operand does: −a·b has the minus of its
  /// first factor, so that e^(−a·b) needs parentheses.
  func binds(around a: Precedence) -> Precedence {
    self == .negate && a == .product ? .product : precedence
  }

  /// The printed form, from operands that are printed already and how tightly each binds.
  func text(_ a: (text: String, binds: Precedence), _ b: (text: String, binds: Precedence))
    -> String
  {
    func within(_ operand: (text: String, binds: Precedence), _ least: Precedence) -> String {
      operand.binds < least ? "(" + operand.text + ")" : operand.text
    }
    /// Behind a sign of its own a minus needs parentheses.
    func behind(_ operand: (text: String, binds: Precedence), _ least: Precedence) -> String {
      operand.text.unicodeScalars.first == "−"
        ? "(" + operand.text + ")" : within(operand, least)
    }
    switch self {
    case .add: return a.text + " + " + behind(b, .sum)
    case .subtract: return a.text + " − " + behind(b, .product)
    case .multiply:
      let right = behind(b, .product)
      // 2(a + b), but a·(b + c): a(b + c) would read as a function, e^a(b + c) as one power.
      let isNumber = a.text.unicodeScalars.allSatisfy {
        $0 == "−" || $0 == "." || ("0"..."9").contains($0)
      }
      let isMinus = b.text.unicodeScalars.first == "−"
      let isCoefficient = isNumber && right.utf8.first == 40 && !isMinus
      return within(a, .product) + (isCoefficient ? "" : "·") + right
    case .divide: return within(a, .product) + "/" + behind(b, .negation)
    case .negate: return "−" + behind(a, .product)
    case .square: return within(a, .atom) + "²"
    case .power where b.text.utf8.elementsEqual("0.5".utf8): return "√" + within(a, .atom)
    case .power: return within(a, .atom) + "^" + within(b, .negation)
    case .exp: return "e^" + within(a, .negation)
    case .ln: return "ln(" + a.text + ")"
    case .softplus: return "softplus(" + a.text + ")"
    case .relu: return "relu(" + a.text + ")"
    case .sigmoid: return "sigmoid(" + a.text + ")"
    case .tanh: return "tanh(" + a.text + ")"
    case .step: return "[" + a.text + " > 0]"
    }
  }
}

extension Formula: CustomStringConvertible {
  /// The formula as it is read: `−2(Observed − Predicted)`, `e^x1/(1 + e^x1)`.
  public var description: String { printed.text }

  /// How tightly the printed form binds.
  package var precedence: Operation.Precedence { printed.binds }

  private var printed: (text: String, binds: Operation.Precedence) {
    switch self {
    case .symbol(let name): return (name, .atom)
    case .number(let value):
      let magnitude = "\(value.magnitude)"
      let digits =
        magnitude.utf8.suffix(2).elementsEqual(".0".utf8)
        ? String(magnitude.dropLast(2)) : magnitude
      return value < 0 ? ("−" + digits, .negation) : (digits, .atom)
    case .apply(let operation, let operands):
      let first = operands[0].printed
      let second = operands.count > 1 ? operands[1].printed : ("", .atom)
      return (operation.text(first, second), operation.binds(around: first.binds))
    }
  }
}
