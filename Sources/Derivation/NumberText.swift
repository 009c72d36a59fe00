import Encoding

/// Numbers as a reader sees them: correctly rounded, with a true minus sign.
package struct NumberText {
  /// Significant digits of results; factors carry two more, so that a reader with a calculator
  /// gets the product.
  let digits: Int

  func result(_ value: Double) -> String { Self.text(value, digits: digits) }

  func factor(_ value: Double) -> String { Self.text(value, digits: min(digits + 2, 17)) }

  func parameter(_ value: Double) -> String { Self.text(value, digits: min(digits + 1, 17)) }

  /// No digit beyond the rounding bound.
  func result(_ value: Double, bound: Double) -> String {
    var count = 0
    var unit = abs(value)
    while count < digits && unit > bound {
      count += 1
      unit /= 10
    }
    return Self.text(value, digits: max(count, 1))
  }

  /// So many digits, zeros at the end included, or fewer if these read back to the value.
  package static func text(_ value: Double, digits: Int) -> String {
    let short = decimal(value, digits: digits)
    if readDecimal(short) == .value(value) { return withMinus(short) }
    return withMinus(decimal(value, digits: digits, keepingZeros: true))
  }

  /// The shortest text that reads back to the value.
  package static func exact(_ value: Double) -> String { withMinus(shortest(value)) }

  /// Hyphens before digits become minus signs.
  static func withMinus(_ ascii: String) -> String {
    var text = ""
    for scalar in ascii.unicodeScalars {
      text.unicodeScalars.append(scalar == "-" ? "−" : scalar)
    }
    return text
  }
}

/// The number of columns a text takes; every character here takes one.
func columnsOf(_ text: String) -> Int { text.unicodeScalars.count }

func padded(_ text: String, to count: Int) -> String {
  text + String(repeating: " ", count: max(0, count - columnsOf(text)))
}
