#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// A number of `errno`.
struct SystemError: Error {
  var number: Int32

  /// That of the call that has just failed.
  static var last: SystemError { SystemError(number: errno) }
}

/// The few calls of the operating system that reading and writing need, with Swift's manners:
/// interrupted calls are repeated, unless whoever called wants to stop, and errors are `errno`
/// numbers.
enum System {
  /// Opens a file; new ones are readable and writable as far as the user's mask allows.
  static func open(
    _ path: String, _ flags: Int32, isStopped: () -> Bool = { false }
  ) throws(SystemError) -> Int32 {
    try repeated(isStopped) { descriptor(path, flags | O_CLOEXEC) }
  }

  /// Reads up to `count` bytes onto the end of `bytes`; returns how many came, 0 at the end.
  ///
  /// - Parameter offset: in the file; nil for where the last reading ended.
  static func read(
    _ descriptor: Int32, onto bytes: inout [UInt8], count: Int, from offset: Int? = nil,
    isStopped: () -> Bool = { false }
  ) throws(SystemError) -> Int {
    let old = bytes.count
    bytes.append(contentsOf: repeatElement(0, count: count))
    var got = 0
    defer { bytes.removeLast(count - got) }
    got = try repeated(isStopped) { () -> Int in
      bytes.withUnsafeMutableBytes {
        platformRead(descriptor, $0.baseAddress! + old, count, offset)
      }
    }
    return got
  }

  /// Writes all of `bytes`.
  static func write(_ bytes: [UInt8], to descriptor: Int32) throws(SystemError) {
    var done = 0
    while done < bytes.count {
      // Some systems refuse a write of 2 GiB or more at once.
      let count = min(bytes.count - done, 1 << 30)
      done += try repeated { () -> Int in
        bytes.withUnsafeBytes { platformWrite(descriptor, $0.baseAddress! + done, count) }
      }
    }
  }

  /// Waits until the disk has the bytes; targets that know no such thing are let pass.
  static func synchronise(_ descriptor: Int32) throws(SystemError) {
    do {
      _ = try repeated { fsync(descriptor) }
    } catch {
      guard [EINVAL, ENOTSUP, EROFS].contains(error.number) else { throw error }
    }
  }

  /// What stands at a path, links followed; nil if nothing does.
  static func status(_ path: String) -> stat? {
    var status = stat()
    return stat(path, &status) == 0 ? status : nil
  }

  static func status(_ descriptor: Int32) -> stat? {
    var status = stat()
    return fstat(descriptor, &status) == 0 ? status : nil
  }

  /// The path of the file that a link leads to, itself if it is no link; nil if there is none.
  static func resolved(_ path: String) -> String? {
    guard let text = realpath(path, nil) else { return nil }
    defer { free(text) }
    return String(cString: text)
  }

  /// The folder part of a path: "a/b" gives "a", "b" gives ".", "/b" gives "/".
  static func folder(of path: String) -> String {
    guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  private static func repeated<Number: SignedInteger>(
    _ isStopped: () -> Bool = { false }, _ call: () -> Number
  ) throws(SystemError) -> Number {
    while true {
      let result = call()
      if result >= 0 { return result }
      let error = SystemError.last
      guard error.number == EINTR, !isStopped() else { throw error }
    }
  }
}

// Outside of `System`, where its own names would hide them.
private func descriptor(_ path: String, _ flags: Int32) -> Int32 { open(path, flags, 0o666) }
private func platformRead(
  _ file: Int32, _ to: UnsafeMutableRawPointer, _ count: Int, _ offset: Int?
) -> Int {
  if let offset { pread(file, to, count, off_t(offset)) } else { read(file, to, count) }
}
private func platformWrite(_ file: Int32, _ from: UnsafeRawPointer, _ count: Int) -> Int {
  write(file, from, count)
}

extension FileError {
  /// What stopped the reading of a file.
  init(_ path: String, reading error: SystemError) {
    let reason = Reason(error.number)
    self.init(path, .reading, reason == .noFolder ? .notFound : reason)
  }
}

extension FileError.Reason {
  /// The reason for a number of `errno`.
  init(_ number: Int32) {
    switch number {
    case ENOENT: self = .notFound
    case ENOTDIR: self = .noFolder
    case EISDIR: self = .isDirectory
    case EEXIST: self = .exists
    case EACCES, EPERM, EROFS: self = .permission
    case ENOSPC, EDQUOT: self = .noSpace
    case EPIPE: self = .brokenPipe
    case EINTR: self = .interrupted
    default: self = .system(number: number, text: String(cString: strerror(number)))
    }
  }
}
