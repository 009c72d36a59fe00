#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Writes a file so that nothing is lost, whatever fails on the way.
///
/// The bytes go to a new file beside the target, to the disk, and then take the target's name in
/// one move: at every moment the path holds what it held before, or all of the new bytes. A link
/// stays a link; what it leads to is replaced. A file that may not be written is not replaced
/// either. Pipes, terminals and devices (`/dev/stdout`, `/dev/full`) are written to directly.
///
/// - Parameters:
///   - bytes: the whole new content.
///   - path: the target.
///   - replacing: whether a file that is there may be replaced.
/// - Throws: `FileError`: `exists` where nothing may be replaced; `noFolder`, `isDirectory`,
///   `permission`, `noSpace`, `brokenPipe`, or the system's words.
public func writeFile(
  _ bytes: [UInt8], to path: String, replacing: Bool = true
) throws(FileError) {
  do {
    if let file = standardDescriptor(path) {
      try System.write(bytes, to: file)
    } else if let found = System.status(path), found.st_mode & S_IFMT != S_IFREG {
      try writeDirectly(bytes, to: path)
    } else {
      try replace(path, by: bytes, replacing: replacing)
    }
  } catch {
    let reason = FileError.Reason(error.number)
    throw FileError(path, .writing, reason == .notFound ? .noFolder : reason)
  }
}

/// `/dev/stdout` and its like name a file that is open already; opening it again would start at
/// its beginning, over what was printed before.
private func standardDescriptor(_ path: String) -> Int32? {
  switch path {
  case "/dev/stdout": return STDOUT_FILENO
  case "/dev/stderr": return STDERR_FILENO
  default:
    for folder in ["/dev/fd/", "/proc/self/fd/"] where path.hasPrefix(folder) {
      if let number = Int32(path.dropFirst(folder.count)), fcntl(number, F_GETFD) >= 0 {
        return number
      }
    }
    return nil
  }
}

private func writeDirectly(_ bytes: [UInt8], to path: String) throws(SystemError) {
  let file = try System.open(path, O_WRONLY)
  do {
    try System.write(bytes, to: file)
  } catch {
    close(file)
    throw error
  }
  guard close(file) == 0 else { throw SystemError.last }
}
