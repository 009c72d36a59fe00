/// Why bytes could not be read from a file or written to one.
public struct FileError: Error, Equatable, Sendable {
  public enum Operation: String, Sendable {
    case reading, writing
  }

  public enum Reason: Equatable, Sendable {
    /// There is no such file.
    case notFound
    /// The folder that should hold the file is not there.
    case noFolder
    /// A folder stands where a file was expected.
    case isDirectory
    /// The file is there already and was not to be replaced.
    case exists
    /// The user may not read or write here.
    case permission
    /// The disk is full, or the user's share of it.
    case noSpace
    /// Whoever read the pipe has gone.
    case brokenPipe
    /// The file is not what it was when it was opened.
    case changed
    /// The user asked to end while a call was waited for.
    case interrupted
    /// Anything else, in the words of the operating system.
    case system(number: Int32, text: String)
  }

  /// The path as it was given; `-` for the standard input.
  public let path: String
  public let operation: Operation
  public let reason: Reason

  package init(_ path: String, _ operation: Operation, _ reason: Reason) {
    self.path = path
    self.operation = operation
    self.reason = reason
  }
}

extension FileError {
  /// What was wrong, without a full stop at the end.
  public var message: String {
    let verb = operation == .reading ? "read" : "write"
    return "cannot \(verb) \(path == "-" ? "the standard input" : path): \(cause)"
  }

  /// What to do; nil where only the system's words help.
  public var remedy: String? {
    switch reason {
    case .notFound: "check the spelling of the path, and the folder you are in"
    case .noFolder: "make the folder first, or choose another place"
    case .isDirectory: "give the path of a file, not of a folder"
    case .exists: "choose another name, or move the file away"
    case .permission: "change the permissions, or choose another place"
    case .noSpace: "make room; what was there before is untouched"
    case .changed: "run it again when nothing writes to the file"
    case .brokenPipe, .interrupted, .system: nil
    }
  }

  private var cause: String {
    switch reason {
    case .notFound: "there is no such file"
    case .noFolder: "its folder does not exist"
    case .isDirectory: "it is a folder"
    case .exists: "it exists already"
    case .permission: "permission denied"
    case .noSpace: "no space left"
    case .brokenPipe: "the reader of the pipe has gone"
    case .changed: "it changed while it was read"
    case .interrupted: "it was interrupted"
    case .system(_, let text): text
    }
  }
}
