/// `5^q` to 128 bits: `(high · 2^64 + low) · 2^exponent ≤ 5^q`, less than one unit of `low` below,
/// with the top bit of `high` set. Exact for `0 ≤ q ≤ 55`.
struct PowerOfFive {
  let high: UInt64
  let low: UInt64
  let exponent: Int32

  /// The powers of ten that a number of at most 19 digits can be multiplied with and be neither
  /// zero nor infinite for that reason alone: 10^20 · 10^−344 is below half the smallest
  /// subnormal, 10^309 above the largest number.
  static let range = -343...308

  /// The powers that are held exactly: `5^55 < 2^128 < 5^56`.
  static let exact = 0...55

  static func power(_ q: Int) -> PowerOfFive {
    powersOfFive[q - range.lowerBound]
  }

  /// The leading 128 bits of `value · 2^scale`, cut off below.
  fileprivate init(_ value: BigInteger, scale: Int) {
    // The four highest limbs hold at least 97 bits; a fifth fills up what normalising shifts in.
    var words = [UInt64](repeating: 0, count: 5)
    for (i, limb) in value.limbs.reversed().prefix(5).enumerated() { words[i] = UInt64(limb) }
    let shift = UInt64(words[0].leadingZeroBitCount - 32)
    func word(_ i: Int) -> UInt64 {
      ((words[i] &<< 32 | words[i + 1]) &<< shift) &>> 32
    }
    high = word(0) &<< 32 | word(1)
    low = word(2) &<< 32 | word(3)
    exponent = Int32(value.bitWidth - 128 + scale)
  }
}

/// All powers in `PowerOfFive.range`, made at first use in exact arithmetic.
private let powersOfFive: [PowerOfFive] = {
  // ⌊⌊a/5⌋/5⌋ = ⌊a/25⌋, so dividing 2^992 again and again by 5 keeps every reciprocal's bits right;
  // 2^992/5^343 still has 196 of them.
  let scale = 992
  var reciprocals: [PowerOfFive] = []
  var reciprocal = BigInteger.powerOfTwo(scale)
  for _ in 1...(-PowerOfFive.range.lowerBound) {
    _ = reciprocal.divide(by: 5)
    reciprocals.append(PowerOfFive(reciprocal, scale: -scale))
  }
  var powers: [PowerOfFive] = []
  powers.reserveCapacity(PowerOfFive.range.count)
  for entry in reciprocals.reversed() { powers.append(entry) }
  var power = BigInteger(1)
  for _ in 0...PowerOfFive.range.upperBound {
    powers.append(PowerOfFive(power, scale: 0))
    power.multiply(by: 5)
  }
  return powers
}()
