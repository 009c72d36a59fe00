extension Table {
  /// Reads columns of numbers from a CSV file; `TableReader` reads one piece by piece.
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
    try self.init(
      name: name, columns: choice, decimalComma: decimalComma, more: pieces(of: bytes))
  }

  /// Reads columns of numbers from a CSV file that comes in pieces.
  package init(
    name: String, columns choice: ColumnChoice, decimalComma: Bool,
    more: @escaping (inout [UInt8]) -> Bool
  ) throws(TableError) {
    var reader = try TableReader(name: name, decimalComma: decimalComma, more: more)
    if case .named(let names) = choice { try reader.choose(columns: names) }
    let block = try reader.next(rows: .max)
    self.init(
      name: name,
      columns: zip(reader.columnNames, block?.columns ?? []).map { Column(name: $0, values: $1) },
      lines: block?.lines ?? [])
  }
}
