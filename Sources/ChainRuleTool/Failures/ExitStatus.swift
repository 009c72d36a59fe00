/// How the command ends. The numbers are those of BSD's `sysexits`, as far as it has one.
enum ExitStatus: Int32 {
  case success = 0
  /// `check`, `verify` or `diff` found a difference, or a fit diverged.
  case difference = 1
  /// The arguments are not in order.
  case usage = 64
  case badData = 65
  /// A file that should be read is not there, or may not be read.
  case noInput = 66
  /// A fault of ours.
  case fault = 70
  case cannotCreate = 73
  case inputOutput = 74
  case interrupted = 130
}

extension ExitStatus {
  /// What each status means, for help and the man page.
  static let meanings: [(status: ExitStatus, meaning: String)] = [
    (.success, "done"),
    (.difference, "check found a difference, or a fit diverged"),
    (.usage, "the arguments are not in order"),
    (.badData, "the data are not in order"),
    (.noInput, "a file that should be read is not there"),
    (.fault, "a fault of chainrule itself"),
    (.cannotCreate, "the output cannot be created, or is there already"),
    (.inputOutput, "reading or writing failed"),
    (.interrupted, "interrupted; what was reached is kept"),
  ]
}
