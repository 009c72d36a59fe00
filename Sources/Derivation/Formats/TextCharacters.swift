import Encoding

/// Which characters text is made of: all of Unicode's, or only ASCII's, for a terminal that knows
/// no others.
struct TextCharacters {
  let isASCII: Bool

  /// The text in these characters.
  func callAsFunction(_ text: String) -> String {
    guard isASCII, !text.utf8.allSatisfy({ $0 < 0x7f }) else { return text }
    var ascii = ""
    let scalars = Array(text.unicodeScalars)
    for (index, scalar) in scalars.enumerated() {
      if scalar.value < 0x7f {
        ascii.unicodeScalars.append(scalar)
      } else if scalar == "½" && index + 1 < scalars.count && scalars[index + 1] == "S" {
        // The name ½SSR: d1/2SSR could not be read.
        ascii += "half"
      } else {
        ascii += Self.spelled(scalar)
      }
    }
    return ascii
  }

  /// The bar of a fraction.
  var bar: String { isASCII ? "-" : "─" }

  /// What stands for a character that ASCII has not.
  private static func spelled(_ scalar: Unicode.Scalar) -> String {
    switch scalar {
    case "−", "–", "—": "-"
    case "×", "·": "*"
    case "Σ": "sum"
    case "²": "^2"
    case "½": "1/2"
    case "δ": "delta"
    case "Δ": "Delta "
    case "\u{302}": "hat"
    case "∂": "d"
    case "λ": "lambda"
    case "η": "eta"
    case "μ": "mu"
    case "β": "beta"
    case "ε": "epsilon"
    case "√": "sqrt"
    case "…": "..."
    case "→": "->"
    case "←": "<-"
    case "′": "'"
    case "≤": "<="
    case "≥": ">="
    default: "\\u{" + String(scalar.value, radix: 16) + "}"
    }
  }
}
