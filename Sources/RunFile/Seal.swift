import Encoding

/// The seal of a row: SHA-256 over the name of its table and all its other values.
///
/// Every row of a run ends with its seal, and none is believed without it. So a flipped bit in
/// a run is found when the run is opened, not when its numbers mislead someone.
///
/// Each value goes into the hash as a letter for its kind (n, i, t, b), the number of its bytes
/// (eight bytes, lowest first), and its bytes.
enum Seal {
  static func of(_ table: Schema.Table, _ values: [Value]) -> Value {
    var hash = SHA256()
    for value in [.text(table.rawValue)] + values {
      let (kind, bytes): (Unicode.Scalar, [UInt8]) =
        switch value {
        case .null, .foreign: ("n", [])
        case .integer(let number): ("i", Packing.bytes([number]))
        case .text(let text): ("t", [UInt8](text.utf8))
        case .bytes(let bytes): ("b", bytes)
        }
      hash.update([UInt8(ascii: kind)] + Packing.bytes([bytes.count]))
      hash.update(bytes)
    }
    return .bytes(hash.finish())
  }
}

extension Database {
  /// Adds a row, in the place of the one with its key if there is one, and seals it.
  func insert(_ values: [Value], into table: Schema.Table) throws(SQLiteError) {
    let row = values + [Seal.of(table, values)]
    let marks = row.map { _ in "?" }.joined(separator: ", ")
    try execute("INSERT OR REPLACE INTO \(table.rawValue) VALUES (\(marks))", row)
  }

  /// All rows of a table in the order of its key, each with its seal checked and taken off.
  func rows(_ table: Schema.Table) throws(ReadingFault) -> [Fields] {
    var rows: [Fields] = []
    try forEachRow(table) { row throws(ReadingFault) in rows.append(row) }
    return rows
  }

  /// The same one after the other, for tables that are not to be in memory as a whole; or the one
  /// row of a key.
  func forEachRow(
    _ table: Schema.Table, withKey key: Int? = nil, _ body: (Fields) throws(ReadingFault) -> Void
  ) throws(ReadingFault) {
    let condition = key.map { "WHERE rowid = \($0)" } ?? "ORDER BY 1"
    let statement = try reading { () throws(SQLiteError) in
      try prepare("SELECT * FROM \(table.rawValue) \(condition)")
    }
    var count = 0
    while try reading({ () throws(SQLiteError) in try statement.step() }) {
      count += 1
      var values = statement.row()
      let seal = values.popLast()
      let fields = Fields(values, in: "row \(count) of table \(table.rawValue)")
      guard seal == Seal.of(table, values) else { throw fields.fault("its digest differs") }
      try body(fields)
    }
  }
}
