/// A straight mapping from values to places, linear or logarithmic, with round ticks.
struct Axis: Sendable {
  struct Tick: Sendable {
    var value: Double
    var label: String
  }

  /// The values at the two ends, `low` < `high`.
  private(set) var low: Double
  private(set) var high: Double
  private(set) var isLogarithmic: Bool
  /// Where the ends are drawn.
  var start: Double
  var end: Double

  /// A linear axis that holds `low` to `high`; equal or not finite ends are made apart.
  init(linear low: Double, _ high: Double, start: Double, end: Double) {
    var (low, high) = (min(low, high), max(low, high))
    if !low.isFinite || !high.isFinite { (low, high) = (0, 1) }
    if high - low <= max(low.magnitude, high.magnitude) * 1e-9 {
      let room = low == 0 ? 1 : low.magnitude / 2
      (low, high) = (low - room, high + room)
    }
    (self.low, self.high, isLogarithmic) = (low, high, false)
    (self.start, self.end) = (start, end)
  }

  /// A logarithmic axis from `low` to `high`, both positive.
  init(logarithmic low: Double, _ high: Double, start: Double, end: Double) {
    self.init(linear: log10(low), log10(high), start: start, end: end)
    isLogarithmic = true
  }

  /// Where `value` is drawn; beyond the ends outside. On a logarithmic axis what is not positive
  /// stands at the low end.
  func place(_ value: Double) -> Double {
    start + fraction(value) * (end - start)
  }

  /// As `place`, held between the ends.
  func placeWithin(_ value: Double) -> Double {
    start + min(max(fraction(value), 0), 1) * (end - start)
  }

  /// 0 at the low end, 1 at the high end.
  func fraction(_ value: Double) -> Double {
    guard isLogarithmic else {
      return value.isNaN ? 0 : (value - low) / (high - low)
    }
    if value.isInfinite { return 1 }
    return value > 0 ? (log10(value) - low) / (high - low) : 0
  }

  /// About `count` ticks at 1, 2 or 5 times a power of ten; on a logarithmic axis at powers of
  /// ten.
  func ticks(_ count: Int) -> [Tick] {
    let (mantissa, exponent) = roundStep((high - low) / Double(max(count, 1)))
    let step = Double(mantissa) * (exponent < 0 ? 1 / powerOfTen(-exponent) : powerOfTen(exponent))
    guard step > 0, step.isFinite, (low / step).magnitude < 1e9, (high / step).magnitude < 1e9
    else { return [] }
    let first = -floor(-(low / step - 1e-9))
    let last = floor(high / step + 1e-9)
    guard first <= last, last - first < 100 else { return [] }
    return (first...last).map { n in
      let value = Double(n * mantissa) * (exponent < 0 ? 1 : powerOfTen(exponent))
      let shown = exponent < 0 ? value / powerOfTen(-exponent) : value
      return isLogarithmic
        ? Tick(value: shown, label: "10" + superscript(n * mantissa * wholePower(exponent)))
        : Tick(value: shown, label: plainDecimal(n * mantissa, exponent: exponent))
    }
  }

  /// Where a tick is drawn: its value is a logarithm on a logarithmic axis.
  func place(of tick: Tick) -> Double {
    start + (tick.value - low) / (high - low) * (end - start)
  }

  /// The least 1, 2 or 5 times a power of ten that is not below `least`; whole decades at least
  /// on a logarithmic axis.
  private func roundStep(_ least: Double) -> (mantissa: Int, exponent: Int) {
    var exponent = floor(log10(max(least, 1e-300)))
    if isLogarithmic && exponent < 0 { return (1, 0) }
    for _ in 0..<2 {
      let power = exponent < 0 ? 1 / powerOfTen(-exponent) : powerOfTen(exponent)
      for mantissa in [1, 2, 5] where Double(mantissa) * power >= least * (1 - 1e-9) {
        return (mantissa, exponent)
      }
      exponent += 1
    }
    return (1, exponent)
  }

  private func wholePower(_ exponent: Int) -> Int {
    Int(powerOfTen(max(exponent, 0)))
  }
}

/// `digits` · 10^`exponent` written out, with a proper minus sign; a power of ten stands beside
/// it when that would be long.
func plainDecimal(_ digits: Int, exponent: Int) -> String {
  let sign = digits < 0 ? "\u{2212}" : ""
  if digits == 0 { return "0" }
  if exponent > 5 || exponent < -6 {
    return sign + String(digits.magnitude) + "×10" + superscript(exponent)
  }
  var text = String(digits.magnitude)
  if exponent >= 0 {
    for _ in 0..<exponent { text += "0" }
    return sign + text
  }
  while text.utf8.count <= -exponent { text = "0" + text }
  let bytes = Array(text.utf8)
  let split = bytes.count + exponent
  var fraction = Array(bytes[split...])
  while fraction.last == 0x30 { fraction.removeLast() }
  let whole = sign + String(decoding: bytes[..<split], as: UTF8.self)
  return fraction.isEmpty ? whole : whole + "." + String(decoding: fraction, as: UTF8.self)
}

/// `n` in superscript figures.
func superscript(_ n: Int) -> String {
  var text = n < 0 ? "\u{207B}" : ""
  for digit in String(n.magnitude).utf8 {
    switch digit {
    case 0x31: text += "\u{B9}"
    case 0x32: text += "\u{B2}"
    case 0x33: text += "\u{B3}"
    case let other:
      text.unicodeScalars.append(Unicode.Scalar(0x2070 + UInt32(other - 0x30)) ?? " ")
    }
  }
  return text
}
