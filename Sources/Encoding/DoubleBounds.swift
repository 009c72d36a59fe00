/// Two `Double`s, the same or neighbours, between which the rounding of a decimal number lies.
struct DoubleBounds {
  var below: Double
  var above: Double

  /// Bounds for the rounding of `digits · 10^exponent`, from one 192-bit product.
  ///
  /// With `digits` shifted to fill 64 bits and 5^exponent cut to 128, the product P of the two is
  /// too small by less than 2^64. Its upper 128 bits H hence satisfy H ≤ true < H + 2, and where
  /// both ends round to the same `Double`, so does all between: rounding is monotonic. Where the
  /// power is exact the product is too, and its lower bits decide ties.
  ///
  /// - Parameters:
  ///   - digits: above 0
  ///   - exponent: in `PowerOfFive.range`
  init(_ digits: UInt64, timesTenTo exponent: Int) {
    let power = PowerOfFive.power(exponent)
    let shift = digits.leadingZeroBitCount
    let factor = digits &<< UInt64(shift)
    let upper = factor.multipliedFullWidth(by: power.high)
    let lower = factor.multipliedFullWidth(by: power.low)
    let (middle, carry) = upper.low.addingReportingOverflow(lower.high)
    let high = upper.high &+ (carry ? 1 : 0)
    // 10^e = 5^e · 2^e; the product's upper 128 bits weigh 2^64 more than its lowest.
    let scale = Int(power.exponent) + exponent - shift + 64

    if PowerOfFive.exact.contains(exponent) {
      let low = middle | (lower.low != 0 ? 1 : 0)
      below = roundedDouble(high, low, scale: scale)
      above = below
    } else {
      below = roundedDouble(high, middle, scale: scale)
      let (raised, overflow) = middle.addingReportingOverflow(2)
      above = roundedDouble(high &+ (overflow ? 1 : 0), raised, scale: scale)
    }
  }
}

/// `(high · 2^64 + low) · 2^scale`, rounded to the nearest `Double`, ties to even.
///
/// Only whether `low` is zero matters, so that a 1 in its lowest place may stand for anything
/// smaller that was cut off.
///
/// - Parameter high: at least 2^62
private func roundedDouble(_ high: UInt64, _ low: UInt64, scale: Int) -> Double {
  let width = 64 - high.leadingZeroBitCount
  let exponent = scale + 64 + width - 1  // of the highest bit
  if exponent > 1023 { return .infinity }
  // Below 2^−1022 the last place kept stays at 2^−1074.
  let kept = exponent >= -1022 ? 53 : 53 + 1022 + exponent
  if kept < 0 { return 0 }
  let cut = UInt64(width - kept)  // 9…64 bits of `high`
  var significand = cut == 64 ? 0 : high &>> cut
  let rest = cut == 64 ? high : high & (1 &<< cut &- 1)
  let half = 1 &<< (cut &- 1) as UInt64
  if rest > half || (rest == half && (low != 0 || significand & 1 == 1)) { significand &+= 1 }
  // A significand that has grown to 2^53 carries into the exponent, up to infinity.
  if exponent < -1022 { return Double(bitPattern: significand) }
  return Double(
    bitPattern: UInt64(exponent + 1023) &<< 52 &+ (significand &- 1 &<< 52))
}
