import Encoding

/// Numbers as a reader sees them: correctly rounded, with a proper minus sign, and with powers of
/// ten written as such.

/// `x` to at most `digits` significant digits, as short as that allows.
package func shown(_ x: Double, digits: Int) -> String {
  guard x.isFinite else { return nonFinite(x) }
  if x == 0 || (x.magnitude >= 0.0001 && x.magnitude < 1_000_000) {
    return withMinusSign(decimal(x, digits: digits))
  }
  return scientific(x, digits: digits, keepingZeros: false)
}

/// `x` to so many decimals, so that decimal points stand in line; in powers of ten from 100 000 on.
package func shown(_ x: Double, decimals: Int) -> String {
  guard x.isFinite else { return nonFinite(x) }
  guard x.magnitude < 100_000 else { return scientific(x, digits: 4) }
  return withMinusSign(decimal(x, decimals: decimals))
}

/// A parameter, derivative or residual in a list: five decimals, or four digits and a power of
/// ten where fewer than three of the decimals would tell.
package func shownValue(_ x: Double) -> String {
  guard x.isFinite else { return nonFinite(x) }
  if x == 0 || (x.magnitude >= 0.001 && x.magnitude < 100_000) { return shown(x, decimals: 5) }
  return scientific(x, digits: 4)
}

/// A loss: six significant digits, always as many.
package func shownLoss(_ x: Double) -> String {
  guard x.isFinite else { return nonFinite(x) }
  if x == 0 || (x.magnitude >= 0.0001 && x.magnitude < 1_000_000) {
    return withMinusSign(decimal(x, digits: 6, keepingZeros: true))
  }
  return scientific(x, digits: 6)
}

/// `n` with thin spaces between groups of three from five figures on.
func grouped(_ n: Int) -> String {
  let figures = Array(String(n.magnitude).utf8)
  guard figures.count > 4 else { return String(n) }
  var text = n < 0 ? "\u{2212}" : ""
  for (place, figure) in figures.enumerated() {
    if place > 0 && (figures.count - place) % 3 == 0 { text += "\u{202F}" }
    text.unicodeScalars.append(Unicode.Scalar(figure))
  }
  return text
}

private func nonFinite(_ x: Double) -> String {
  x.isNaN ? "not a number" : x < 0 ? "\u{2212}∞" : "∞"
}

private func scientific(_ x: Double, digits: Int, keepingZeros: Bool = true) -> String {
  let rounded = DecimalDigits(exactly: x).rounded(toSignificant: digits)
  var text = rounded.isNegative ? "\u{2212}" : ""
  let count = keepingZeros ? digits : rounded.digits.count
  for place in 0..<max(count, 1) {
    if place == 1 { text += "." }
    text += String(place < rounded.digits.count ? rounded.digits[place] : 0)
  }
  return text + "×10" + superscript(rounded.exponent)
}

private func withMinusSign(_ text: String) -> String {
  let bytes = Array(text.utf8)
  guard bytes.first == 0x2D else { return text }
  return "\u{2212}" + String(decoding: bytes[1...], as: UTF8.self)
}
