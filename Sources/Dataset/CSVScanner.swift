import Encoding

/// Where a text, or what is still there of it, begins: an offset, and its line from 1.
struct TextStart {
  var offset: Int
  var line: Int
}

/// Walks over the cells of a CSV text (RFC 4180), and of what else goes by that name: any line
/// ends, blanks around cells, quotation marks inside cells that do not begin with one.
struct CSVScanner {
  struct Cell {
    /// The bytes between the quotation marks, or from the first to the last that is no blank.
    var content: Range<Int>
    var isQuoted = false
    var hasDoubledQuotes = false
    /// Whether another cell of the same row follows.
    var isFollowed = false

    /// Where the cell starts, its quotation mark included.
    var start: Int { content.lowerBound - (isQuoted ? 1 : 0) }
  }

  let text: UnsafeBufferPointer<UInt8>
  let name: String
  let delimiter: UInt8
  /// Where the text begins: its first byte, or what follows a byte order mark.
  let start: TextStart
  /// Whether nothing more comes behind the text.
  let isWhole: Bool
  /// How many bytes a row may have.
  let longestRow: Int
  /// Whether no further text can tell of another delimiter.
  var isDelimiterCertain = true
  /// The next byte to read.
  private(set) var at: Int
  /// The line of that byte, from 1.
  private(set) var line: Int
  /// Where the last row that was read ends, before its line end.
  private(set) var endOfRow = 0

  init(
    _ text: UnsafeBufferPointer<UInt8>, name: String, delimiter: UInt8, start: TextStart? = nil,
    isWhole: Bool = true, longestRow: Int = Self.longestRow
  ) {
    self.text = text
    self.name = name
    self.delimiter = delimiter
    self.start = start ?? TextStart(offset: byteOrderMarkLength(text), line: 1)
    self.isWhole = isWhole
    self.longestRow = longestRow
    (at, line) = (self.start.offset, self.start.line)
  }

  /// Skips lines with nothing but blanks in them; whether a row stands behind them. If none does
  /// but more text is to come, a line that it may change is not skipped.
  mutating func findRow() -> Bool {
    while true {
      var end = at
      while end < text.count, isBlank(text[end]) { end += 1 }
      if end == text.count {
        if isWhole { at = end }
        return false
      }
      if text[end] != lineFeed && text[end] != carriageReturn { return true }
      if !isWhole && end + 1 == text.count { return false }
      at = end
      endLine()
    }
  }

  /// Goes back, or ahead, to the beginning of a line.
  mutating func move(to offset: Int, line: Int) {
    at = offset
    self.line = line
  }

  /// The same text, to be read again from `offset`.
  func rewound(to offset: Int) -> CSVScanner {
    var scanner = self
    scanner.at = offset
    return scanner
  }

  /// Reads the next cell of the row and what ends it.
  @inline(__always)
  mutating func cell() throws(TableError) -> Cell {
    let start = at
    while at < text.count, isBlank(text[at]) { at &+= 1 }
    if at < text.count, text[at] == quote { return try quotedCell() }

    while at < text.count {
      let byte = text[at]
      if byte == delimiter || byte == lineFeed || byte == carriageReturn { break }
      if byte == 0 { throw error(.nulByte, at: at) }
      at &+= 1
    }
    var (first, end) = (start, at)
    while first < end, isBlank(text[first]) { first &+= 1 }
    while end > first, isBlank(text[end &- 1]) { end &-= 1 }
    return Cell(content: first..<end, isFollowed: endCell())
  }

  private mutating func quotedCell() throws(TableError) -> Cell {
    let opening = at
    at += 1
    var hasDoubledQuotes = false
    while true {
      if at == text.count { throw error(.unterminatedQuote, at: opening) }
      let byte = text[at]
      if byte == quote {
        if at + 1 == text.count || text[at + 1] != quote { break }
        hasDoubledQuotes = true
        at += 2
      } else if byte == lineFeed || byte == carriageReturn {
        endLine()
      } else if byte == 0 {
        throw error(.nulByte, at: at)
      } else {
        at += 1
      }
    }
    let content = (opening + 1)..<at
    at += 1
    while at < text.count, isBlank(text[at]) { at += 1 }
    if at < text.count, text[at] != delimiter, text[at] != lineFeed, text[at] != carriageReturn {
      throw error(.textAfterQuote, at: at, text: at..<endOfCell(from: at))
    }
    return Cell(
      content: content, isQuoted: true, hasDoubledQuotes: hasDoubledQuotes, isFollowed: endCell())
  }

  /// Steps over a delimiter, true, or over the end of a line or of the text, false.
  @inline(__always)
  private mutating func endCell() -> Bool {
    if at < text.count, text[at] == delimiter {
      at &+= 1
      return true
    }
    endOfRow = at
    if at < text.count { endLine() }
    return false
  }

  /// Steps over LF, CR LF or CR.
  private mutating func endLine() {
    let isPair =
      text[at] == carriageReturn && at &+ 1 < text.count && text[at &+ 1] == lineFeed
    at &+= isPair ? 2 : 1
    line &+= 1
  }

  func endOfCell(from start: Int) -> Int {
    var end = start
    while end < text.count, text[end] != delimiter, text[end] != lineFeed,
      text[end] != carriageReturn
    {
      end += 1
    }
    return end
  }

  @inline(__always)
  private func isBlank(_ byte: UInt8) -> Bool {
    byte == 0x20 || (byte == 0x09 && delimiter != 0x09)
  }
}

private let quote = UInt8(ascii: "\"")
private let lineFeed = UInt8(ascii: "\n")
private let carriageReturn = UInt8(ascii: "\r")
