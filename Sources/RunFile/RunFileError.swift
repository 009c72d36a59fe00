/// Why a run could not be created, written, read, or computed again.
public struct RunFileError: Error, Equatable, Sendable {
  public enum Operation: String, Sendable {
    case creating, writing, reading
  }

  public enum Reason: Equatable, Sendable {
    // MARK: There is nothing to read
    /// There is no such file.
    case notFound
    /// A folder stands where a file was expected.
    case isDirectory
    /// A pipe or a device stands where a file was expected.
    case isSpecial
    /// The user may not read or write here.
    case permission
    /// A link that points to nothing.
    case nowhere
    /// Links that lead round in a circle.
    case linkLoop
    /// The disk, or what the system takes for one, failed.
    case diskError

    // MARK: What was read is not in order
    /// A file, but not a run.
    case notARun
    /// What a fit leaves that is killed before its start is kept, be it a file without content.
    case empty
    /// A run of a later format than this program knows.
    case newerFormat(Int)
    /// The end of the file is missing.
    case truncated
    /// Something in the file is not as it was written: where, and what.
    case damaged(String)
    /// A write was cut off, and putting it right needs the right to write.
    case unfinishedWrite

    // MARK: What was asked of a run
    /// The run has no such step.
    case noSuchStep(Int, last: Int)
    /// Computing a step again gave other bits than the run holds.
    case differs(Difference)

    // MARK: It can not be written
    /// The file is there already and was not to be replaced.
    case exists
    /// The folder that should hold the file is not there.
    case noFolder
    /// The disk is full, or the user's share of it.
    case noSpace
    /// The file would be larger than the process may make one.
    case tooLarge
    /// The file system may only be read.
    case readOnly
    /// The name leaves no room for what is put behind it while the run is written.
    case nameTooLong
    /// A file or folder has a name that SQLite takes for its own, and is not SQLite's: its path.
    case inTheWay(String)
    /// Another program changed, moved or removed the file while the fit went on.
    case changed
    /// The finished run cannot take the name of the one it should replace: why (`notARun` where
    /// something else was put there while the fit went on), and where it is kept.
    indirect case notPlaced(Reason, keptIn: String)
    /// Another process holds the file.
    case busy
    /// Anything else, in the words of SQLite or the operating system.
    case system(String)
  }

  /// The path as it was given.
  public let path: String
  public let operation: Operation
  public let reason: Reason

  package init(_ path: String, _ operation: Operation, _ reason: Reason) {
    self.path = path
    self.operation = operation
    self.reason = reason
  }
}

/// Where a step that was computed again parts from the run.
public struct Difference: Equatable, Sendable {
  /// The first step known to differ.
  public let step: Int
  /// The loss, or the name of a parameter.
  public let quantity: String
  public let stored: Double
  public let computed: Double
  /// The program and arithmetic revision of the run, and of this program.
  public let program: String
  public let revisions: (stored: Int, computing: Int)

  public static func == (a: Difference, b: Difference) -> Bool {
    a.step == b.step && a.quantity == b.quantity && a.program == b.program
      && a.stored.bitPattern == b.stored.bitPattern
      && a.computed.bitPattern == b.computed.bitPattern && a.revisions == b.revisions
  }
}
