/// All bytes of a file; of the standard input where the path is `-`.
///
/// Pipes and other special files are read to their end.
///
/// - Parameters:
///   - limit: more bytes than these are not wanted: what follows may be left out.
///   - isStopped: whether to give up, as of `TextFile`.
/// - Throws: `FileError` with `notFound`, `isDirectory`, `permission`, `changed`, `interrupted` or
///   the system's words.
public func readFile(
  _ path: String, atMost limit: Int = .max, isStopped: @escaping () -> Bool = { false }
) throws(FileError) -> [UInt8] {
  let file = try TextFile(path, isStopped: isStopped)
  var bytes: [UInt8] = []
  bytes.reserveCapacity(min(file.length ?? 0, limit) + TextFile.mostBytes)
  while bytes.count <= limit, file.read(onto: &bytes) {}
  if let error = file.error { throw error }
  return bytes
}
