import Dataset

extension Database {
  func insert(_ block: Block) throws(SQLiteError) {
    try insert(
      [.integer(block.first), .integer(block.rowCount), .bytes(block.packed)], into: .block)
  }

  /// The blocks of the data one after the other.
  ///
  /// - Parameters:
  ///   - series: how many columns are used.
  ///   - rows: how many rows there are.
  func forEachBlock(
    series: Int, rows: Int, _ body: (Block) throws(ReadingFault) -> Void
  ) throws(ReadingFault) {
    var next = 0
    try forEachRow(.block) { row throws(ReadingFault) in
      var row = row
      let (first, count) = (try row.integer(), try row.integer())
      guard first == next, count <= rows - next else { throw row.fault("it is out of order") }
      guard
        let block = Block(first: first, rows: count, series: series, packed: try row.bytes())
      else { throw row.fault("a series has the wrong length") }
      next += count
      try body(block)
    }
    guard next == rows else {
      throw .refused(.damaged("table block: \(next) rows of data instead of \(rows)"))
    }
  }

  /// The same of formats 1 and 2, which kept whole columns: all rows as one block.
  func oldBlock(series: Int, rows: Int) throws(ReadingFault) -> Block {
    var columns: [[Double]] = []
    for var row in try self.rows(.series) {
      _ = (try row.integer(), try row.text(), try row.text(), try row.text())
      columns.append(try row.doubles(rows))
    }
    guard columns.count == series else {
      throw .refused(.damaged("table series: \(columns.count) rows instead of \(series)"))
    }
    return Block(first: 0, columns: columns)
  }
}
