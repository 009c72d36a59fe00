#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// All bytes of a file; of the standard input where the path is `-`.
///
/// Pipes and other special files are read to their end.
///
/// - Throws: `FileError` with `notFound`, `isDirectory`, `permission` or the system's words.
public func readFile(_ path: String) throws(FileError) -> [UInt8] {
  do {
    if path == "-" { return try readAll(STDIN_FILENO) }
    let file = try System.open(path, O_RDONLY)
    defer { close(file) }
    return try readAll(file)
  } catch {
    throw FileError(path, reading: error)
  }
}

private func readAll(_ file: Int32) throws(SystemError) -> [UInt8] {
  var bytes: [UInt8] = []
  let size = System.status(file).map { Int($0.st_size) } ?? 0
  bytes.reserveCapacity(size + 1)
  // The first piece takes a whole ordinary file; the second then finds its end.
  var piece = max(size, 1 << 16)
  while try System.read(file, onto: &bytes, count: piece) > 0 { piece = 1 << 16 }
  return bytes
}
