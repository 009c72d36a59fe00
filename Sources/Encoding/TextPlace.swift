/// A place in a text: its line and its character in that line, both from 1.
///
/// Lines end with LF, CR LF or CR. A character is a Unicode scalar; a byte order mark is none.
package struct TextPlace: Equatable, Sendable {
  package let line: Int
  package let column: Int

  package init(line: Int, column: Int) {
    self.line = line
    self.column = column
  }

  /// The place of the byte at `offset`. Reads the whole text before it: made for error messages.
  package init(of offset: Int, in text: UnsafeBufferPointer<UInt8>) {
    let start = byteOrderMarkLength(text)
    self = TextPlace(line: 1, column: 1).advanced(from: start, to: offset, in: text)
  }

  /// If this is the place of the byte at `start`, the one of the byte at `end`.
  package func advanced(
    from start: Int, to end: Int, in text: UnsafeBufferPointer<UInt8>
  ) -> TextPlace {
    var (line, column) = (line, column)
    for at in start..<max(min(end, text.count), start) {
      let isCarriageReturn = text[at] == UInt8(ascii: "\r")
      let isBeforeLineFeed = at + 1 < text.count && text[at + 1] == UInt8(ascii: "\n")
      if text[at] == UInt8(ascii: "\n") || (isCarriageReturn && !isBeforeLineFeed) {
        line += 1
        column = 1
      } else if text[at] & 0xc0 != 0x80 {
        column += 1
      }
    }
    return TextPlace(line: line, column: column)
  }
}

/// 3 if the text begins with UTF-8's byte order mark, else 0.
package func byteOrderMarkLength(_ text: UnsafeBufferPointer<UInt8>) -> Int {
  text.count >= 3 && text[0] == 0xef && text[1] == 0xbb && text[2] == 0xbf ? 3 : 0
}

/// Where the first byte stands that is no part of well-formed UTF-8 (Unicode 15, table 3-7).
package func firstInvalidUTF8(in text: UnsafeBufferPointer<UInt8>) -> Int? {
  var at = 0
  while at < text.count {
    let lead = text[at]
    if lead < 0x80 {
      at += 1
      continue
    }
    // The second byte's range rules out overlong forms, surrogates and what is above U+10FFFF.
    let count: Int
    var second: ClosedRange<UInt8> = 0x80...0xbf
    switch lead {
    case 0xc2...0xdf: count = 2
    case 0xe0...0xef:
      count = 3
      if lead == 0xe0 { second = 0xa0...0xbf }
      if lead == 0xed { second = 0x80...0x9f }
    case 0xf0...0xf4:
      count = 4
      if lead == 0xf0 { second = 0x90...0xbf }
      if lead == 0xf4 { second = 0x80...0x8f }
    default: return at
    }
    if at + count > text.count || !second.contains(text[at + 1]) { return at }
    for next in (at + 1)..<(at + count) where text[next] & 0xc0 != 0x80 { return at }
    at += count
  }
  return nil
}
