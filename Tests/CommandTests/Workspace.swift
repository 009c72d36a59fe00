import Foundation
import TestSupport

/// A folder with the example tables, in which commands are run one after another with the paths
/// that a user would type, and a transcript of those that are to be compared whole.
struct Workspace {
  let folder: URL
  private(set) var transcript = ""

  /// A new folder with `lesson.csv` and `penguins.csv`, for `body` alone.
  static func with<Result>(_ body: (inout Workspace) throws -> Result) throws -> Result {
    try withFolder { folder in
      var workspace = Workspace(folder: folder)
      for name in ["lesson.csv", "penguins.csv"] {
        try workspace.put(
          String(
            decoding: Data(contentsOf: repository.appending(path: "Examples/\(name)")),
            as: UTF8.self), name)
      }
      return try body(&workspace)
    }
  }

  /// Runs a command in the folder.
  @discardableResult
  func run(
    _ words: [String], stdin: String = "", environment: [String: String] = [:]
  ) throws -> CommandResult {
    try runCommand(words, stdin: stdin, environment: environment, in: folder)
  }

  /// Runs a script of bash in the folder; `$CHAINRULE` is the command.
  func shell(_ script: String) throws -> CommandResult { try runShell(script, in: folder) }

  /// Runs a command and adds what was typed and printed to the transcript.
  @discardableResult
  mutating func tell(_ words: [String], stdin: String = "") throws -> CommandResult {
    let result = try run(words, stdin: stdin)
    transcript += "$ " + (["chainrule"] + words).joined(separator: " ") + "\n"
    transcript += result.stdout + result.stderr + "[\(result.status)]\n\n"
    return result
  }

  /// The lesson's run, fitted into `lesson.chainrule`.
  @discardableResult
  func fitLesson(_ more: [String] = []) throws -> CommandResult {
    try run(["fit", "lesson.csv"] + Self.lesson + more)
  }

  func put(_ text: String, _ name: String) throws {
    try Data(text.utf8).write(to: folder.appending(path: name))
  }

  func bytes(_ name: String) throws -> Data { try Data(contentsOf: folder.appending(path: name)) }
  func text(_ name: String) throws -> String { String(decoding: try bytes(name), as: UTF8.self) }
  func has(_ name: String) -> Bool {
    FileManager.default.fileExists(atPath: folder.appending(path: name).path)
  }
  func names(_ path: String = ".") throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder.appending(path: path).path).sorted()
  }

  /// The options of the lesson, every choice named.
  static let lesson = [
    "--target", "Observed", "--hidden", "2", "--activation", "softplus", "--loss", "ssr",
    "--scale", "none", "--learning-rate", "0.1", "--start",
    "w1=2.74,b1=0,w2=-1.13,b2=0,w3=0.36,w4=0.63,b3=0", "--steps", "1000",
  ]
}

/// Tests/References/lesson.json.
struct LessonReference: Decodable {
  struct State: Decodable {
    let step: Int
    let loss: Double
    let parameters: [Double]
    let gradient: [Double]?
  }
  let names: [String]
  let states: [State]
  let last: State

  static let shared = try! reference("lesson.json", as: LessonReference.self)
}

/// Whether a number as it was printed (with − and as many digits as it may have) is the correct
/// rounding of `value` to its own number of digits, by the C library's `printf`.
func isRounding(_ text: String, of value: Double) -> Bool {
  let plain = text.replacingOccurrences(of: "−", with: "-")
  let mantissa = plain.split(separator: "e")[0].filter { $0.isNumber }
  let digits = mantissa.drop { $0 == "0" }.count
  if digits == 0 { return value == 0 }
  return Double(plain) == Double(String(format: "%.\(digits - 1)e", value))
}
