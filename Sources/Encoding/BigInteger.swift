/// A non-negative whole number of any size: just enough arithmetic to read and write decimals
/// exactly.
///
/// Limbs have 32 bits, so that every product and quotient fits a 64-bit register: WebAssembly
/// then needs no helper for 128-bit division.
struct BigInteger {
  /// Least significant first, without leading zeros; zero has no limbs.
  private(set) var limbs: [UInt32]

  init(_ value: UInt64) {
    limbs = [UInt32(truncatingIfNeeded: value), UInt32(truncatingIfNeeded: value &>> 32)]
    dropLeadingZeros()
  }

  /// The whole number `2^exponent`.
  static func powerOfTwo(_ exponent: Int) -> BigInteger {
    var one = BigInteger(1)
    one.shiftLeft(by: exponent)
    return one
  }

  var isZero: Bool { limbs.isEmpty }

  /// The number of bits up to and including the highest one; 0 for zero.
  var bitWidth: Int {
    guard let top = limbs.last else { return 0 }
    return limbs.count * 32 - top.leadingZeroBitCount
  }

  /// `self · factor + term`
  mutating func multiply(by factor: UInt32, adding term: UInt32 = 0) {
    var carry = UInt64(term)
    for i in limbs.indices {
      let product = UInt64(limbs[i]) &* UInt64(factor) &+ carry
      limbs[i] = UInt32(truncatingIfNeeded: product)
      carry = product &>> 32
    }
    if carry != 0 { limbs.append(UInt32(truncatingIfNeeded: carry)) }
    dropLeadingZeros()
  }

  /// `self · 5^exponent`
  mutating func multiply(byPowerOfFive exponent: Int) {
    var left = exponent
    while left >= 13 {
      multiply(by: 1_220_703_125)  // 5^13, the largest power of five below 2^32
      left -= 13
    }
    var rest: UInt32 = 1
    for _ in 0..<left { rest *= 5 }
    multiply(by: rest)
  }

  /// `self · 2^bits`
  mutating func shiftLeft(by bits: Int) {
    if isZero || bits == 0 { return }
    let whole = bits / 32
    let part = UInt64(bits % 32)
    var shifted = [UInt32](repeating: 0, count: whole)
    shifted.reserveCapacity(whole + limbs.count + 1)
    var carry: UInt64 = 0
    for limb in limbs {
      let wide = UInt64(limb) &<< part | carry
      shifted.append(UInt32(truncatingIfNeeded: wide))
      carry = wide &>> 32
    }
    shifted.append(UInt32(truncatingIfNeeded: carry))
    limbs = shifted
    dropLeadingZeros()
  }

  /// Divides by a small number, rounding down; returns the remainder.
  mutating func divide(by divisor: UInt32) -> UInt32 {
    var remainder: UInt64 = 0
    for i in limbs.indices.reversed() {
      let wide = remainder &<< 32 | UInt64(limbs[i])
      limbs[i] = UInt32(truncatingIfNeeded: wide / UInt64(divisor))
      remainder = wide % UInt64(divisor)
    }
    dropLeadingZeros()
    return UInt32(truncatingIfNeeded: remainder)
  }

  /// Minus one, zero or one, as `self` is smaller than, equal to or larger than `other`.
  func compared(to other: BigInteger) -> Int {
    if limbs.count != other.limbs.count { return limbs.count < other.limbs.count ? -1 : 1 }
    for i in limbs.indices.reversed() where limbs[i] != other.limbs[i] {
      return limbs[i] < other.limbs[i] ? -1 : 1
    }
    return 0
  }

  private mutating func dropLeadingZeros() {
    while limbs.last == 0 { limbs.removeLast() }
  }
}
