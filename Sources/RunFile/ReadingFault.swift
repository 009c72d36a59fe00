import CSQLite

/// Why a run could not be read, before the path is known.
enum ReadingFault: Error {
  case database(SQLiteError)
  case refused(RunFileError.Reason)

  /// SQLite found a journal of a write that was cut off, which it may not undo as a reader.
  var isUnfinishedWrite: Bool {
    guard case .database(let error) = self else { return false }
    return error.primary == SQLITE_READONLY || error.primary == SQLITE_CANTOPEN
  }

  /// The reason for whoever wanted to read the run at `path`.
  func reason(_ path: String) -> RunFileError.Reason {
    switch self {
    case .refused(let reason): return reason
    case .database(let error):
      switch error.primary {
      case SQLITE_NOTADB: return .notARun
      case SQLITE_CORRUPT: return .damaged(error.text)
      // A table or column is missing: the description of the tables is damaged.
      case SQLITE_ERROR: return .damaged(error.text)
      case SQLITE_BUSY, SQLITE_LOCKED: return .busy
      case SQLITE_READONLY: return .unfinishedWrite
      case SQLITE_IOERR where error.number != 0: return RunPath.reason(error.number)
      default: return .system(error.text)
      }
    }
  }
}

/// Runs calls of SQLite on behalf of a reader.
func reading<Result: ~Copyable>(
  _ body: () throws(SQLiteError) -> Result
) throws(ReadingFault) -> Result {
  do {
    return try body()
  } catch {
    throw .database(error)
  }
}

extension RunFileError.Reason {
  /// The reason for an error of SQLite's on the way to the disk.
  init(writing error: SQLiteError) {
    switch error.primary {
    case SQLITE_FULL: self = .noSpace
    case SQLITE_BUSY, SQLITE_LOCKED: self = .busy
    // SQLITE_READONLY_DBMOVED
    case SQLITE_READONLY where error.code >> 8 == 4: self = .changed
    case SQLITE_READONLY, SQLITE_PERM: self = .permission
    // Our own statements are in order: the tables are no longer those that we made.
    case SQLITE_CORRUPT, SQLITE_NOTADB, SQLITE_ERROR, SQLITE_SCHEMA, SQLITE_CONSTRAINT:
      self = .changed
    // SQLITE_IOERR_SHORT_READ
    case SQLITE_IOERR where error.code >> 8 == 2: self = .changed
    case SQLITE_IOERR where error.number != 0, SQLITE_CANTOPEN where error.number != 0:
      self = RunPath.reason(error.number)
    default: self = .system(error.text)
    }
  }
}
