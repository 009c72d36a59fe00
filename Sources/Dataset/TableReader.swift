/// Reads columns of a CSV text that comes in pieces, some rows at a time, so that neither the text
/// nor the table need be in memory as a whole: no more is kept than a piece, the longest row, of at
/// most 64 MiB, and the rows asked for.
///
///     var reader = try TableReader(name: "doses.csv", more: file.read(onto:))
///     try reader.choose(columns: ["dose", "effect"])
///     while let block = try reader.next(rows: 1000) { … }
///
/// What is read, and what is wrong with it, does not depend on where the pieces are cut. A copy of
/// a reader takes its pieces from the same source: read with one of them only.
public struct TableReader {
  public var header: TableHeader { text.header }
  /// The names of the columns of a block.
  public var columnNames: [String] { selection.columnNames }

  private var text: CSVText
  private let decimalComma: Bool
  private var selection: ColumnSelection
  private var hasRows = false

  /// Reads the header. All columns are chosen.
  ///
  /// - Parameters:
  ///   - name: what messages call the table: as a rule the file's name
  ///   - decimalComma: numbers are written with a decimal comma instead of a point
  ///   - more: appends the next piece of the text, of any length; returns false at the end
  /// - Throws: a `TableError` with the first thing that is wrong with the header.
  public init(
    name: String, decimalComma: Bool = false, more: @escaping (inout [UInt8]) -> Bool
  ) throws(TableError) {
    try self.init(
      name: name, decimalComma: decimalComma, longestRow: CSVScanner.longestRow, more: more)
  }

  /// - Parameter longestRow: how many bytes a row may have.
  init(
    name: String, decimalComma: Bool = false, longestRow: Int,
    more: @escaping (inout [UInt8]) -> Bool
  ) throws(TableError) {
    text = try CSVText(
      name: name, decimalComma: decimalComma, longestRow: longestRow, more: more)
    self.decimalComma = decimalComma
    selection = ColumnSelection(
      text.header, numbers: Array(text.header.names.indices), decimalComma: decimalComma)
  }

  /// Chooses the columns to read, and their order.
  ///
  /// - Parameters:
  ///   - columns: columns of numbers; the others may hold any text
  ///   - classes: a column of classes, which becomes the columns `classes.columnNames` of zeros
  ///     and ones, behind the columns of numbers
  /// - Throws: a `TableError` if there is no such column or if one is named twice.
  public mutating func choose(
    columns: [String], classes: Classes? = nil
  ) throws(TableError) {
    let indices = try header.indices(of: columns + (classes.map { [$0.name] } ?? []))
    selection = ColumnSelection(
      header, numbers: Array(indices.prefix(columns.count)),
      classes: classes.map { ($0, indices[columns.count]) }, decimalComma: decimalComma)
  }

  /// Reads on.
  ///
  /// - Parameter rows: at least one, and at most so many.
  /// - Returns: the next rows; `nil` if there are no more.
  /// - Throws: a `TableError` with the first thing that is wrong, `noRows` if there has been no
  ///   row at all. A cell that is empty or `NA`, `N/A`, `null` or `?` is missing; nothing is
  ///   guessed.
  public mutating func next(rows: Int) throws(TableError) -> TableBlock? {
    precondition(rows > 0, "a block has rows")
    let selection = selection
    var block = TableBlock(columns: selection.columnNames.map { _ in [] }, lines: [])
    while true {
      try text.scan { scanner throws(TableError) in
        try selection.read(&scanner, upTo: rows, into: &block)
      }
      if block.lines.count == rows || text.isWhole { break }
      try text.readOn()
    }
    if block.lines.isEmpty {
      if !hasRows { throw try text.scan { $0.error(.noRows, at: $0.at) } }
      return nil
    }
    hasRows = true
    return block
  }

  /// How many bytes of the text are kept.
  var bufferedByteCount: Int { text.bytes.count }
}
