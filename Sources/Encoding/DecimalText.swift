/// The parts of a decimal number's text, as far as its grammar goes: an optional sign, digits with
/// an optional decimal mark among, before or after them, and an optional power of ten.
struct DecimalText {
  let isNegative: Bool
  /// The first 19 digits from the first one that is not zero.
  let leading: UInt64
  /// The power of ten that `leading` is to be multiplied with.
  let exponent: Int
  /// Whether a digit other than 0 follows the leading ones.
  let isCut: Bool
  /// Where the digits (and the mark among them) stand in the text.
  let digits: Range<Int>

  /// `nil` if the text is anything but a decimal number from end to end.
  @inline(__always)
  init?(_ text: UnsafeBufferPointer<UInt8>, mark: UInt8) {
    let end = text.count
    var at = 0
    var negative = false
    if at < end, text[at] == UInt8(ascii: "-") || text[at] == UInt8(ascii: "+") {
      negative = text[at] == UInt8(ascii: "-")
      at += 1
    }

    let start = at
    var leading: UInt64 = 0
    var taken = 0
    var exponent = 0
    var cut = false
    var digitCount = 0
    while at < end {
      let digit = text[at] &- UInt8(ascii: "0")
      if digit > 9 { break }
      if taken < 19 {
        leading = leading &* 10 &+ UInt64(digit)
        if leading != 0 { taken &+= 1 }
      } else {
        exponent &+= 1
        if digit != 0 { cut = true }
      }
      digitCount &+= 1
      at &+= 1
    }
    if at < end, text[at] == mark {
      at += 1
      while at < end {
        let digit = text[at] &- UInt8(ascii: "0")
        if digit > 9 { break }
        if taken < 19 {
          leading = leading &* 10 &+ UInt64(digit)
          if leading != 0 { taken &+= 1 }
          exponent &-= 1
        } else if digit != 0 {
          cut = true
        }
        digitCount &+= 1
        at &+= 1
      }
    }
    if digitCount == 0 { return nil }
    digits = start..<at

    if at < end, text[at] | 0x20 == UInt8(ascii: "e") {
      guard let power = DecimalText.power(text, from: at + 1) else { return nil }
      exponent += power
      at = end
    }
    if at != end { return nil }
    self.isNegative = negative
    self.leading = leading
    self.exponent = exponent
    self.isCut = cut
  }

  /// The signed whole number from `start` to the end of the text; `nil` if there is none.
  private static func power(_ text: UnsafeBufferPointer<UInt8>, from start: Int) -> Int? {
    var at = start
    var negative = false
    if at < text.count, text[at] == UInt8(ascii: "-") || text[at] == UInt8(ascii: "+") {
      negative = text[at] == UInt8(ascii: "-")
      at += 1
    }
    if at == text.count { return nil }
    var power = 0
    while at < text.count {
      let digit = text[at] &- UInt8(ascii: "0")
      if digit > 9 { return nil }
      // No text is long enough for its zeros to make up for a power as large as this.
      if power < .max / 20 { power = power * 10 + Int(digit) }
      at += 1
    }
    return negative ? -power : power
  }
}
