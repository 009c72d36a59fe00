extension CSVScanner {
  /// At the beginning of a text, with the delimiter found out from its first line.
  init(
    _ text: UnsafeBufferPointer<UInt8>, name: String, decimalComma: Bool, isWhole: Bool = true,
    longestRow: Int = CSVScanner.longestRow
  ) throws(TableError) {
    let start = text.prefix(2)
    if start.elementsEqual([0xff, 0xfe]) || start.elementsEqual([0xfe, 0xff]) {
      throw TableError(.isUTF16, file: name, line: 1, column: 1, text: "")
    }
    self.init(text, name: name, delimiter: 0x0a, isWhole: isWhole)
    let first = findRow() ? at : text.count
    let found = mostFrequentDelimiter(in: text, from: first, decimalComma: decimalComma)
    self.init(
      text, name: name, delimiter: found.delimiter, isWhole: isWhole, longestRow: longestRow)
    isDelimiterCertain = isWhole || found.end < text.count
  }
}

/// The delimiter that a line holds most of outside quotation marks, and where the line ends, or is
/// no text any more.
///
/// Of equally many, a tab comes before a semicolon and that before a comma, which names hold most
/// easily. A quotation mark that does not begin a cell is a letter like any other.
private func mostFrequentDelimiter(
  in text: UnsafeBufferPointer<UInt8>, from start: Int, decimalComma: Bool
) -> (delimiter: UInt8, end: Int) {
  let candidates =
    [UInt8(ascii: "\t"), UInt8(ascii: ";")] + (decimalComma ? [] : [UInt8(ascii: ",")])
  var counts = candidates.map { _ in 0 }
  var isInsideQuotes = false
  // At the beginning of a cell, and behind a mark that closes unless the next one doubles it.
  var opens = true
  var end = start
  while end < text.count {
    let byte = text[end]
    if byte == 0 { break }
    if isInsideQuotes {
      if byte == UInt8(ascii: "\"") { (isInsideQuotes, opens) = (false, true) }
    } else if byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r") {
      break
    } else if let candidate = candidates.firstIndex(of: byte) {
      counts[candidate] += 1
      opens = true
    } else if byte == UInt8(ascii: "\"") && opens {
      isInsideQuotes = true
    } else if byte != UInt8(ascii: " ") {
      opens = false
    }
    end += 1
  }
  var best = candidates.count - 1
  for candidate in candidates.indices.reversed() where counts[candidate] >= counts[best] {
    if counts[candidate] > 0 { best = candidate }
  }
  return (candidates[best], end)
}
