import Graph

extension Notation {
  /// What stands between two $ in LaTeX with amsmath.
  var latex: String {
    switch self {
    case .symbol(let name): Self.latex(symbol: name)
    case .number(let text): Self.latex(number: text)
    case .text(let text): "\\text{" + latexEscaped(text) + "}"
    case .sign(let sign): sign.latex
    case .row(let parts): parts.reduce("") { $0 + $1.latex }
    case .fraction(let a, let b): "\\frac{" + a.latex + "}{" + b.latex + "}"
    case .power(let base, let exponent): base.latex + "^{" + exponent.latex + "}"
    case .root(let a): "\\sqrt{" + a.latex + "}"
    case .function(let name, let a): Self.latex(function: name) + a.fenced("(", ")")
    case .parentheses(let a): a.fenced("(", ")")
    case .brackets(let a): a.fenced("[", "]")
    }
  }

  /// In brackets, which are as tall as any fraction between them.
  private func fenced(_ opening: String, _ closing: String) -> String {
    isTall
      ? "\\left" + opening + latex + "\\right" + closing : opening + latex + closing
  }

  /// Functions that LaTeX knows, and the others.
  private static func latex(function name: String) -> String {
    switch name {
    case "ln", "tanh": "\\" + name
    default: "\\operatorname{" + name + "}"
    }
  }

  private static func latex(symbol: String) -> String {
    let name = SymbolName(symbol)
    let letters =
      name.isLetter
      ? latexLetter(name.base.unicodeScalars.first!)
      : upright(name.base)
    let base = name.hasHat ? "\\hat{" + letters + "}" : letters
    return (name.isHalf ? "\\tfrac{1}{2}" : name.isChange ? "\\Delta " : "") + base
      + (name.index.utf8.isEmpty ? "" : "_{" + name.index + "}")
  }

  /// A name of several letters; ½ may stand within: (½SSR + Penalty).
  private static func upright(_ name: String) -> String {
    name.unicodeScalars.split(separator: "½", omittingEmptySubsequences: false)
      .map { "\\mathrm{" + latexEscaped(String(String.UnicodeScalarView($0))) + "}" }
      .joined(separator: "\\tfrac{1}{2}")
  }

  private static func latex(number: String) -> String {
    let parts = NumberParts(number)
    let digits = (parts.isNegative ? "-" : "") + parts.digits
    guard let exponent = parts.exponent else { return digits }
    return digits + " \\times 10^{" + (exponent.isNegative ? "-" : "") + exponent.digits + "}"
  }
}

extension Notation.Sign {
  fileprivate var latex: String {
    switch self {
    case .plus: " + "
    case .minus: " - "
    case .dot: " \\cdot "
    case .times: " \\times "
    case .equals: " = "
    case .greater: " > "
    case .slash: "/"
    case .nothing: ""
    case .sum: "\\sum "
    case .opening(let isTall): isTall ? "\\Bigl(" : "("
    case .closing(let isTall): isTall ? "\\Bigr)" : ")"
    }
  }
}

/// A letter in mathematics, the Greek ones by their names.
private func latexLetter(_ scalar: Unicode.Scalar) -> String {
  switch scalar {
  case "…": "\\dots "
  case "δ": "\\delta"
  case "λ": "\\lambda"
  case "η": "\\eta"
  case "μ": "\\mu"
  case "β": "\\beta"
  case "ε": "\\varepsilon"
  case "|": "|"
  default: latexEscaped(String(Character(scalar)))
  }
}

/// Words as LaTeX sets them: its own characters escaped, signs and Greek letters in mathematics.
/// Letters that pdflatex's own fonts have not are written as their code points.
func latexEscaped(_ text: String) -> String {
  var escaped = ""
  for scalar in text.unicodeScalars {
    switch scalar {
    case "&", "%", "$", "#", "_", "{", "}": escaped += "\\" + String(Character(scalar))
    case "~": escaped += "\\textasciitilde{}"
    case "^": escaped += "\\textasciicircum{}"
    case "\\": escaped += "\\textbackslash{}"
    case "<": escaped += "\\(<\\)"
    case ">": escaped += "\\(>\\)"
    case "|": escaped += "\\(|\\)"
    case "\"": escaped += "''"
    case "−": escaped += "\\(-\\)"
    case "–": escaped += "--"
    case "×": escaped += "\\(\\times\\)"
    case "·": escaped += "\\(\\cdot\\)"
    case "²": escaped += "\\({}^{2}\\)"
    case "½": escaped += "\\(\\tfrac{1}{2}\\)"
    case "Σ": escaped += "\\(\\sum\\)"
    case "…": escaped += "\\dots{}"
    case "Δ": escaped += "\\(\\Delta\\)"
    case "δ", "λ", "η", "μ", "β", "ε": escaped += "\\(" + latexLetter(scalar) + "\\)"
    case " "..."~", "À"..."Ö", "Ø"..."Ý", "ß"..."ï", "ñ"..."ö", "ø"..."ý", "ÿ":
      escaped.unicodeScalars.append(scalar)
    default:
      escaped += scalar.value < 0x20 ? " " : "[U+" + String(scalar.value, radix: 16) + "]"
    }
  }
  return escaped
}
