#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Whether the file at a path, links followed, is a run, whole or damaged.
package func holdsRun(_ path: String) -> Bool {
  guard case .file(let size) = RunPath.look(path), size > 0 else { return false }
  return RunPath.holdsRun(path)
}

/// The operating system's part of keeping runs: where files are, and moving them into place.
enum RunPath {
  /// What stands at a path, links followed.
  enum Found {
    case file(size: Int)
    case nothing(RunFileError.Reason)
    case other(RunFileError.Reason)
  }

  static func look(_ path: String) -> Found {
    var status = stat()
    guard stat(path, &status) == 0 else { return .nothing(reason(errno)) }
    switch status.st_mode & S_IFMT {
    case S_IFREG: return .file(size: Int(status.st_size))
    case S_IFDIR: return .other(.isDirectory)
    default: return .other(.isSpecial)
    }
  }

  static func isReadable(_ path: String) -> Bool { access(path, R_OK) == 0 }
  static func isWritable(_ path: String) -> Bool { access(path, W_OK) == 0 }

  /// Whether the file is a run, whole or damaged, or what a fit leaves that is killed before its
  /// start is kept: a file that may be replaced by a run without loss of anything else.
  static func holdsRun(_ path: String) -> Bool {
    let file = open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { return false }
    defer { close(file) }
    var header = [UInt8](repeating: 0, count: 72)
    let count = read(file, &header, header.count)
    let isUncommitted = header.allSatisfy { $0 == 0 } && exists(path + "-journal")
    let identity = header[68..<72].reduce(0) { $0 << 8 | Int($1) }
    let isRun = header.starts(with: "SQLite format 3\0".utf8) && identity == Schema.applicationID
    return count == 0 || isUncommitted || isRun
  }

  /// The path with its links followed.
  static func resolved(_ path: String) -> String {
    guard let text = realpath(path, nil) else { return path }
    defer { free(text) }
    return String(cString: text)
  }

  /// Makes a new, empty file for a run; the reason if that fails, `exists` if one is there.
  static func claim(_ path: String) -> RunFileError.Reason? {
    if let reason = create(path) { return reason }
    // A journal of that name is of a run that is gone. There must be room for one later on.
    let journal = path + "-journal"
    remove(journal)
    if let reason = create(journal) {
      remove(path)
      return reason
    }
    remove(journal)
    return nil
  }

  private static func create(_ path: String) -> RunFileError.Reason? {
    let file = open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
    guard file >= 0 else {
      let reason = reason(errno)
      return reason == .notFound ? .noFolder : reason
    }
    close(file)
    return nil
  }

  /// A new, empty file beside a run that it will replace: `PATH.partial-PROCESS`.
  static func claimBeside(_ path: String) -> (String, RunFileError.Reason?) {
    var name = "\(path).partial-\(getpid())"
    var reason = claim(name)
    var attempt = 1
    while reason == .exists && attempt < 1000 {
      attempt += 1
      name = "\(path).partial-\(getpid())-\(attempt)"
      reason = claim(name)
    }
    return (name, reason)
  }

  /// Gives a finished run the name of the one that it replaces, and its permissions.
  static func move(_ beside: String, over path: String) -> RunFileError.Reason? {
    var status = stat()
    if stat(path, &status) == 0 { chmod(beside, status.st_mode & 0o777) }
    // A journal of the old run would be taken for one of the new run.
    remove(path + "-journal")
    guard rename(beside, path) == 0 else { return reason(errno) }
    synchroniseFolder(of: path)
    return nil
  }

  /// Makes a file's name durable; what is in the file is safe already, so a refusal is no error.
  static func synchroniseFolder(of path: String) {
    let slash = path.utf8.lastIndex(of: UInt8(ascii: "/"))
    let folder = slash.map { $0 == path.startIndex ? "/" : String(path[..<$0]) } ?? "."
    let directory = open(folder, O_RDONLY | O_CLOEXEC)
    if directory >= 0 {
      fsync(directory)
      close(directory)
    }
  }

  static func remove(_ path: String) { unlink(path) }
  static func exists(_ path: String) -> Bool { access(path, F_OK) == 0 }

  private static func reason(_ number: Int32) -> RunFileError.Reason {
    switch number {
    case ENOENT, ENOTDIR: .notFound
    case EISDIR: .isDirectory
    case EEXIST: .exists
    case EACCES, EPERM, EROFS: .permission
    case ENOSPC, EDQUOT: .noSpace
    default: .system(String(cString: strerror(number)))
    }
  }
}
