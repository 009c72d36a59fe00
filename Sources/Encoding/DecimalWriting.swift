/// `x` rounded to so many significant digits: the correct rounding of its exact binary value, ties
/// to an even last digit.
///
/// From 10^−5 up to, not including, 10^15 the number is written plainly, `0.001234`; outside of
/// that, and where a plain number would need zeros that are no digits of the rounding, with a power
/// of ten, `1.234e-20`. Zero of either sign is `0`; what is not finite is `nan`, `inf` or `-inf`.
///
/// - Parameters:
///   - digits: at least 1
///   - keepingZeros: writes as many digits as asked for, `0.5000` instead of `0.5`
public func decimal(_ x: Double, digits: Int, keepingZeros: Bool = false) -> String {
  guard x.isFinite else { return nonFiniteText(x) }
  let exact = DecimalDigits(exactly: x)
  if exact.isZero { return "0" }
  let rounded = exact.rounded(toSignificant: digits)
  let least = keepingZeros ? digits : 1
  let isPlain =
    -5 <= rounded.exponent && rounded.exponent < 15
    && (rounded.exponent < digits || rounded == exact)
  return isPlain
    ? rounded.plain(decimals: least - 1 - rounded.exponent) : rounded.scientific(digits: least)
}

/// `x` rounded to so many digits after the decimal point: the correct rounding of its exact binary
/// value, ties to an even last digit.
///
/// Always plain, `-0.05`, and never with a minus sign on a number that is rounded to zero. What is
/// not finite is `nan`, `inf` or `-inf`.
///
/// - Parameters:
///   - decimals: at least 0
///   - keepingZeros: writes as many decimals as asked for, `0.50` instead of `0.5`
public func decimal(_ x: Double, decimals: Int, keepingZeros: Bool = true) -> String {
  precondition(decimals >= 0, "there are no fewer than zero decimals")
  guard x.isFinite else { return nonFiniteText(x) }
  let rounded = DecimalDigits(exactly: x).rounded(toDecimals: decimals)
  return rounded.plain(decimals: keepingZeros ? decimals : 0)
}

/// The shortest text that reads back to the same bits, in JSON's grammar.
///
/// The layout is that of JavaScript (ECMA-262, Number::toString): `0.1`, `100000`, `1e+22`,
/// `5e-324`; only that the sign of `-0` is kept. What is not finite is `nan`, `inf` or `-inf`,
/// which JSON can hold as strings.
public func shortest(_ x: Double) -> String {
  guard x.isFinite else { return nonFiniteText(x) }
  if x == 0 { return x.sign == .minus ? "-0" : "0" }
  let digits = DecimalDigits(shortest: x)
  return -7 < digits.exponent && digits.exponent < 21
    ? digits.plain() : digits.scientific(plus: true)
}

private func nonFiniteText(_ x: Double) -> String {
  x.isNaN ? "nan" : x > 0 ? "inf" : "-inf"
}

extension DecimalDigits {
  /// `-123.45`, with zeros at the end up to the given number of decimals.
  package func plain(decimals least: Int = 0) -> String {
    var text: [UInt8] = []
    if isNegative && !isZero { text.append(UInt8(ascii: "-")) }
    // The places run from the power of ten of the first to that of the last one written.
    for place in 0...max(exponent, 0) {
      text.append(character(ofPower: max(exponent, 0) - place))
    }
    let decimals = max(isZero ? 0 : digits.count - 1 - exponent, least)
    if decimals > 0 {
      text.append(UInt8(ascii: "."))
      for place in 1...decimals { text.append(character(ofPower: -place)) }
    }
    return String(decoding: text, as: UTF8.self)
  }

  /// `-1.2345e-20`, with zeros at the end of the digits up to the given number of them.
  ///
  /// - Parameter plus: writes `e+20` instead of `e20`
  package func scientific(digits least: Int = 1, plus: Bool = false) -> String {
    var text: [UInt8] = []
    if isNegative && !isZero { text.append(UInt8(ascii: "-")) }
    text.append(character(ofPower: exponent))
    let count = max(digits.count, least)
    if count > 1 { text.append(UInt8(ascii: ".")) }
    for place in 1..<max(count, 1) { text.append(character(ofPower: exponent - place)) }
    let power = "e" + (plus && exponent >= 0 ? "+" : "") + exponent.description
    return String(decoding: text, as: UTF8.self) + power
  }

  /// The digit that stands for so many times `10^power`.
  private func character(ofPower power: Int) -> UInt8 {
    let place = exponent - power
    return UInt8(ascii: "0") + (digits.indices.contains(place) ? digits[place] : 0)
  }
}
