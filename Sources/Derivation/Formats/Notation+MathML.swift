import Encoding
import Graph

extension Notation {
  /// Elements of MathML Core.
  var mathML: String {
    switch self {
    case .symbol(let name): Self.mathML(symbol: name)
    case .number(let text): Self.mathML(number: text)
    case .text(let text): "<mtext>" + xmlEscaped(text) + "</mtext>"
    case .sign(let sign): sign.mathML
    case .row(let parts): "<mrow>" + parts.reduce("") { $0 + $1.mathML } + "</mrow>"
    case .fraction(let a, let b): "<mfrac>" + a.mathML + b.mathML + "</mfrac>"
    case .power(let base, let exponent): "<msup>" + base.mathML + exponent.mathML + "</msup>"
    case .root(let a): "<msqrt>" + a.mathML + "</msqrt>"
    case .function(let name, let a):
      "<mrow><mi>" + name + "</mi><mo>\u{2061}</mo>" + a.fenced("(", ")") + "</mrow>"
    case .parentheses(let a): a.fenced("(", ")")
    case .brackets(let a): a.fenced("[", "]")
    }
  }

  /// The whole formula, within a line of text or on a line of its own.
  func math(isBlock: Bool = false, isLarge: Bool = false) -> String {
    "<math" + (isBlock ? " display=\"block\"" : "")
      + (isLarge ? " displaystyle=\"true\">" : ">") + mathML + "</math>"
  }

  private func fenced(_ opening: String, _ closing: String) -> String {
    "<mrow>" + Self.bracket(opening, isTall) + mathML + Self.bracket(closing, isTall) + "</mrow>"
  }

  /// A bracket; one that need not grow is not stretched, which would set it apart.
  fileprivate static func bracket(_ text: String, _ isTall: Bool) -> String {
    (isTall ? "<mo>" : "<mo stretchy=\"false\">") + text + "</mo>"
  }

  private static func mathML(symbol: String) -> String {
    let name = SymbolName(symbol)
    // Alone between its neighbours, … is an operator.
    let isDots = name.base.unicodeScalars.first == "…"
    let letters = isDots ? "<mo>…</mo>" : "<mi>" + xmlEscaped(name.base) + "</mi>"
    let base = name.hasHat ? "<mover>" + letters + "<mo>^</mo></mover>" : letters
    let indexed =
      name.index.utf8.isEmpty ? base : "<msub>" + base + "<mn>" + name.index + "</mn></msub>"
    if name.isChange { return "<mrow><mo>Δ</mo>" + indexed + "</mrow>" }
    guard name.isHalf else { return indexed }
    return "<mrow><mfrac><mn>1</mn><mn>2</mn></mfrac>" + indexed + "</mrow>"
  }

  private static func mathML(number: String) -> String {
    let parts = NumberParts(number)
    let minus = "<mo>−</mo>"
    let digits = (parts.isNegative ? minus : "") + "<mn>" + xmlEscaped(parts.digits) + "</mn>"
    guard let exponent = parts.exponent else {
      return parts.isNegative ? "<mrow>" + digits + "</mrow>" : digits
    }
    let power = (exponent.isNegative ? minus : "") + "<mn>" + exponent.digits + "</mn>"
    return "<mrow>" + digits + "<mo>×</mo><msup><mn>10</mn><mrow>" + power
      + "</mrow></msup></mrow>"
  }
}

extension Notation.Sign {
  fileprivate var mathML: String {
    switch self {
    case .plus: "<mo>+</mo>"
    case .minus: "<mo>−</mo>"
    case .dot: "<mo>·</mo>"
    case .times: "<mo>×</mo>"
    case .equals: "<mo>=</mo>"
    case .greater: "<mo>&gt;</mo>"
    case .slash: "<mo>/</mo>"
    case .nothing: "<mo>\u{2062}</mo>"
    case .sum: "<mo>∑</mo>"
    case .opening(let isTall): Notation.bracket("(", isTall)
    case .closing(let isTall): Notation.bracket(")", isTall)
    }
  }
}
