import Kernels

/// A number of about 31 digits, of any size: a double-double between 1 and 2 (or 0, or not
/// finite), times a power of two.
///
/// It is what derivations are evaluated with a second time. Sums, products and quotients err by
/// at most 2⁻¹⁰⁰ relative to their result; nothing underflows, and exponentials are told from each
/// other up to e^±(2⁵⁸) (of a processor with 32 bits e^±(2²⁶)), so that e^x/(1 + e^x) can be
/// evaluated as it is printed.
struct ManyDigits: Equatable {
  private(set) var significand: DoubleDouble
  private(set) var exponent: Int

  static let zero = ManyDigits(0)
  static let one = ManyDigits(1)

  init(_ value: Double) { self.init(DoubleDouble(value), exponent: 0) }

  init(_ value: DoubleDouble, exponent: Int = 0) {
    (significand, self.exponent) = (value, exponent)
    normalise()
  }

  /// Brings the significand between 1 and 2, exactly.
  private mutating func normalise() {
    let size = Int(truncatingIfNeeded: significand.high.bitPattern >> 52) & 0x7FF
    if size == 1023 { return }
    guard size > 0 && size < 0x7FF else { return normaliseRare() }
    // The first factor has an exponent in range; where one is not enough, the low part is 0 or
    // already the last bits of a subnormal.
    significand = Self.scaled(significand, by: 1023 - size)
    exponent += size - 1023
  }

  private mutating func normaliseRare() {
    if significand.high.isFinite && significand.high != 0 {
      significand = Self.scaled(significand, by: 200)
      exponent -= 200
      normalise()
    } else {
      (significand, exponent) = (DoubleDouble(significand.high), 0)
    }
  }

  private static func scaled(_ value: DoubleDouble, by power: Int) -> DoubleDouble {
    let factor = Double(sign: .plus, exponent: power, significand: 1)
    return DoubleDouble(high: value.high * factor, low: value.low * factor)
  }

  /// The nearest `Double`; of subnormal results it may be a neighbour.
  var nearest: Double {
    guard exponent > -1200 else { return 0 * significand.high }
    guard exponent < 1100 else { return significand.high * .infinity }
    let half = exponent / 2
    return Double(sign: .plus, exponent: exponent - half, significand: 1)
      * (Double(sign: .plus, exponent: half, significand: 1) * significand.high)
  }

  var isFinite: Bool { significand.high.isFinite }
  var isZero: Bool { significand.high == 0 }
  var isNegative: Bool { significand.high < 0 }
  var magnitude: ManyDigits { isNegative ? -self : self }

  /// Exponents have so many bits: sums of two of them are far from what an `Int` holds.
  static let mostBits = Int.bitWidth - 4

  /// Beyond this the exponents of results stay where they are.
  static let farthest = 1 << mostBits

  /// How far off the number may be because its exponent is the last there is.
  var saturation: ManyDigits {
    exponent >= Self.farthest
      ? ManyDigits(.infinity) : exponent <= -Self.farthest ? magnitude : .zero
  }

  /// Times a power of two.
  func scaled(by power: Int) -> ManyDigits {
    var result = self
    if !isZero && isFinite {
      result.exponent = max(-Self.farthest, min(Self.farthest, exponent + power))
    }
    return result
  }
}

extension ManyDigits {
  static prefix func - (a: ManyDigits) -> ManyDigits {
    var result = a
    result.significand = -a.significand
    return result
  }

  static func + (a: ManyDigits, b: ManyDigits) -> ManyDigits {
    guard a.isFinite && b.isFinite else {
      return ManyDigits(a.significand.high + b.significand.high)
    }
    if a.isZero { return b }
    if b.isZero { return a }
    let distance = a.exponent - b.exponent
    if distance > 300 { return a }
    if distance < -300 { return b }
    return distance >= 0
      ? ManyDigits(a.significand + scaled(b.significand, by: -distance), exponent: a.exponent)
      : ManyDigits(scaled(a.significand, by: distance) + b.significand, exponent: b.exponent)
  }

  static func - (a: ManyDigits, b: ManyDigits) -> ManyDigits { a + -b }

  static func * (a: ManyDigits, b: ManyDigits) -> ManyDigits {
    guard a.isFinite && b.isFinite else {
      return ManyDigits(a.significand.high * b.significand.high)
    }
    return ManyDigits(a.significand * b.significand).scaled(by: a.exponent + b.exponent)
  }

  static func / (a: ManyDigits, b: ManyDigits) -> ManyDigits {
    guard a.isFinite && b.isFinite && !b.isZero else {
      return ManyDigits(a.significand.high / b.significand.high)
    }
    return ManyDigits(a.significand / b.significand).scaled(by: a.exponent - b.exponent)
  }

  static func < (a: ManyDigits, b: ManyDigits) -> Bool { (a - b).isNegative }
}
