/// A file that is read any number of times, in pieces: what can be read only once, as a pipe, is
/// kept in memory as it comes.
public final class RepeatedText {
  public let path: String
  /// What stopped a reading before the end of the file.
  public private(set) var error: FileError?

  private let file: TextFile
  /// What has come of a text that can be read only once; nil of any other.
  private var kept: [UInt8]?
  /// Whether more of that may come.
  private var isOpenEnded = false
  private let isStopped: () -> Bool

  /// Opens a file, the standard input where the path is `-`; of one that can be read only once,
  /// waits for the first piece.
  ///
  /// - Parameter isStopped: whether to give up, as of `TextFile`.
  /// - Throws: `FileError`, as `TextFile` and `readFile(_:)` do.
  public init(
    _ path: String, isStopped: @escaping () -> Bool = { false }
  ) throws(FileError) {
    (self.path, self.isStopped) = (path, isStopped)
    file = try TextFile(path, isStopped: isStopped)
    if file.rewound() != nil { return }
    var bytes: [UInt8] = []
    isOpenEnded = file.read(onto: &bytes)
    if let error = file.error { throw error }
    kept = bytes
  }

  /// What appends one piece after the other, from the beginning, and returns whether there may be
  /// another.
  public func pieces() -> (inout [UInt8]) -> Bool {
    if kept != nil {
      var given = 0
      return { [self] in appendKept(to: &$0, from: &given) }
    }
    guard let file = file.rewound() else { return { _ in false } }
    return { [self] bytes in
      let goesOn = file.read(onto: &bytes)
      error = error ?? file.error
      return goesOn
    }
  }

  /// The text as a whole.
  ///
  /// - Throws: `FileError`, as `readFile(_:)` does.
  public func bytes() throws(FileError) -> [UInt8] {
    var bytes: [UInt8] = []
    if kept == nil {
      bytes.reserveCapacity((file.length ?? 0) + TextFile.mostBytes)
      let more = pieces()
      while more(&bytes) {}
    } else {
      while isOpenEnded { readOn() }
      bytes = kept ?? []
    }
    if let error { throw error }
    return bytes
  }

  private func appendKept(to bytes: inout [UInt8], from given: inout Int) -> Bool {
    if isStopped() { error = error ?? FileError(path, .reading, .interrupted) }
    if error != nil { return false }
    if given == kept?.count { readOn() }
    guard let kept else { return false }
    let end = min(given + 1 << 16, kept.count)
    bytes += kept[given..<end]
    given = end
    return given < kept.count || isOpenEnded
  }

  private func readOn() {
    guard isOpenEnded, var bytes = kept.take() else { return }
    isOpenEnded = file.read(onto: &bytes)
    kept = bytes
    error = error ?? file.error
  }
}
