import CSQLite

/// One value of a row: what the tables of a run are made of.
///
/// There is no floating-point kind: SQLite turns −0 into 0 and NaN into NULL. Single numbers are
/// text, the shortest decimal that reads back to the same bits; series are packed (`Packing`).
enum Value: Equatable {
  case null
  case integer(Int)
  case text(String)
  case bytes([UInt8])
  /// A kind that a run does not use.
  case foreign
}

/// A prepared statement, finalised when it goes out of scope.
struct Statement: ~Copyable {
  private let handle: OpaquePointer
  private let database: Database

  init(_ handle: OpaquePointer, of database: Database) {
    self.handle = handle
    self.database = database
  }

  deinit { sqlite3_finalize(handle) }

  /// Runs the statement, once, for its effect, with these values in place of its question marks.
  func run(_ values: [Value]) throws(SQLiteError) {
    for (index, value) in values.enumerated() { try bind(value, Int32(index + 1)) }
    while try step() {}
  }

  /// Moves on to the next row of results; false where there is none.
  func step() throws(SQLiteError) -> Bool {
    let code = sqlite3_step(handle)
    switch code {
    case SQLITE_ROW: return true
    case SQLITE_DONE: return false
    default: throw database.error(code)
    }
  }

  /// The values of the present row.
  func row() -> [Value] { (0..<sqlite3_column_count(handle)).map { value($0) } }

  private func bind(_ value: Value, _ place: Int32) throws(SQLiteError) {
    let code: Int32
    switch value {
    case .null, .foreign: code = sqlite3_bind_null(handle, place)
    case .integer(let number): code = sqlite3_bind_int64(handle, place, Int64(number))
    case .text(var text):
      code = text.withUTF8 { utf8 in
        utf8.withMemoryRebound(to: CChar.self) {
          cr_bind_text(handle, place, $0.baseAddress, sqlite3_uint64($0.count))
        }
      }
    case .bytes([]): code = sqlite3_bind_zeroblob(handle, place, 0)
    case .bytes(let bytes): code = cr_bind_blob(handle, place, bytes, sqlite3_uint64(bytes.count))
    }
    guard code == SQLITE_OK else { throw database.error(code) }
  }

  private func value(_ column: Int32) -> Value {
    switch sqlite3_column_type(handle, column) {
    case SQLITE_NULL: return .null
    case SQLITE_INTEGER: return .integer(Int(sqlite3_column_int64(handle, column)))
    case SQLITE_TEXT:
      let start = sqlite3_column_text(handle, column)
      let count = Int(sqlite3_column_bytes(handle, column))
      return .text(
        String(decoding: UnsafeBufferPointer(start: start, count: count), as: UTF8.self))
    case SQLITE_BLOB:
      let start = sqlite3_column_blob(handle, column)
      let count = Int(sqlite3_column_bytes(handle, column))
      return .bytes([UInt8](UnsafeRawBufferPointer(start: start, count: count)))
    default: return .foreign
    }
  }
}
