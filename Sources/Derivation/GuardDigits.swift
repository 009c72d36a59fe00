import Encoding
import Kernels

extension NumberText {
  /// The same with as many guard digits, at least two, as it takes that multiplying the factors
  /// as printed, and rounding, gives the products as printed.
  ///
  /// Two are enough but for a product that lies close to the middle between two printed numbers.
  func withGuardDigits(for rows: [(factors: [Double], product: Double)]) -> NumberText {
    var candidate = self
    while digits + candidate.guardDigits < 17 {
      if rows.allSatisfy({ candidate.reproduces($0.product, of: $0.factors) }) { break }
      candidate.guardDigits += 1
    }
    return candidate
  }

  private func reproduces(_ product: Double, of factors: [Double]) -> Bool {
    guard product.isFinite else { return true }
    var printed = DoubleDouble(1)
    for value in factors {
      let text = decimal(value, digits: min(digits + guardDigits, 17))
      guard let number = readDecimal(text).value else { return true }
      printed = printed * number
    }
    let result = decimal(product, digits: digits)
    // A product in the middle between two printed numbers would be rounded by hand the other way.
    return [1 - 0x1p-49, 1, 1 + 0x1p-49].allSatisfy {
      decimal(printed.high * $0, digits: digits) == result
    }
  }
}
