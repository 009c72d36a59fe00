/// What came of reading a text as a decimal number.
package enum DecimalReading: Equatable, Sendable {
  /// The `Double` nearest to the number, ties to even; ±0 if it is too small for any other.
  case value(Double)
  /// The text is no decimal number: empty, `nan`, `inf`, hexadecimal, or followed by something.
  case syntax
  /// A decimal number whose nearest `Double` would be infinite: 1.797…e308 and beyond.
  case overflow

  package var value: Double? {
    if case .value(let value) = self { value } else { nil }
  }
}

/// Reads a whole text as a decimal number, correctly rounded.
///
/// The text is an optional sign, digits with at most one decimal mark (`5.` and `.5` are numbers,
/// `.` is none), and an optional `e` or `E` with a signed power of ten. There are no blanks in it.
///
/// Most numbers are one exact product or quotient (W. D. Clinger, How to read floating point
/// numbers accurately, 1990, doi 10.1145/93542.93557); the others are bracketed by 128-bit products
/// (D. Lemire, Number parsing at a gigabyte per second, 2021, doi 10.1002/spe.2984); the very few
/// that are still undecided are compared with the halfway point in whole numbers.
///
/// - Parameter comma: the decimal mark is `,` instead of `.`
package func readDecimal(
  _ text: UnsafeBufferPointer<UInt8>, comma: Bool = false
) -> DecimalReading {
  let mark = comma ? UInt8(ascii: ",") : UInt8(ascii: ".")
  guard let decimal = DecimalText(text, mark: mark) else { return .syntax }
  let (digits, exponent) = (decimal.leading, decimal.exponent)
  var magnitude = Double(digits)
  if !decimal.isCut, digits <= 1 &<< 53, -22 <= exponent, exponent <= 22 {
    if exponent < 0 {
      magnitude /= exactPowersOfTen[-exponent]
    } else if exponent > 0 {
      magnitude *= exactPowersOfTen[exponent]
    }
  } else {
    magnitude = nearestDouble(to: decimal, in: text, mark: mark)
    if magnitude.isInfinite { return .overflow }
  }
  return .value(decimal.isNegative ? -magnitude : magnitude)
}

/// Reads a whole text as a decimal number, correctly rounded.
package func readDecimal(_ text: String, comma: Bool = false) -> DecimalReading {
  var text = text
  return text.withUTF8 { readDecimal($0, comma: comma) }
}

@inline(never)
private func nearestDouble(
  to decimal: DecimalText, in text: UnsafeBufferPointer<UInt8>, mark: UInt8
) -> Double {
  let (leading, exponent) = (decimal.leading, decimal.exponent)
  if leading == 0 { return 0 }
  if exponent < PowerOfFive.range.lowerBound { return 0 }
  if exponent > PowerOfFive.range.upperBound { return .infinity }

  var bounds = DoubleBounds(leading, timesTenTo: exponent)
  if decimal.isCut {
    bounds.above = DoubleBounds(leading + 1, timesTenTo: exponent).above
  }
  if bounds.below == bounds.above { return bounds.below }
  return decimal.isAboveHalfway(after: bounds.below, in: text, mark: mark)
    ? bounds.below.nextUp : bounds.below
}

/// The powers of ten that a `Double` holds exactly.
private let exactPowersOfTen: [Double] = [
  1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16,
  1e17, 1e18, 1e19, 1e20, 1e21, 1e22,
]
