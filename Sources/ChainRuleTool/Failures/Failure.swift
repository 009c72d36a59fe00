/// What went wrong, with all that is needed to put it right.
///
/// Every error becomes a `Failure` before it reaches the user: those of the other modules by the
/// extensions in `Failure+Modules.swift`. It is shown by `report(_:asJSON:to:)` and nowhere else.
struct Failure: Error, Equatable {
  /// What was wrong, without a full stop at the end.
  var message: String
  var file: String?
  /// The line of the file, from 1.
  var line: Int?
  /// The character of the line, from 1.
  var column: Int?
  /// What would have been in order; completes "expected …".
  var expected: String?
  /// What to do; completes "try: …".
  var remedy: String?
  var status: ExitStatus

  init(
    _ message: String, file: String? = nil, line: Int? = nil, column: Int? = nil,
    expected: String? = nil, remedy: String? = nil, status: ExitStatus
  ) {
    self.message = message
    self.file = file
    self.line = line
    self.column = column
    self.expected = expected
    self.remedy = remedy
    self.status = status
  }

  /// Arguments that are not in order.
  static func usage(_ message: String, expected: String? = nil, remedy: String? = nil) -> Self {
    Failure(message, expected: expected, remedy: remedy, status: .usage)
  }

  /// Ctrl-C before a fit had anything worth keeping.
  static let interrupted = Failure(
    "interrupted before the first step; no run was written", status: .interrupted)

  /// A state that our own code should have made impossible.
  static func fault(_ message: String) -> Self {
    Failure(
      "this is a fault of chainrule itself: " + message,
      remedy: "please report it, with the command line and the output of chainrule --version",
      status: .fault)
  }
}
