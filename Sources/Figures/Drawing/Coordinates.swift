import Graph

/// Coordinates of a drawing: a tenth of a unit is below what an eye sees.

/// `x` rounded to a tenth, in the fewest characters. Not finite: 0, so that a drawing stays
/// well-formed whatever a run did.
func coordinate(_ x: Double) -> String {
  tenthsText(tenths(x))
}

/// `x` in tenths of a unit; what is not finite or far outside any drawing is cut off.
func tenths(_ x: Double) -> Int {
  guard x.isFinite else { return 0 }
  return nearest(min(max(x, -100_000), 100_000) * 10)
}

/// The nearest whole number, halves away from zero; the library's own rounding would need libm.
func nearest(_ x: Double) -> Int {
  Int(x < 0 ? x - 0.5 : x + 0.5)
}

/// The greatest whole number not above `x`.
func floor(_ x: Double) -> Int {
  let whole = Int(x)
  return Double(whole) > x ? whole - 1 : whole
}

func tenthsText(_ tenths: Int) -> String {
  let whole = tenths.magnitude / 10
  let rest = tenths.magnitude % 10
  let sign = tenths < 0 ? "-" : ""
  if rest == 0 { return sign + String(whole) }
  return whole == 0 ? "\(sign).\(rest)" : "\(sign)\(whole).\(rest)"
}

/// The common logarithm.
func log10(_ x: Double) -> Double {
  Operation.ln.value(x) / 2.302_585_092_994_046
}

/// 10 to a whole power; exact up to 10^22.
func powerOfTen(_ exponent: Int) -> Double {
  var result = 1.0
  for _ in 0..<exponent.magnitude {
    result *= 10
  }
  return exponent < 0 ? 1 / result : result
}
