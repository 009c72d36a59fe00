import CSQLite

extension Database {
  /// Holds the file's first 100 bytes against what a run has there.
  ///
  /// - Returns: the format of the run.
  /// - Source: "Database File Format", section 1.3, sqlite.org/fileformat2.html.
  func checkHeader(size: Int, hasJournal: Bool) throws(ReadingFault) -> Int {
    let header = header()
    // Pages of a start that was never committed; the first page comes last.
    if header.allSatisfy({ $0 == 0 }) && hasJournal { throw .refused(.empty) }
    guard header.starts(with: Array("SQLite format 3".utf8) + [0]) else {
      throw .refused(.notARun)
    }
    if size >= 72 && isDraft(header) { throw .refused(isBeingWritten ? .busy : .empty) }
    guard size >= header.count else { throw .refused(.truncated) }
    guard number(header, 68) == Schema.applicationID else { throw .refused(.notARun) }
    let format = number(header, 60)
    guard format <= Schema.format else { throw .refused(.newerFormat(format)) }
    // A rollback journal is 1, 1; with a write-ahead log a run would be three files.
    guard format >= Schema.oldestFormat, header[18] == 1, header[19] == 1 else {
      throw .refused(.damaged("its header"))
    }
    return format
  }

  /// Whether this is what a fit left that was killed before its start was kept, whatever else of
  /// the file is there.
  var isLeftDraft: Bool { isDraft(header()) && !isBeingWritten }

  /// A header that says that it will be of a run, and of no format yet.
  private func isDraft(_ header: [UInt8]) -> Bool {
    header.starts(with: Array("SQLite format 3".utf8) + [0])
      && number(header, 68) == Schema.applicationID && number(header, 60) == Schema.draftFormat
  }

  /// Begins to read: all that follows is of one moment, whatever is committed meanwhile.
  ///
  /// A write that was cut off is undone first, which may leave the file shorter, or empty.
  func beginReading(_ path: String) throws(ReadingFault) {
    var failure: SQLiteError?
    do {
      try execute("BEGIN; SELECT count(*) FROM sqlite_master")
    } catch let error where error.primary == SQLITE_CORRUPT {
      failure = error
    } catch {
      throw .database(error)
    }
    guard case .file(let size) = RunPath.look(path), size > 0 else { throw .refused(.empty) }
    // SQLite itself overlooks a cut in the last page.
    if isTruncated(size: size) { throw .refused(.truncated) }
    if let failure { throw .database(failure) }
  }

  /// Whether the header speaks of more pages than the file holds.
  private func isTruncated(size: Int) -> Bool {
    let header = header()
    let code = Int(header[16]) << 8 | Int(header[17])
    return number(header, 28) * (code == 1 ? 65536 : code) > size
  }

  /// Four bytes, the highest first.
  private func number(_ bytes: [UInt8], _ at: Int) -> Int {
    bytes[at..<at + 4].reduce(0) { $0 << 8 | Int($1) }
  }
}
