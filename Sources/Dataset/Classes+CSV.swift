extension Classes {
  /// Reads the classes of a column from a CSV text that comes in pieces, without keeping its rows.
  ///
  /// Labels that all are numbers are compared as numbers and stand in their order; any others by
  /// their UTF-8 bytes.
  ///
  /// - Parameters:
  ///   - file: what messages call the text.
  ///   - name: the name of the column.
  ///   - labels: the classes and their order; nil for those that the column has.
  ///   - decimalComma: numbers are written with a decimal comma instead of a point.
  ///   - more: appends the next piece of the text, of any length; returns false at the end.
  /// - Throws: a `TableError` for a cell that is empty or of no class, and for a column of one
  ///   class or of more than `most`.
  public static func read(
    file: String, column name: String, labels: [String]? = nil, decimalComma: Bool = false,
    more: @escaping (inout [UInt8]) -> Bool
  ) throws(TableError) -> Classes {
    var text = try CSVText(name: file, decimalComma: decimalComma, more: more)
    var reading = ClassReading(
      column: try text.header.index(of: name), name: name, known: labels,
      decimalComma: decimalComma)
    while true {
      try text.scan { scanner throws(TableError) in try reading.read(&scanner) }
      if text.isWhole { break }
      try text.readOn()
    }
    return try reading.classes(file: file)
  }

  /// Reads the classes of a column from a CSV file that is in memory.
  public static func read(
    csv bytes: [UInt8], file: String, column name: String, labels: [String]? = nil,
    decimalComma: Bool = false
  ) throws(TableError) -> Classes {
    try read(
      file: file, column: name, labels: labels, decimalComma: decimalComma,
      more: pieces(of: bytes))
  }

  /// More classes than these are no classes.
  public static let most = 1000
}
