import Foundation
import Testing

/// What README shows is what the command prints.
@Suite("README")
struct ReadmeTests {
  private static let root = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  /// A command line of a console block, and the output below it.
  struct Shown {
    let command: String
    var output: String
  }

  private static func shown() throws -> [Shown] {
    let readme = try String(contentsOf: root.appendingPathComponent("README.md"), encoding: .utf8)
    var shown: [Shown] = []
    var isConsole = false
    for line in readme.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.hasPrefix("```") {
        isConsole = line == "```console"
      } else if isConsole, line.hasPrefix("$ ") {
        shown.append(Shown(command: String(line.dropFirst(2)), output: ""))
      } else if isConsole {
        shown[shown.count - 1].output += line + "\n"
      }
    }
    return shown
  }

  @Test("every command in README runs, and prints what README says")
  func commands() throws {
    let shown = try Self.shown()
    #expect(shown.count >= 4)
    try withFolder { folder in
      try FileManager.default.copyItem(
        at: Self.root.appendingPathComponent("Examples"),
        to: folder.appendingPathComponent("Examples"))
      _ = try runCommand(["demo"], in: folder)
      for entry in shown {
        let result = try runShell(
          entry.command.replacing(/^chainrule/, with: "\"$CHAINRULE\""), in: folder)
        #expect(result.status == 0, "\(entry.command): \(result.stderr)")
        if !entry.output.isEmpty {
          #expect(result.stdout == entry.output, "\(entry.command)")
        }
      }
    }
  }

  @Test("README has at most 150 lines")
  func length() throws {
    let readme = try String(
      contentsOf: Self.root.appendingPathComponent("README.md"), encoding: .utf8)
    #expect(readme.split(separator: "\n", omittingEmptySubsequences: false).count <= 151)
  }

  @Test("README's picture is the lesson's animation as the demo draws it")
  func picture() throws {
    try withFolder { folder in
      _ = try runCommand(["demo"], in: folder)
      let drawn = try Data(contentsOf: folder.appendingPathComponent("lesson/lesson.svg"))
      let kept = Self.root.appendingPathComponent("Docs/lesson.svg")
      if ProcessInfo.processInfo.environment["RECORD_SNAPSHOTS"] == "1" {
        try drawn.write(to: kept)
      }
      #expect(try drawn == Data(contentsOf: kept))
    }
  }
}
