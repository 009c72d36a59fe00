extension JSONParser {
  mutating func number() throws(JSONFault) -> JSON {
    let start = at
    if next == UInt8(ascii: "-") { at += 1 }
    let first = at
    try digits()
    if text[first] == UInt8(ascii: "0") && at > first + 1 {
      throw fault("a number cannot begin with a zero and more digits", at: start)
    }
    var isWhole = true
    if next == UInt8(ascii: ".") {
      isWhole = false
      at += 1
      try digits()
    }
    if next | 0x20 == UInt8(ascii: "e") {
      isWhole = false
      at += 1
      if next == UInt8(ascii: "-") || next == UInt8(ascii: "+") { at += 1 }
      try digits()
    }
    let token = UnsafeBufferPointer(rebasing: text[start..<at])
    if isWhole, let integer = wholeNumber(token) { return .integer(integer) }
    switch readDecimal(token) {
    case .value(let value): return .number(value)
    case .overflow: throw fault("this number is beyond the range of Double", at: start)
    case .syntax: throw fault("a value should stand here", at: start)
    }
  }

  private mutating func digits() throws(JSONFault) {
    let start = at
    while UInt8(ascii: "0") <= next && next <= UInt8(ascii: "9") { at += 1 }
    if at == start { throw fault("a digit should stand here") }
  }

  /// `nil` for what does not fit, and for -0, which no integer is.
  private func wholeNumber(_ token: UnsafeBufferPointer<UInt8>) -> Int? {
    let negative = token[0] == UInt8(ascii: "-")
    var value = 0
    for byte in token.dropFirst(negative ? 1 : 0) {
      let digit = Int(byte - UInt8(ascii: "0"))
      let (tens, overflow) = value.multipliedReportingOverflow(by: 10)
      let (sum, overflow2) =
        negative ? tens.subtractingReportingOverflow(digit) : tens.addingReportingOverflow(digit)
      if overflow || overflow2 { return nil }
      value = sum
    }
    return negative && value == 0 ? nil : value
  }

  mutating func string() throws(JSONFault) -> String {
    let start = at
    at += 1
    var content: [UInt8] = []
    while true {
      if at == text.count { throw fault("this string does not end", at: start) }
      let byte = text[at]
      switch byte {
      case UInt8(ascii: "\""):
        at += 1
        return String(decoding: content, as: UTF8.self)
      case UInt8(ascii: "\\"):
        try escape(into: &content)
      case 0..<0x20:
        throw fault("a control character in a string has to be written as an escape")
      default:
        content.append(byte)
        at += 1
      }
    }
  }

  private mutating func escape(into content: inout [UInt8]) throws(JSONFault) {
    let start = at
    at += 1
    let letter = next
    at += 1
    switch letter {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): content.append(letter)
    case UInt8(ascii: "b"): content.append(0x08)
    case UInt8(ascii: "f"): content.append(0x0c)
    case UInt8(ascii: "n"): content.append(0x0a)
    case UInt8(ascii: "r"): content.append(0x0d)
    case UInt8(ascii: "t"): content.append(0x09)
    case UInt8(ascii: "u"):
      var value = try codeUnit(escapeAt: start)
      if 0xd800 <= value, value < 0xdc00, next == UInt8(ascii: "\\") {
        let second = at
        at += 1
        if !(next == UInt8(ascii: "u")) { throw half(at: start) }
        at += 1
        let low = try codeUnit(escapeAt: second)
        if !(0xdc00 <= low && low < 0xe000) { throw half(at: start) }
        value = 0x10000 + (value - 0xd800) &<< 10 + (low - 0xdc00)
      }
      guard let scalar = Unicode.Scalar(value) else { throw half(at: start) }
      content += UTF8.encode(scalar).unsafelyUnwrapped
    default: throw fault("there is no such escape", at: start)
    }
  }

  private func half(at start: Int) -> JSONFault {
    fault("this escape is one half of a character, without the other", at: start)
  }

  private mutating func codeUnit(escapeAt start: Int) throws(JSONFault) -> UInt32 {
    var value: UInt32 = 0
    for _ in 0..<4 {
      switch next {
      case UInt8(ascii: "0")...UInt8(ascii: "9"): value = value &* 16 + UInt32(next - 48)
      case UInt8(ascii: "a")...UInt8(ascii: "f"): value = value &* 16 + UInt32(next - 87)
      case UInt8(ascii: "A")...UInt8(ascii: "F"): value = value &* 16 + UInt32(next - 55)
      default: throw fault("\\u takes four hexadecimal digits", at: start)
      }
      at += 1
    }
    return value
  }
}
