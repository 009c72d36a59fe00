/// Some rows of a table, one behind the other.
public struct TableBlock: Equatable, Sendable {
  /// The columns that were chosen, in their order, each with a value for each row.
  public internal(set) var columns: [[Double]]
  /// For each row the line of the file, from 1, on which it starts.
  public internal(set) var lines: RowLines

  /// Takes away the cells of a row that has no line yet.
  mutating func dropUnfinishedRow() {
    for column in columns.indices {
      columns[column].removeLast(columns[column].count - lines.count)
    }
  }
}
