/// How long a row may be: what has no end, as a device or a binary file, is told before it fills the
/// memory.
extension CSVScanner {
  static let longestRow = 64 << 20

  /// Refuses the row that has just been read if it is too long.
  ///
  /// - Parameter start: where it begins.
  @inline(__always)
  func checkLength(from start: Int) throws(TableError) {
    if endOfRow - start > longestRow { throw tooLong(from: start) }
  }

  /// What is to be told of a row that was read up to an error.
  func told(_ error: TableError, from start: Int) -> TableError {
    var scanner = rewound(to: start)
    var cell: Cell?
    repeat { cell = try? scanner.cell() } while cell?.isFollowed == true
    // At an error inside a cell, that is where the row ends for us.
    let end = cell == nil ? scanner.at : scanner.endOfRow
    return end - start > longestRow ? tooLong(from: start) : error
  }

  func tooLong(from start: Int) -> TableError {
    error(.rowTooLong(most: longestRow), at: start)
  }
}
