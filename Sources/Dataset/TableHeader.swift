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
    try scanner.checkLength(from: start)

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
