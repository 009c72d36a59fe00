import Encoding
import Kernels

/// Decimals as they are printed, added.
enum LastDigit {
  /// The sum of the printed terms, rounded to the place of the last digit of `sum`; nil where the
  /// numbers are too long to be added in this way.
  ///
  /// The terms are read as doubles and added in twice the precision, so that the sum is known to
  /// some 15 digits; where it may lie on either side of a middle, it counts as what is printed.
  static func sum(of terms: [String], like sum: String) -> String? {
    var total = DoubleDouble(0)
    var size = 0.0
    for text in terms {
      guard let value = readDecimal(withHyphens(text)).value else { return nil }
      total = total + value
      size += abs(value)
    }
    let (decimals, exponent) = (decimals(sum), exponent(sum))
    guard let shown = readDecimal(withHyphens(sum)).value,
      let unit = readDecimal("1e\(exponent - decimals)").value, unit > 0, size / unit < 1e13
    else { return nil }
    let distance = abs((total + -shown).high)
    guard distance > unit * 0.5 + size * 0x1p-50 else { return sum }
    let count = total.high / unit
    // Below 10¹³ it loses nothing; `Int` has 32 bits on the page.
    let units = Int64(count + (count < 0 ? -0.5 : 0.5))
    return text(units: units, decimals: decimals, exponent: exponent)
  }

  /// `12345` with 4 decimals is 1.2345.
  private static func text(units: Int64, decimals: Int, exponent: Int) -> String {
    var digits = "\(abs(units))"
    while digits.utf8.count <= decimals { digits = "0" + digits }
    if decimals > 0 {
      let point = digits.utf8.index(digits.endIndex, offsetBy: -decimals)
      digits = String(digits[..<point]) + "." + String(digits[point...])
    }
    let power = exponent == 0 ? "" : "e" + (exponent < 0 ? "−" : "") + "\(abs(exponent))"
    return (units < 0 ? "−" : "") + digits + power
  }

  /// How many digits stand behind the point.
  private static func decimals(_ text: String) -> Int {
    let mantissa = text.utf8.prefix { $0 != 101 }
    guard let point = mantissa.firstIndex(of: 46) else { return 0 }
    return mantissa.distance(from: point, to: mantissa.endIndex) - 1
  }

  private static func exponent(_ text: String) -> Int {
    guard let e = text.utf8.firstIndex(of: 101) else { return 0 }
    return Int(withHyphens(String(text[text.utf8.index(after: e)...]))) ?? 0
  }

  private static func withHyphens(_ text: String) -> String {
    var ascii = ""
    for scalar in text.unicodeScalars { ascii.unicodeScalars.append(scalar == "−" ? "-" : scalar) }
    return ascii
  }
}
