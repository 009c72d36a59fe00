#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// A file that is read in pieces, from its beginning to its end; the standard input where the path
/// is `-`.
public final class TextFile {
  public let path: String
  /// What stopped the reading before the end of the file.
  public private(set) var error: FileError?

  private let file: OpenFile
  /// In an ordinary file where the next piece begins; nil in a pipe, which knows only one place.
  private var offset: Int?

  /// Opens a file.
  ///
  /// - Throws: `FileError` with `notFound`, `permission` or the system's words. What can be opened
  ///   but not read, such as a folder, is told by `error` after the first piece.
  public init(_ path: String) throws(FileError) {
    self.path = path
    do {
      let isInput = path == "-"
      file = OpenFile(
        descriptor: isInput ? STDIN_FILENO : try System.open(path, O_RDONLY), isOurs: !isInput)
    } catch {
      throw FileError(path, reading: error)
    }
    offset = file.beginning
  }

  private init(again other: TextFile) {
    (path, file, offset) = (other.path, other.file, other.file.beginning)
  }

  /// Appends the next piece, at most 1 MiB; returns whether there may be another: false at the end
  /// and where the reading fails.
  public func read(onto bytes: inout [UInt8]) -> Bool {
    if error != nil { return false }
    do {
      // A pipe hardly ever holds more than 64 KiB.
      let count = try System.read(
        file.descriptor, onto: &bytes, count: offset == nil ? 1 << 16 : 1 << 20, from: offset)
      if let offset { self.offset = offset + count }
      return count > 0
    } catch {
      self.error = FileError(path, reading: error)
      return false
    }
  }

  /// The same file, to be read from the beginning; nil if it can be read only once, as a pipe is.
  ///
  /// It stays the same file if another one has taken its path since. Both can be read in turn.
  public func rewound() -> TextFile? {
    file.beginning == nil ? nil : TextFile(again: self)
  }
}

/// An open file, closed when nobody reads it any more.
private final class OpenFile {
  let descriptor: Int32
  /// The offset at which it was found; nil if it is no ordinary file.
  let beginning: Int?
  private let isOurs: Bool

  init(descriptor: Int32, isOurs: Bool) {
    self.descriptor = descriptor
    self.isOurs = isOurs
    let isOrdinary = System.status(descriptor).map { $0.st_mode & S_IFMT == S_IFREG } ?? false
    let offset = isOrdinary ? Int(lseek(descriptor, 0, SEEK_CUR)) : -1
    beginning = offset < 0 ? nil : offset
  }

  deinit {
    if isOurs { close(descriptor) }
  }
}
