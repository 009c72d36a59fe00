import Encoding

/// Numbers as a reader sees them: correctly rounded, with a true minus sign.
package struct NumberText {
  /// Significant digits of results.
  let digits: Int
  /// Digits that factors have beyond those of results, so that a reader with a calculator gets
  /// the product.
  var guardDigits = 2

  func result(_ value: Double) -> String { Self.text(value, digits: digits) }

  var factorDigits: Int { min(digits + guardDigits, 17) }

  func factor(_ value: Double) -> String { Self.text(value, digits: factorDigits) }

  func parameter(_ value: Double) -> String { Self.text(value, digits: min(digits + 1, 17)) }

  /// No digit beyond the rounding bound.
  ///
  /// - Returns: 0 where the bound is as large as the value.
  func result(_ value: Double, bound: Double) -> String {
    if abs(value) <= bound && bound.isFinite { return "0" }
    // The place of the first digit, then of those behind it.
    var place = 1.0
    while place < abs(value) / 10 { place *= 10 }
    while place > abs(value) && place > 0x1p-1022 { place /= 10 }
    var count = 0
    while count < digits && place > bound {
      count += 1
      place /= 10
    }
    return Self.text(value, digits: max(count, 1))
  }

  /// So many digits, zeros at the end included, or fewer if these read back to the value.
  package static func text(_ value: Double, digits: Int) -> String {
    let short = decimal(value, digits: digits)
    if readDecimal(short) == .value(value) {
      // With 16 digits and more there may be a shorter one: 2.74, not 2.7400000000000002.
      return digits < 16 ? withMinus(short) : exact(value)
    }
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
