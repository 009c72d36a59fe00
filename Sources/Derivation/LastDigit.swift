import Encoding

/// Decimals as they are printed, added exactly.
enum LastDigit {
  /// By how many units of the last digit of `sum` the printed terms miss it; nil where the
  /// numbers are written with exponents or are too long to be added in this way.
  static func difference(of terms: [String], from sum: String) -> Int? {
    let all = terms + [sum]
    guard let decimals = all.map(decimalsOf).max(), decimals <= 15 else { return nil }
    var total = 0
    for (index, text) in all.enumerated() {
      guard let units = units(text, decimals: decimals) else { return nil }
      let (value, overflow) = total.addingReportingOverflow(index == terms.count ? -units : units)
      guard !overflow else { return nil }
      total = value
    }
    var unit = 1
    for _ in decimalsOf(sum)..<decimals { unit *= 10 }
    return (abs(total) + unit / 2) / unit * (total < 0 ? -1 : 1)
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
