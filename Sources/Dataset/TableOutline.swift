/// A table without its values: what a run says of its data, however large they are.
public struct TableOutline: Sendable, Equatable {
  /// What messages call the table: as a rule its file's name.
  public let name: String
  /// The columns' names.
  public let columns: [String]
  /// For each row the line of the file, from 1, on which it starts.
  public let lines: RowLines

  public var rowCount: Int { lines.count }

  public init(name: String, columns: [String], lines: RowLines) {
    self.name = name
    self.columns = columns
    self.lines = lines
  }
}

extension Table {
  public var outline: TableOutline {
    TableOutline(name: name, columns: columns.map { $0.name }, lines: lines)
  }
}
