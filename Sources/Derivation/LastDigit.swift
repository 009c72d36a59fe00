import Encoding

/// Decimals as they are printed, added exactly.
enum LastDigit {
  /// The exact sum of the printed terms, rounded to the decimals of `sum`; nil where the numbers
  /// are written with exponents or are too long to be added in this way.
  static func sum(of terms: [String], like sum: String) -> String? {
    let all = terms + [sum]
    guard let decimals = all.map(decimalsOf).max(), decimals <= 15,
      units(sum, decimals: decimals) != nil
    else { return nil }
    var total = 0
    for text in terms {
      guard let units = units(text, decimals: decimals) else { return nil }
      let (value, overflow) = total.addingReportingOverflow(units)
      guard !overflow else { return nil }
      total = value
    }
    var unit = 1
    for _ in decimalsOf(sum)..<decimals { unit *= 10 }
    let rounded = (abs(total) + unit / 2) / unit
    return (total < 0 && rounded > 0 ? "−" : "") + text(rounded, decimals: decimalsOf(sum))
  }

  /// `12345` with 4 decimals is 1.2345.
  private static func text(_ units: Int, decimals: Int) -> String {
    var digits = "\(units)"
    while digits.utf8.count <= decimals { digits = "0" + digits }
    guard decimals > 0 else { return digits }
    let point = digits.utf8.index(digits.endIndex, offsetBy: -decimals)
    return String(digits[..<point]) + "." + String(digits[point...])
  }

  private static func decimalsOf(_ text: String) -> Int {
    let bytes = Array(text.utf8)
    return bytes.lastIndex(of: 46).map { bytes.count - 1 - $0 } ?? 0
  }

  private static func units(_ text: String, decimals: Int) -> Int? {
    var (digits, isNegative) = (0, false)
    for scalar in text.unicodeScalars {
      switch scalar {
      case "−", "-": isNegative = true
      case ".": continue
      case "0"..."9":
        let (shifted, overflow) = digits.multipliedReportingOverflow(by: 10)
        guard !overflow else { return nil }
        digits = shifted + Int(scalar.value - 48)
      default: return nil
      }
    }
    for _ in decimalsOf(text)..<decimals {
      let (shifted, overflow) = digits.multipliedReportingOverflow(by: 10)
      guard !overflow else { return nil }
      digits = shifted
    }
    return isNegative ? -digits : digits
  }
}
