import Encoding

/// One named column of numbers, in the units of the file it was read from.
public struct Column: Sendable, Equatable {
  public let name: String
  public let values: [Double]

  public init(name: String, values: [Double]) {
    self.name = name
    self.values = values
  }
}

/// Columns of equal length, each row with the line of the file that it came from.
public struct Table: Sendable, Equatable {
  /// What messages call the table: as a rule its file's name.
  public let name: String
  public let columns: [Column]
  /// For each row the line of the file, from 1, on which it starts.
  public let lines: RowLines

  public var rowCount: Int { lines.count }

  /// - Precondition: every column has as many values as there are lines.
  public init(name: String, columns: [Column], lines: RowLines) {
    precondition(
      columns.allSatisfy { $0.values.count == lines.count }, "columns are as long as the table")
    self.name = name
    self.columns = columns
    self.lines = lines
  }

  /// The column of that name; `nil` if the table has none.
  public subscript(column name: String) -> Column? {
    columns.first { isSame($0.name, name) }
  }
}

/// Which columns of a file to read; the others may hold anything.
public enum ColumnChoice: Sendable, Equatable {
  case all
  /// Those columns, in that order.
  case named([String])
}
