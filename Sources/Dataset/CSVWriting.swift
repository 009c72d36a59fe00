import Encoding

/// A text as one cell of a CSV file (RFC 4180): in quotation marks if it is empty, has the
/// delimiter, a quotation mark or the end of a line in it, or a blank at either end.
package func csvField(_ text: String, delimiter: UInt8 = UInt8(ascii: ",")) -> String {
  let bytes = Array(text.utf8)
  let needsQuotes =
    bytes.isEmpty || bytes[0] <= 0x20 || bytes[bytes.count - 1] <= 0x20
    || bytes.contains { $0 == delimiter || $0 == 0x22 || $0 == 0x0a || $0 == 0x0d }
  if !needsQuotes { return text }
  var quoted: [UInt8] = [0x22]
  for byte in bytes { quoted += byte == 0x22 ? [0x22, 0x22] : [byte] }
  return String(decoding: quoted + [0x22], as: UTF8.self)
}

/// A column to be written: of numbers, or of labels, for each row the place of its own.
package enum NewColumn {
  case numbers(Column)
  case labels(name: String, [String], [Int])

  var name: String {
    switch self {
    case .numbers(let column): column.name
    case .labels(let name, _, _): name
    }
  }
}

/// A CSV file with further columns behind its own. Everything that was in the file is kept as it
/// was, byte for byte: its cells, line ends and blank lines.
///
/// - Parameters:
///   - bytes: the file
///   - name: what messages call it
///   - columns: as many values each as the file has rows
///   - decimalComma: the file's numbers, and the new ones, have a decimal comma
/// - Throws: a `TableError` where the file has no cells that could be told apart, or has a column
///   of one of the new names
package func csv(
  _ bytes: [UInt8], name: String, appending columns: [NewColumn], decimalComma: Bool = false
) throws(TableError) -> [UInt8] {
  try bytes.withUnsafeBufferPointer { text throws(TableError) in
    var scanner = try CSVScanner(text, name: name, decimalComma: decimalComma)
    let header = try TableHeader(&scanner, decimalComma: decimalComma)
    for column in columns {
      if let index = header.names.firstIndex(where: { isSame($0, column.name) }) {
        throw header.error(.duplicateColumn, at: index)
      }
    }

    var result: [UInt8] = []
    result.reserveCapacity(bytes.count + bytes.count / 2)
    var copied = 0
    func append(_ cell: String, behindRowEndingAt end: Int) {
      result += text[copied..<end]
      copied = end
      result.append(header.delimiter)
      result += cell.utf8
    }
    for column in columns {
      let cell = csvField(column.name, delimiter: header.delimiter)
      append(cell, behindRowEndingAt: scanner.endOfRow)
    }
    var row = 0
    while scanner.findRow() {
      while try scanner.cell().isFollowed {}
      for column in columns {
        let cell =
          switch column {
          case .numbers(let numbers): decimalText(numbers.values[row], comma: decimalComma)
          case .labels(_, let labels, let codes):
            csvField(labels[codes[row]], delimiter: header.delimiter)
          }
        append(cell, behindRowEndingAt: scanner.endOfRow)
      }
      row += 1
    }
    result += text[copied...]
    return result
  }
}

private func decimalText(_ value: Double, comma: Bool) -> String {
  let text = shortest(value)
  if !comma { return text }
  return String(decoding: text.utf8.map { $0 == 0x2e ? 0x2c : $0 }, as: UTF8.self)
}
