import Dataset
import Testing

/// Gives a text in pieces that end at these places.
func pieces(of bytes: [UInt8], cutAt cuts: [Int]) -> (inout [UInt8]) -> Bool {
  var ends = (cuts + [bytes.count])[...]
  var given = 0
  return { text in
    guard let end = ends.popFirst() else { return false }
    text += bytes[given..<end]
    given = end
    // An end that is known with the last piece, and one that is known only later.
    return !ends.isEmpty || given % 2 == 0
  }
}

/// Places to cut a text of so many bytes at: each place alone, then pieces of 1, 2, 3 and 7 bytes.
func cuts(_ count: Int) -> [[Int]] {
  (0...count).map { [$0] } + [1, 2, 3, 7].map { Array(stride(from: $0, to: count, by: $0)) }
}

extension Table {
  /// Reads a table some rows at a time, from pieces.
  init(
    pieces: @escaping (inout [UInt8]) -> Bool, name: String, columns choice: ColumnChoice = .all,
    decimalComma: Bool = false, rows: Int = .max
  ) throws(TableError) {
    var reader = try TableReader(name: name, decimalComma: decimalComma, more: pieces)
    if case .named(let names) = choice { try reader.choose(columns: names) }
    var values = reader.columnNames.map { _ in [Double]() }
    var lines: [Int] = []
    while let block = try reader.next(rows: rows) {
      #expect(block.lines.count <= rows && !block.lines.isEmpty)
      for column in values.indices { values[column] += block.columns[column] }
      lines += block.lines
    }
    self.init(
      name: name,
      columns: zip(reader.columnNames, values).map { Column(name: $0, values: $1) },
      lines: RowLines(lines))
  }

  /// Reads a table at once, and holds against it what comes of the same text wherever it is cut.
  ///
  /// - Parameter isThorough: false for one place, at random, instead of all
  static func readEveryWay(
    _ bytes: [UInt8], _ columns: ColumnChoice = .all, decimalComma: Bool = false,
    isThorough: Bool = true, location: SourceLocation = #_sourceLocation
  ) throws(TableError) -> Table {
    let whole = outcome { () throws(TableError) in
      try Table(csv: bytes, name: "t.csv", columns: columns, decimalComma: decimalComma)
    }
    for cuts in isThorough ? cuts(bytes.count) : [[Int.random(in: 0...bytes.count)]] {
      let rows = [1, 2, 5, .max][cuts.reduce(0, +) % 4]
      let cut = outcome { () throws(TableError) in
        try Table(
          pieces: pieces(of: bytes, cutAt: cuts), name: "t.csv", columns: columns,
          decimalComma: decimalComma, rows: rows)
      }
      #expect(
        cut == whole, "\(String(decoding: bytes, as: UTF8.self)) cut at \(cuts)",
        sourceLocation: location)
    }
    return try whole.get()
  }
}

/// What came of a reading.
func outcome<Success>(
  _ reading: () throws(TableError) -> Success
) -> Result<Success, TableError> {
  do throws(TableError) { return .success(try reading()) } catch { return .failure(error) }
}
