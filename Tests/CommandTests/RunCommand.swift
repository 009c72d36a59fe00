import Foundation

/// What a finished process left.
struct CommandResult: Equatable {
  /// The exit status; 128 and the signal's number where a signal ended it.
  let status: Int32
  let stdout: String
  let stderr: String
}

/// Runs the built command to its end.
///
/// - Parameters:
///   - arguments: the words after `chainrule`.
///   - stdin: what it reads on standard input.
///   - environment: variables beside a fixed small set.
///   - directory: where it runs; a folder without files of ours if not given.
func runCommand(
  _ arguments: [String], stdin: String = "", environment: [String: String] = [:],
  in directory: URL? = nil
) throws -> CommandResult {
  try runProcess(
    builtCommand, arguments, stdin: stdin, environment: environment, in: directory)
}

/// Runs a script of bash, in which `$CHAINRULE` is the built command.
func runShell(
  _ script: String, stdin: String = "", environment: [String: String] = [:],
  in directory: URL? = nil
) throws -> CommandResult {
  var environment = environment
  environment["CHAINRULE"] = builtCommand.path
  return try runProcess(
    URL(fileURLWithPath: "/bin/bash"), ["--norc", "-c", script], stdin: stdin,
    environment: environment, in: directory)
}

/// Whether a program of this name is on the path.
func isInstalled(_ program: String) -> Bool {
  let path = ProcessInfo.processInfo.environment["PATH"] ?? ""
  return path.split(separator: ":").contains {
    FileManager.default.isExecutableFile(atPath: "\($0)/\(program)")
  }
}

/// A new empty folder, for `body` alone, removed afterwards.
func withFolder<Result>(_ body: (URL) throws -> Result) throws -> Result {
  let folder = FileManager.default.temporaryDirectory.appendingPathComponent(
    "chainrule-\(UUID().uuidString)")
  try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  defer { try? FileManager.default.removeItem(at: folder) }
  return try body(folder)
}

/// The command `chainrule`, which the build puts beside the tests.
let builtCommand: URL = {
  #if canImport(Darwin)
    let bundle = Bundle(for: BundleToken.self).bundleURL
  #else
    let bundle = Bundle.main.executableURL!
  #endif
  return bundle.deletingLastPathComponent().appendingPathComponent("chainrule")
}()

#if canImport(Darwin)
  private final class BundleToken {}
#endif

/// The threads that tests run on block signals, and a process that they start would inherit that:
/// Ctrl-C would have no effect on it.
private func lettingSignalsThrough(_ start: () throws -> Void) rethrows {
  var signals = sigset_t()
  var before = sigset_t()
  sigfillset(&signals)
  pthread_sigmask(SIG_UNBLOCK, &signals, &before)
  defer { pthread_sigmask(SIG_SETMASK, &before, nil) }
  try start()
}

private func runProcess(
  _ executable: URL, _ arguments: [String], stdin: String, environment: [String: String],
  in directory: URL?
) throws -> CommandResult {
  // Files instead of pipes: nothing waits for a reader, whatever the amount.
  try withFolder { folder in
    let files = ["stdin", "stdout", "stderr"].map(folder.appendingPathComponent)
    try Data(stdin.utf8).write(to: files[0])
    for file in files[1...] { try Data().write(to: file) }
    let process = Process()
    process.executableURL = executable
    process.arguments = arguments
    process.currentDirectoryURL = directory ?? folder
    process.environment = [
      "PATH": ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin",
      "HOME": folder.path, "LC_ALL": "C.UTF-8", "TERM": "xterm",
    ].merging(environment) { $1 }
    process.standardInput = try FileHandle(forReadingFrom: files[0])
    process.standardOutput = try FileHandle(forWritingTo: files[1])
    process.standardError = try FileHandle(forWritingTo: files[2])
    try lettingSignalsThrough { try process.run() }
    process.waitUntilExit()
    let wasSignalled = process.terminationReason == .uncaughtSignal
    return CommandResult(
      status: process.terminationStatus + (wasSignalled ? 128 : 0),
      stdout: String(decoding: try Data(contentsOf: files[1]), as: UTF8.self),
      stderr: String(decoding: try Data(contentsOf: files[2]), as: UTF8.self))
  }
}
