import Foundation
import TestSupport
import Testing

/// What the command prints, against programs that share nothing with it: the scripts of
/// Scripts/crosscheck, which run it and compute everything again.
@Suite("Cross-checks", .serialized)
struct CrossCheckTests {
  /// Runs a script, with the command as its first argument, and gives what it printed.
  static func run(_ script: String, _ arguments: String...) throws -> CommandResult {
    let python = ProcessInfo.processInfo.environment["PYTHON"] ?? "/usr/bin/python3"
    let path = repository.appending(path: "Scripts/crosscheck/\(script)").path
    let words = ([python, path] + arguments).map { "'\($0)'" }
    return try runShell(
      (words.prefix(2) + ["\"$CHAINRULE\""] + words.dropFirst(2)).joined(separator: " "),
      environment: ["PYTHONDONTWRITEBYTECODE": "1"])
  }

  @Test("what is printed, read back and computed again in 50 digits, holds in every format")
  func readback() throws {
    let result = try Self.run("readback.py", "12")
    #expect(result.status == 0, "\(result.stdout)\(result.stderr)")
  }

  @Test("SymPy proves every symbolic factor to be the derivative that it is said to be")
  func symbolic() throws {
    let result = try Self.run("symbolic.py", "10")
    #expect(result.status == 0, "\(result.stdout)\(result.stderr)")
  }

  @Test("the numbers of textbooks and videos are those of Docs/textbook-examples.md")
  func textbooks() throws {
    let result = try Self.run("textbooks.py")
    #expect(result.status == 0, "\(result.stdout)\(result.stderr)")
  }
}

@Suite("Cross-checks of many networks")
struct CrossCheckLongTests {
  @Test(
    "60 random networks read back, 100 proved", arguments: ["readback.py 60", "symbolic.py 100"])
  func many(words: String) throws {
    let parts = words.split(separator: " ").map(String.init)
    let result = try CrossCheckTests.run(parts[0], parts[1])
    #expect(result.status == 0, "\(result.stdout)\(result.stderr)")
  }
}
