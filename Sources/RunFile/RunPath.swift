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

/// The operating system's part of keeping runs: what stands where. `RunPath+Claiming.swift` has
/// what moves files, `RunPath+Journals.swift` what SQLite puts beside them.
enum RunPath {
  /// What stands at a path, links followed.
  enum Found {
    case file(size: Int)
    case nothing(RunFileError.Reason)
    case other(RunFileError.Reason)
  }

  static func look(_ path: String) -> Found {
    var status = stat()
    guard stat(path, &status) == 0 else {
      let reason = reason(errno)
      return .nothing(reason == .notFound && isLink(path) ? .nowhere : reason)
    }
    switch status.st_mode & S_IFMT {
    case S_IFREG: return .file(size: Int(status.st_size))
    case S_IFDIR: return .other(.isDirectory)
    default: return .other(.isSpecial)
    }
  }

  static func isReadable(_ path: String) -> Bool { access(path, R_OK) == 0 }
  static func exists(_ path: String) -> Bool { access(path, F_OK) == 0 }

  /// Why the file may not be written; nil if it may.
  static func reasonAgainstWriting(_ path: String) -> RunFileError.Reason? {
    access(path, W_OK) == 0 ? nil : reason(errno)
  }

  static func isLink(_ path: String) -> Bool {
    var status = stat()
    return lstat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFLNK
  }

  /// Whether the file is a run, whole or damaged, or what a fit leaves that is killed before its
  /// start is kept: a file that may be replaced by a run without loss of anything else.
  static func holdsRun(_ path: String) -> Bool {
    guard let header = firstBytes(path, 72) else { return false }
    if header.isEmpty { return true }
    guard header.count == 72 else { return false }
    let isUncommitted = header.allSatisfy { $0 == 0 } && exists(path + "-journal")
    let identity = header[68..<72].reduce(0) { $0 << 8 | Int($1) }
    let isRun = header.starts(with: "SQLite format 3\0".utf8) && identity == Schema.applicationID
    return isUncommitted || isRun
  }

  /// Up to so many bytes from the beginning of a file; nil if it cannot be read.
  static func firstBytes(_ path: String, _ count: Int) -> [UInt8]? {
    let file = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard file >= 0 else { return nil }
    defer { close(file) }
    var bytes = [UInt8](repeating: 0, count: count)
    let got = read(file, &bytes, count)
    return got < 0 ? nil : Array(bytes.prefix(got))
  }

  /// The path with its links followed, if it is a link itself.
  static func resolved(_ path: String) -> String {
    guard isLink(path), let text = realpath(path, nil) else { return path }
    defer { free(text) }
    return String(cString: text)
  }

  /// The folder that holds a path, and the name that it has there.
  static func split(_ path: String) -> (folder: String, name: String) {
    guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else { return (".", path) }
    let name = String(path[path.index(after: slash)...])
    return (slash == path.startIndex ? "/" : String(path[..<slash]), name)
  }

  static func reason(_ number: Int32) -> RunFileError.Reason {
    switch number {
    case ENOENT, ENOTDIR: .notFound
    case EISDIR: .isDirectory
    case EEXIST: .exists
    case EACCES, EPERM: .permission
    case EROFS: .readOnly
    case ENOSPC, EDQUOT: .noSpace
    case EFBIG: .tooLarge
    case ENAMETOOLONG: .nameTooLong
    case ELOOP: .linkLoop
    case EIO: .diskError
    default: .system(String(cString: strerror(number)))
    }
  }
}
