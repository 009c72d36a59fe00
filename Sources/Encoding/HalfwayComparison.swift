extension DecimalText {
  /// A point halfway between two `Double`s has at most 768 digits: more than these need only be
  /// known to be zero or not.
  private static let digitsThatDecide = 800

  /// Whether the number rounds to the `Double` after `below` rather than to `below`, in exact
  /// arithmetic; a tie goes to the even one.
  ///
  /// - Precondition: the number lies between the two.
  func isAboveHalfway(
    after below: Double, in text: UnsafeBufferPointer<UInt8>, mark: UInt8
  ) -> Bool {
    var (number, power) = exactDigits(in: text, mark: mark)
    let (significand, scale) = below.wholeSignificand
    // number · 10^power against halfway = (2 · significand + 1) · 2^(scale − 1)
    var halfway = BigInteger(2 * significand + 1)
    number.multiply(byPowerOfFive: max(power, 0))
    halfway.multiply(byPowerOfFive: max(-power, 0))
    let shift = power - (scale - 1)
    number.shiftLeft(by: max(shift, 0))
    halfway.shiftLeft(by: max(-shift, 0))
    let order = number.compared(to: halfway)
    return order > 0 || (order == 0 && significand & 1 == 1)
  }

  /// The digits as one whole number, and the power of ten that it is to be multiplied with.
  private func exactDigits(
    in text: UnsafeBufferPointer<UInt8>, mark: UInt8
  ) -> (BigInteger, power: Int) {
    var number = BigInteger(0)
    var taken = 0
    var tail = false
    for at in digits where text[at] != mark {
      let digit = UInt32(text[at] - UInt8(ascii: "0"))
      if taken == 0 && digit == 0 { continue }
      if taken < DecimalText.digitsThatDecide {
        number.multiply(by: 10, adding: digit)
        taken += 1
      } else if digit != 0 {
        tail = true
      }
    }
    // `exponent` belongs to the first 19 digits.
    var power = exponent - max(taken - 19, 0)
    if tail {
      number.multiply(by: 10, adding: 1)
      power -= 1
    }
    return (number, power)
  }
}

extension Double {
  /// The magnitude of a finite number as `significand · 2^scale`, both whole numbers.
  var wholeSignificand: (significand: UInt64, scale: Int) {
    let fraction = bitPattern & (1 &<< 52 &- 1)
    let biased = Int(bitPattern &>> 52 & 0x7ff)
    return biased == 0 ? (fraction, -1074) : (fraction | 1 &<< 52, biased - 1075)
  }
}
