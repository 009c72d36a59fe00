#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

// SQLite takes `PATH-journal` and `PATH-wal` for its own: it undoes what a journal says, and
// deletes it. Somebody's file of such a name must not get into its hands.

extension RunPath {
  /// What stands beside a run and would be taken for SQLite's, but is not; nil if nothing does.
  static func obstacle(_ path: String) -> RunFileError.Reason? {
    // A run has no write-ahead log; what has that name is not ours even if it is SQLite's.
    if isThere(path + "-journal"), !isJournal(path + "-journal") {
      return .inTheWay(path + "-journal")
    }
    if isThere(path + "-wal"), firstBytes(path + "-wal", 1) != [] {
      return .inTheWay(path + "-wal")
    }
    return nil
  }

  /// Removes the journal of a run that is gone, and nothing else.
  static func removeJournal(_ path: String) {
    if isJournal(path + "-journal") { remove(path + "-journal") }
  }

  /// Whether a file is empty, or a rollback journal by its header.
  ///
  /// - Source: "Database File Format", section 3, sqlite.org/fileformat2.html. SQLite leaves the
  ///   magic number and the count behind it at zero until the journal is on the disk.
  static func isJournal(_ path: String) -> Bool {
    var status = stat()
    guard lstat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG,
      let header = firstBytes(path, 28)
    else { return false }
    if header.isEmpty { return true }
    if header.starts(with: [0xd9, 0xd5, 0x05, 0xf9, 0x20, 0xa1, 0x63, 0xd7]) { return true }
    guard header.count == 28, header[..<12].allSatisfy({ $0 == 0 }) else { return false }
    return [20, 24].allSatisfy { place in
      let size = header[place..<place + 4].reduce(0) { $0 << 8 | Int($1) }
      return size >= 512 && size <= 65536 && size & (size - 1) == 0
    }
  }

  /// Something has this name, be it a link to nothing.
  private static func isThere(_ path: String) -> Bool {
    var status = stat()
    return lstat(path, &status) == 0
  }
}
