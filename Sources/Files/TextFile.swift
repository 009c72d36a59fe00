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
  private let isStopped: () -> Bool
  /// In an ordinary file where the next piece begins; nil in a pipe, which knows only one place.
  private var offset: Int?

  /// Opens a file.
  ///
  /// - Parameter isStopped: whether to give up, as after Ctrl-C; asked before each piece and when a
  ///   signal ends the waiting for one. The error then is `interrupted`.
  /// - Throws: `FileError` with `notFound`, `permission` or the system's words. What can be opened
  ///   but not read, such as a folder, is told by `error` after the first piece.
  public init(
    _ path: String, isStopped: @escaping () -> Bool = { false }
  ) throws(FileError) {
    (self.path, self.isStopped) = (path, isStopped)
    do throws(SystemError) {
      if isStopped() { throw SystemError(number: EINTR) }
      let isInput = path == "-"
      file = OpenFile(
        descriptor: isInput
          ? STDIN_FILENO : try System.open(path, O_RDONLY, isStopped: isStopped),
        isOurs: !isInput)
    } catch {
      throw FileError(path, reading: error)
    }
    offset = file.beginning
  }

  private init(again other: TextFile) {
    (path, file, isStopped) = (other.path, other.file, other.isStopped)
    offset = file.beginning
  }

  /// How many bytes there are to read; nil in a pipe.
  var length: Int? { file.beginning.map { max(0, (file.opened?.size ?? 0) - $0) } }

  /// No piece is longer than this.
  static let mostBytes = 1 << 20

  /// Appends the next piece, at most 1 MiB; returns whether there may be another: false at the end
  /// and where the reading fails. At the end an ordinary file must be what it was when it was
  /// opened, in length and time of change.
  public func read(onto bytes: inout [UInt8]) -> Bool {
    if error != nil { return false }
    do throws(SystemError) {
      if isStopped() { throw SystemError(number: EINTR) }
      // A pipe hardly ever holds more than 64 KiB.
      let count = try System.read(
        file.descriptor, onto: &bytes, count: offset == nil ? 1 << 16 : Self.mostBytes,
        from: offset, isStopped: isStopped)
      if let offset { self.offset = offset + count }
      if count == 0 && !file.isAsOpened(endingAt: offset) {
        error = FileError(path, .reading, .changed)
      }
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
  /// What an ordinary file was when it was opened.
  let opened: FileState?
  private let isOurs: Bool

  init(descriptor: Int32, isOurs: Bool) {
    self.descriptor = descriptor
    self.isOurs = isOurs
    opened = FileState(descriptor)
    let offset = opened == nil ? -1 : Int(lseek(descriptor, 0, SEEK_CUR))
    beginning = offset < 0 ? nil : offset
  }

  /// Whether nobody has changed the file since, seen at what reading found to be its end.
  func isAsOpened(endingAt end: Int?) -> Bool {
    guard let opened, let end else { return true }
    return FileState(descriptor) == opened && end >= opened.size
  }

  deinit {
    if isOurs { close(descriptor) }
  }
}

/// By what a change of an ordinary file is noticed: its length, and when it was written last.
private struct FileState: Equatable {
  let size: Int
  private let seconds: Int
  private let nanoseconds: Int

  /// nil if it is no ordinary file.
  init?(_ descriptor: Int32) {
    guard let status = System.status(descriptor), status.st_mode & S_IFMT == S_IFREG else {
      return nil
    }
    size = Int(status.st_size)
    #if canImport(Darwin)
      let time = status.st_mtimespec
    #else
      let time = status.st_mtim
    #endif
    (seconds, nanoseconds) = (time.tv_sec, time.tv_nsec)
  }
}
