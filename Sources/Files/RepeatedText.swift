import Dataset

/// A file that is read any number of times, in pieces: one that can be read only once, as a pipe,
/// is kept in memory.
public final class RepeatedText {
  public let path: String
  /// What stopped a reading before the end of the file.
  public private(set) var error: FileError?

  private let content: Content
  private enum Content {
    case file(TextFile)
    case bytes([UInt8])
  }

  /// Opens a file, the standard input where the path is `-`; reads it if it can be read only once.
  ///
  /// - Throws: `FileError`, as `TextFile` and `readFile(_:)` do.
  public init(_ path: String) throws(FileError) {
    self.path = path
    let file = try TextFile(path)
    if file.rewound() != nil {
      content = .file(file)
      return
    }
    var bytes: [UInt8] = []
    while file.read(onto: &bytes) {}
    if let error = file.error { throw error }
    content = .bytes(bytes)
  }

  /// What appends one piece after the other, from the beginning, and returns whether there may be
  /// another.
  public func pieces() -> (inout [UInt8]) -> Bool {
    switch content {
    case .bytes(let bytes): return Dataset.pieces(of: bytes)
    case .file(let file):
      guard let file = file.rewound() else { return { _ in false } }
      return { [self] bytes in
        let goesOn = file.read(onto: &bytes)
        error = error ?? file.error
        return goesOn
      }
    }
  }
}
