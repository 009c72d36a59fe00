import CSQLite

/// What SQLite said when a call failed.
struct SQLiteError: Error, Equatable {
  /// The extended result code.
  var code: Int32
  /// SQLite's words, in English.
  var text: String
  /// The number of `errno`, where the operating system refused something.
  var number: Int32 = 0

  /// The result code without its extension.
  var primary: Int32 { code & 0xff }
}

/// A connection to one SQLite file, closed when it is let go.
///
/// SQLite itself lets one thread at a time into a connection (`SQLITE_OPEN_FULLMUTEX`).
final class Database: @unchecked Sendable {
  enum Access {
    case reading, writing, creating
  }

  private let handle: OpaquePointer

  /// Opens a file that exists.
  init(_ path: String, _ access: Access) throws(SQLiteError) {
    // A name that starts with "file:" or ":" means something else to SQLite.
    let name = path.hasPrefix("/") ? path : "./" + path
    let flags =
      (access == .reading ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE) | SQLITE_OPEN_FULLMUTEX
    var opened: OpaquePointer?
    let code = sqlite3_open_v2(name, &opened, flags | SQLITE_OPEN_EXRESCODE, nil)
    guard let opened else { throw SQLiteError(code: SQLITE_NOMEM, text: "out of memory") }
    handle = opened
    if code != SQLITE_OK { throw error(code) }
    // Another process may hold the file while it commits.
    sqlite3_busy_timeout(handle, 5000)
    switch access {
    // There is nothing yet that a journal could bring back; it would cost two waits for the disk.
    case .creating: try execute("PRAGMA journal_mode = OFF; PRAGMA synchronous = FULL")
    case .writing: try execute("PRAGMA journal_mode = DELETE; PRAGMA synchronous = FULL")
    case .reading: try execute("PRAGMA trusted_schema = OFF; PRAGMA cell_size_check = ON")
    }
  }

  deinit { sqlite3_close_v2(handle) }

  /// Runs one statement with values in place of its question marks.
  func execute(_ sql: String, _ values: [Value]) throws(SQLiteError) {
    try prepare(sql).run(values)
  }

  /// Runs statements that have no results that anyone wants.
  func execute(_ sql: String) throws(SQLiteError) {
    let code = sqlite3_exec(handle, sql, nil, nil, nil)
    guard code == SQLITE_OK else { throw error(code) }
  }

  func prepare(_ sql: String) throws(SQLiteError) -> Statement {
    var statement: OpaquePointer?
    let code = sqlite3_prepare_v2(handle, sql, -1, &statement, nil)
    guard code == SQLITE_OK, let statement else { throw error(code) }
    return Statement(statement, of: self)
  }

  /// Runs `body` between BEGIN and COMMIT; all of it comes to be, or nothing.
  func transaction(_ begin: String, _ body: () throws(SQLiteError) -> Void) throws(SQLiteError) {
    try execute(begin)
    do {
      try body()
      try execute("COMMIT")
    } catch {
      // Some errors have rolled back already; then this one fails, and nothing is lost by it.
      sqlite3_exec(handle, "ROLLBACK", nil, nil, nil)
      throw error
    }
  }

  /// The first 100 bytes of the file as they stand, with zeros for what it lacks.
  func header() -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: 100)
    _ = cr_read_header(handle, &bytes, 100)
    return bytes
  }

  /// Whether a connection of any process writes to the file, or is about to.
  var isBeingWritten: Bool {
    var result: Int32 = 0
    return cr_is_reserved(handle, &result) == SQLITE_OK && result != 0
  }

  /// The error of the call that has just failed.
  func error(_ code: Int32) -> SQLiteError {
    SQLiteError(
      code: code, text: String(cString: sqlite3_errmsg(handle)),
      number: cr_last_errno(handle))
  }
}
