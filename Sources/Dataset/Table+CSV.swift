import Encoding

extension Table {
  /// Reads columns of numbers from a CSV file.
  ///
  /// The file is UTF-8, with or without a byte order mark. Its first line names the columns; comma,
  /// semicolon or tab stand between the cells; lines end with LF, CR LF or CR; cells may be quoted;
  /// blank lines are skipped. Numbers are decimal and are read correctly rounded; blanks around
  /// them are skipped. Columns that are not asked for may hold any text.
  ///
  /// - Parameters:
  ///   - bytes: the file
  ///   - name: what messages call the table: as a rule the file's name
  ///   - columns: which columns to read, and in which order
  ///   - decimalComma: numbers are written with a decimal comma instead of a point
  /// - Throws: a `TableError` with the first thing that is wrong. A cell that is empty or `NA`,
  ///   `N/A`, `null` or `?` is missing; nothing is guessed.
  public init(
    csv bytes: [UInt8], name: String, columns choice: ColumnChoice = .all,
    decimalComma: Bool = false
  ) throws(TableError) {
    self = try bytes.withUnsafeBufferPointer { text throws(TableError) in
      var scanner = try CSVScanner(text, name: name, decimalComma: decimalComma)
      let header = try TableHeader(&scanner, decimalComma: decimalComma)
      let chosen: [Int]
      switch choice {
      case .all: chosen = Array(header.names.indices)
      case .named(let names): chosen = try header.indices(of: names)
      }
      return try Table.rows(
        &scanner, header: header, chosen: chosen, decimalComma: decimalComma)
    }
  }

  private static func rows(
    _ scanner: inout CSVScanner, header: TableHeader, chosen: [Int], decimalComma: Bool
  ) throws(TableError) -> Table {
    let width = header.names.count
    var slots = [Int](repeating: -1, count: width)
    for (slot, index) in chosen.enumerated() { slots[index] = slot }
    var values = chosen.map { _ in [Double]() }
    var lines: RowLines = []

    while scanner.findRow() {
      let start = scanner.at
      lines.append(scanner.line)
      var index = 0
      while true {
        let cell = try scanner.cell()
        if index < width, slots[index] >= 0 {
          let bytes = UnsafeBufferPointer(rebasing: scanner.text[cell.content])
          guard case .value(let value) = readDecimal(bytes, comma: decimalComma) else {
            throw scanner.noNumber(
              cell, column: header.names[index], decimalComma: decimalComma)
          }
          values[slots[index]].append(value)
        }
        index += 1
        if !cell.isFollowed { break }
      }
      if index != width { throw scanner.ragged(from: start, width: width) }
    }
    if lines.isEmpty { throw scanner.error(.noRows, at: scanner.at) }
    var columns: [Column] = []
    for (slot, index) in chosen.enumerated() {
      columns.append(Column(name: header.names[index], values: values[slot]))
    }
    return Table(name: scanner.name, columns: columns, lines: lines)
  }
}
