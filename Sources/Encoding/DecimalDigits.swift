/// A finite number in decimal: `±d.ddd… · 10^exponent`.
///
/// Every `Double` is such a number exactly, with at most 767 digits; roundings of it are made from
/// all of them, never from another rounding.
package struct DecimalDigits: Equatable, Sendable {
  package private(set) var isNegative: Bool
  /// Each 0…9, the first one not 0 and neither the last; none for zero.
  package private(set) var digits: [UInt8]
  /// The power of ten of the first digit.
  package private(set) var exponent: Int

  package var isZero: Bool { digits.isEmpty }

  /// The exact value of `x`.
  /// - Precondition: `x` is finite.
  package init(exactly x: Double) {
    precondition(x.isFinite, "only finite numbers have digits")
    isNegative = x.sign == .minus
    digits = []
    exponent = 0
    if x == 0 { return }

    // significand · 2^scale, where 2^−s = 5^s / 10^s
    var (significand, scale) = x.wholeSignificand
    let zeros = significand.trailingZeroBitCount
    significand &>>= UInt64(zeros)
    scale += zeros
    var whole = BigInteger(significand)
    if scale >= 0 {
      whole.shiftLeft(by: scale)
    } else {
      whole.multiply(byPowerOfFive: -scale)
    }
    while !whole.isZero {
      var nine = whole.divide(by: 1_000_000_000)
      for _ in 0..<9 {
        digits.append(UInt8(truncatingIfNeeded: nine % 10))
        nine /= 10
      }
    }
    while digits.last == 0 { digits.removeLast() }
    digits.reverse()
    exponent = digits.count - 1 + min(scale, 0)
    dropTrailingZeros()
  }

  /// The fewest digits that only `x` is nearest to; among those the ones nearest to `x`.
  /// - Precondition: `x` is finite.
  package init(shortest x: Double) {
    precondition(x.isFinite, "only finite numbers have digits")
    isNegative = x.sign == .minus
    digits = []
    exponent = 0
    // The standard library's description has these digits (SwiftDtoa), in a layout of its own.
    var beforeMark: Int?
    var power = 0
    var description = x.magnitude.description
    description.withUTF8 { text in
      var at = 0
      while at < text.count, text[at] != UInt8(ascii: "e") {
        if text[at] == UInt8(ascii: ".") {
          beforeMark = digits.count
        } else {
          digits.append(text[at] - UInt8(ascii: "0"))
        }
        at += 1
      }
      let negative = at + 1 < text.count && text[at + 1] == UInt8(ascii: "-")
      for byte in text[min(at + 2, text.count)...] { power = power * 10 + Int(byte - 48) }
      if negative { power = -power }
    }
    exponent = (beforeMark ?? digits.count) - 1 + power
    let zeros = digits.prefix { $0 == 0 }.count
    digits.removeFirst(zeros)
    exponent -= zeros
    dropTrailingZeros()
  }

  /// The nearest number with at most so many significant digits; ties to an even last digit.
  package func rounded(toSignificant count: Int) -> DecimalDigits {
    precondition(count >= 1, "a number has at least one significant digit")
    return rounded(keeping: count)
  }

  /// The nearest number with at most so many digits after the decimal point; ties to an even last
  /// digit.
  package func rounded(toDecimals count: Int) -> DecimalDigits {
    rounded(keeping: exponent + 1 + count)
  }

  /// Keeps the first `count` digits; 0 asks whether the number rounds to one in the place before
  /// the first.
  private func rounded(keeping count: Int) -> DecimalDigits {
    if count >= digits.count { return self }
    var result = self
    result.digits.removeSubrange(max(count, 0)...)
    let first = count >= 0 ? digits[count] : 0
    let isEven = count <= 0 || digits[count - 1] % 2 == 0
    let isTie = first == 5 && count + 1 == digits.count
    if first < 5 || (isTie && isEven) {
      result.dropTrailingZeros()
    } else {
      while result.digits.last == 9 { result.digits.removeLast() }
      if result.digits.isEmpty {
        result.digits = [1]
        result.exponent += 1
      } else {
        result.digits[result.digits.count - 1] += 1
      }
    }
    return result
  }

  private mutating func dropTrailingZeros() {
    while digits.last == 0 { digits.removeLast() }
    if digits.isEmpty { exponent = 0 }
  }
}
