import Foundation
import Testing

/// Inputs that do not end, do not begin, or cannot be named.
@Suite("Inputs that make difficulties") struct InputTests {
  private static let fit = #""$CHAINRULE" fit DATA --target Observed -o new.chainrule"#

  private func fit(_ data: String, _ more: String = "") -> String {
    Self.fit.replacingOccurrences(of: "DATA", with: data) + " " + more
  }

  @Test(
    "Ctrl-C ends a fit that waits for its input, and leaves no run", arguments: ["INT", "TERM"])
  func waiting(signal: String) throws {
    try Workspace.with { workspace in
      let timeout = "timeout --preserve-status -k 9 -s \(signal) 1 "
      for script in [
        "mkfifo pipe; \(timeout)\(fit("pipe")); status=$?; rm pipe; exit $status",
        "sleep 12 | \(timeout)\(fit("-")) & wait $!",
        "{ echo Input,Observed; echo 1,2; sleep 12; } | \(timeout)\(fit("-")) & wait $!",
        "sleep 12 | \(timeout)\(fit("lesson.csv", "--start /dev/stdin")) & wait $!",
      ] {
        let result = try workspace.shell(script)
        #expect(result.status == 130, "\(script)")
        #expect(
          result.stderr
            == "chainrule: interrupted before the first step; no run was written\n", "\(script)")
        #expect(try workspace.names() == ["lesson.csv", "penguins.csv"], "\(script)")
      }
    }
  }

  @Test("an old run stays as it was when Ctrl-C comes while its successor is read")
  func oldRun() throws {
    try Workspace.with { workspace in
      try workspace.fitLesson()
      let old = try workspace.bytes("lesson.chainrule")
      let result = try workspace.shell(
        "{ cat lesson.csv; sleep 12; } | timeout --preserve-status -k 9 -s INT 1 "
          + #""$CHAINRULE" fit - --target Observed -o lesson.chainrule --force & wait $!"#)
      #expect(result.status == 130)
      #expect(try workspace.bytes("lesson.chainrule") == old)
      #expect(try workspace.names() == ["lesson.chainrule", "lesson.csv", "penguins.csv"])
    }
  }

  @Test("a device without an end is refused at once, as no text")
  func device() throws {
    try Workspace.with { workspace in
      try workspace.fitLesson()
      for (command, message) in [
        (fit("/dev/zero"), "chainrule: /dev/zero:1:1: there is a NUL byte in the text\n"),
        (
          #""$CHAINRULE" predict lesson.chainrule /dev/zero"#,
          "chainrule: /dev/zero:1:1: there is a NUL byte in the text\n"
        ),
        (
          fit("- < <(cat lesson.csv /dev/zero)"),
          "chainrule: standard input:5:1: there is a NUL byte in the text\n"
        ),
        (
          fit("lesson.csv", "--start /dev/zero"),
          "chainrule: /dev/zero: the start is longer than 16 MiB\n"
        ),
      ] {
        let result = try workspace.shell("ulimit -v 4000000; timeout 20 \(command)")
        #expect(result.status == 65, "\(command)")
        #expect(result.stderr.hasPrefix(message), "\(command): \(result.stderr)")
        #expect(!workspace.has("new.chainrule"))
      }
    }
  }

  @Test("a name that is not UTF-8 is refused before anything happens")
  func notUTF8() throws {
    try Workspace.with { workspace in
      for command in [
        #""$CHAINRULE" fit lesson.csv --target Observed -o $'caf\xe9.chainrule'"#,
        #"cp lesson.csv $'caf\xe9.csv'; "$CHAINRULE" fit $'caf\xe9.csv' --target Observed"#,
      ] {
        let before = try workspace.names().count
        let result = try workspace.shell(command)
        #expect(result.status == 64)
        #expect(result.stderr.hasPrefix("chainrule: a name that is not UTF-8: caf\u{FFFD}."))
        #expect(try workspace.names().count <= before + 1 && !workspace.has("café.chainrule"))
        #expect(try !workspace.names().contains { $0.hasSuffix(".chainrule") })
      }
    }
  }

  @Test("an input that has no name of its own needs -o")
  func nameless() throws {
    try Workspace.with { workspace in
      let fit = #""$CHAINRULE" fit DATA --target Observed --steps 1"#
      for data in ["- < lesson.csv", "/dev/stdin < lesson.csv", "<(cat lesson.csv)"] {
        let script = fit.replacingOccurrences(of: "DATA", with: data)
        let result = try workspace.shell(script)
        #expect(result.status == 64, "\(data)")
        #expect(result.stderr.contains(" needs -o "), "\(result.stderr)")
        #expect(try workspace.shell(script + " -o new.chainrule --force").status == 0, "\(data)")
      }
    }
  }

  @Test("names and values that are long are shortened in messages")
  func longNames() throws {
    try Workspace.with { workspace in
      let long = String(repeating: "x", count: 100_000)
      try workspace.put("\(long),\(long)y,Observed\n1,2,3\n", "wide.csv")
      try workspace.put("\(long),Observed\n1,2\nno,2\n", "cell.csv")
      try workspace.fitLesson()
      for words in [
        ["fit", "wide.csv", "--target", "Obsrved"], ["fit", "cell.csv", "--target", "Observed"],
        ["fit", "wide.csv", "--target", long + "z"], ["fit", "lesson.csv", "--loss", long],
        ["fit", "lesson.csv", "--" + long], ["-" + long], [long], ["help", long],
        ["fit", "lesson.csv", "--target", "Observed", "--steps", long],
        ["fit", "lesson.csv", "--target", "Observed", "--start", long + "=x"],
        ["fit", "lesson.csv", "--target", "Observed", "--freeze", long],
        ["explain", "lesson.chainrule", "--parameter", long],
      ] {
        let result = try workspace.run(words)
        let shown = words.map { $0.count > 60 ? "long" : $0 }
        #expect(result.status == 64 || result.status == 65, "\(shown)")
        #expect(result.stderr.utf8.count < 1000, "\(shown)")
      }
    }
  }
}
