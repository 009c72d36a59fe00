import Encoding

/// The line of a CSV file that names its columns.
public struct TableHeader: Sendable, Equatable {
  /// What messages call the table: as a rule its file's name.
  public let file: String
  /// The columns' names, in the order of the file.
  public let names: [String]
  /// Where each name starts.
  let places: [TextPlace]
  /// What stands between the cells: a comma, a semicolon or a tab.
  package let delimiter: UInt8

  /// Reads the names of the columns and finds out the delimiter: of comma, semicolon and tab the
  /// one that the line holds most of outside quotation marks.
  ///
  /// - Parameters:
  ///   - bytes: the file, at least up to the end of the line
  ///   - name: what messages call the table
  ///   - decimalComma: numbers are written with a decimal comma, which then is no delimiter
  public init(csv bytes: [UInt8], name: String, decimalComma: Bool = false) throws(TableError) {
    self = try bytes.withUnsafeBufferPointer { text throws(TableError) in
      var scanner = try CSVScanner(text, name: name, decimalComma: decimalComma)
      return try TableHeader(&scanner, decimalComma: decimalComma)
    }
  }

  /// Reads the header and leaves the scanner behind it.
  init(_ scanner: inout CSVScanner, decimalComma: Bool) throws(TableError) {
    if !scanner.findRow() { throw scanner.error(.emptyFile, at: 0) }
    let start = scanner.at
    var cells: [CSVScanner.Cell] = []
    repeat { cells.append(try scanner.cell()) } while cells[cells.count - 1].isFollowed

    let line = UnsafeBufferPointer(rebasing: scanner.text[start..<scanner.at])
    if let invalid = firstInvalidUTF8(in: line) {
      throw scanner.error(.invalidUTF8, at: start + invalid)
    }
    let names = cells.map { scanner.string($0) }
    if names.allSatisfy({ readDecimal($0, comma: decimalComma) != .syntax }) {
      throw scanner.error(.numericHeader, at: cells[0].start, text: names.joined(separator: " "))
    }
    for cell in cells where cell.content.isEmpty {
      throw scanner.error(.emptyColumnName, at: cell.start)
    }
    if let second = firstRepetition(in: names) {
      throw scanner.error(.duplicateColumn, at: cells[second].start, text: names[second])
    }
    file = scanner.name
    self.names = names
    var offset = start
    var place = TextPlace(of: start, in: scanner.text)
    var places: [TextPlace] = []
    for cell in cells {
      place = place.advanced(from: offset, to: cell.start, in: scanner.text)
      offset = cell.start
      places.append(place)
    }
    self.places = places
    delimiter = scanner.delimiter
  }

  /// The position of a column.
  package func index(of name: String) throws(TableError) -> Int {
    if let index = names.firstIndex(where: { isSame($0, name) }) { return index }
    throw TableError(
      .unknownColumn(known: names), file: file, line: places[0].line, column: nil, text: name)
  }

  func error(_ kind: TableError.Kind, at column: Int) -> TableError {
    let place = places[column]
    return TableError(
      kind, file: file, line: place.line, column: place.column, text: names[column])
  }
}

extension CSVScanner {
  /// At the beginning of a text, with the delimiter found out from its first line.
  init(
    _ text: UnsafeBufferPointer<UInt8>, name: String, decimalComma: Bool
  ) throws(TableError) {
    let start = text.prefix(2)
    if start.elementsEqual([0xff, 0xfe]) || start.elementsEqual([0xfe, 0xff]) {
      throw TableError(.isUTF16, file: name, line: 1, column: 1, text: "")
    }
    self.init(text, name: name, delimiter: 0x0a)
    _ = findRow()
    let delimiter = mostFrequentDelimiter(in: text, from: at, decimalComma: decimalComma)
    self.init(text, name: name, delimiter: delimiter)
  }
}

/// Of equally many, a tab comes before a semicolon and that before a comma, which names hold most
/// easily.
private func mostFrequentDelimiter(
  in text: UnsafeBufferPointer<UInt8>, from start: Int, decimalComma: Bool
) -> UInt8 {
  let candidates =
    [UInt8(ascii: "\t"), UInt8(ascii: ";")] + (decimalComma ? [] : [UInt8(ascii: ",")])
  var counts = candidates.map { _ in 0 }
  var isInsideQuotes = false
  for byte in text[start...] {
    if byte == UInt8(ascii: "\"") { isInsideQuotes.toggle() }
    if isInsideQuotes { continue }
    if byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r") { break }
    if let candidate = candidates.firstIndex(of: byte) { counts[candidate] += 1 }
  }
  var best = candidates.count - 1
  for candidate in candidates.indices.reversed() where counts[candidate] >= counts[best] {
    if counts[candidate] > 0 { best = candidate }
  }
  return candidates[best]
}
