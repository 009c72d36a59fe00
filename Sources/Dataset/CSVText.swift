/// A CSV text that comes in pieces: its header, and what has come and has not been read yet.
struct CSVText {
  let header: TableHeader
  private(set) var bytes: [UInt8] = []
  /// Whether nothing more comes.
  private(set) var isWhole = false
  /// Where `bytes` begin.
  private var start: TextStart
  /// The beginning of a line, behind all rows that have been read.
  private var next: TextStart
  private let longestRow: Int
  private let more: (inout [UInt8]) -> Bool

  /// Takes as many pieces as the header needs.
  ///
  /// - Parameter more: appends the next piece; returns whether there may be another.
  init(
    name: String, decimalComma: Bool, longestRow: Int = CSVScanner.longestRow,
    more: @escaping (inout [UInt8]) -> Bool
  ) throws(TableError) {
    (self.longestRow, self.more) = (longestRow, more)
    while true {
      isWhole = !takePieces(onto: &bytes, upTo: longestRow, from: more)
      let isWhole = isWhole
      let found = try bytes.withUnsafeBufferPointer { text throws(TableError) in
        try readHeader(
          text, name: name, decimalComma: decimalComma, isWhole: isWhole, longestRow: longestRow)
      }
      if let found {
        (header, start, next) = found
        return
      }
    }
  }

  /// Lets a scanner read on from where the last one stopped: at the beginning of a line.
  mutating func scan<Result>(
    _ body: (inout CSVScanner) throws(TableError) -> Result
  ) throws(TableError) -> Result {
    let (result, stop) = try bytes.withUnsafeBufferPointer { text throws(TableError) in
      var scanner = CSVScanner(
        text, name: header.file, delimiter: header.delimiter, start: start, isWhole: isWhole,
        longestRow: longestRow)
      scanner.move(to: next.offset, line: next.line)
      let result = try body(&scanner)
      return (result, TextStart(offset: scanner.at, line: scanner.line))
    }
    next = stop
    return result
  }

  /// Drops what has been read, and takes more.
  ///
  /// - Throws: a `TableError` where a row goes on and on.
  mutating func readOn() throws(TableError) {
    if next.offset > start.offset {
      bytes.removeFirst(next.offset)
      next.offset = 0
      start = next
    }
    // The end of the line, which may have come already, is no part of the row.
    if bytes.count > longestRow + 2 { throw try scan { $0.tooLong(from: $0.at) } }
    isWhole = !takePieces(onto: &bytes, upTo: longestRow, from: more)
  }
}

/// Appends pieces until the text is twice as long as it was, so that a row that is longer than a
/// piece is not read again with each of them, or longer than a row may be; returns whether there
/// may be more.
private func takePieces(
  onto bytes: inout [UInt8], upTo longestRow: Int, from more: (inout [UInt8]) -> Bool
) -> Bool {
  let enough = min(2 * bytes.count, longestRow + 3)
  repeat {
    if !more(&bytes) { return false }
  } while bytes.count < enough
  return true
}

/// The header, where the text begins, and the line behind the header; nil if it takes more text.
private func readHeader(
  _ text: UnsafeBufferPointer<UInt8>, name: String, decimalComma: Bool, isWhole: Bool,
  longestRow: Int
) throws(TableError) -> (TableHeader, TextStart, TextStart)? {
  var scanner = try CSVScanner(
    text, name: name, decimalComma: decimalComma, isWhole: isWhole, longestRow: longestRow)
  let hasRow = scanner.findRow()
  if !isWhole && (!hasRow || !scanner.isDelimiterCertain) {
    if text.count > longestRow + 2 { throw scanner.tooLong(from: scanner.at) }
    return nil
  }
  let start = scanner.at
  do throws(TableError) {
    let header = try TableHeader(&scanner, decimalComma: decimalComma)
    if scanner.isAtCut { return nil }
    return (header, scanner.start, TextStart(offset: scanner.at, line: scanner.line))
  } catch {
    if scanner.isCut(from: start) { return nil }
    throw error
  }
}
