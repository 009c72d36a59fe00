import ChainRule
import Foundation
import Testing

@Suite("A fit that is ended from outside") struct EndedFitTests {
  /// A fit that would take years; so wide that its steps take long enough not to fill the disk.
  private static let endless =
    #""$CHAINRULE" fit lesson.csv --target Observed --hidden 500 --scale none --learning-rate 1e-6 "#
    + "--steps 1000000000000"

  /// Waits until the run that is being written holds more than its start, at most 20 s.
  private static let untilCommitted =
    "for i in $(seq 200); do sleep 0.1; "
    + #""$CHAINRULE" show RUN 2>/dev/null | grep -q 'after [1-9][0-9]* steps' && break; done; "#

  private func untilCommitted(_ run: String) -> String {
    Self.untilCommitted.replacingOccurrences(of: "RUN", with: run)
  }

  @Test(
    "Ctrl-C ends it with status 130, and all that was reached is kept",
    arguments: ["INT", "TERM", "HUP"])
  func interrupted(signal: String) throws {
    try Workspace.with { workspace in
      let result = try workspace.shell("exec timeout -k 20 -s \(signal) 3 \(Self.endless) --json")
      // `timeout` itself ends with 124 when it had to send the signal.
      #expect(result.status == 124)
      let json = try JSON.parse(result.stdout)
      let steps = json["steps"]!.int!
      #expect(json["stopped"] == "interrupted" && steps > 0)
      #expect(result.stderr == "interrupted after \(steps) steps; kept in lesson.chainrule\n")
      let show = try workspace.run(["show", "lesson.chainrule", "--json"])
      #expect(show.stdout == result.stdout)
      let last = try workspace.run([
        "explain", "lesson.chainrule", "--parameter", "w1", "--step", "last", "--json",
      ])
      #expect(try JSON.parse(last.stdout)["step"]!.int == steps)
      #expect(try workspace.names() == ["lesson.chainrule", "lesson.csv", "penguins.csv"])
    }
  }

  @Test("the status of an interrupted fit is 130")
  func status() throws {
    try Workspace.with { workspace in
      let result = try workspace.shell("timeout --preserve-status -k 20 -s INT 3 \(Self.endless)")
      #expect(result.status == 130)
      #expect(result.stdout.contains("\nstopped: it was interrupted; what was reached is kept\n"))
    }
  }

  @Test("a fit that is killed leaves a run that opens, says how far it came, and is explained")
  func killed() throws {
    try Workspace.with { workspace in
      let script = "\(Self.endless) >/dev/null & pid=$!; " + untilCommitted("lesson.chainrule")
      let result = try workspace.shell(script + "kill -9 $pid; wait $pid")
      #expect(result.status == 137)
      let show = try workspace.run(["show", "lesson.chainrule"])
      #expect(show.status == 0 && show.stderr == "")
      #expect(show.stdout.contains("\nstopped: it was interrupted; what was reached is kept\n"))
      let json = try JSON.parse(workspace.run(["show", "lesson.chainrule", "--json"]).stdout)
      let steps = json["steps"]!.int!
      #expect(steps > 0 && json["stopped"] == "interrupted")
      let last = try workspace.run([
        "explain", "lesson.chainrule", "--parameter", "w1", "--step", "last", "--json",
      ])
      #expect(try JSON.parse(last.stdout)["loss"] == json["loss"])
      #expect(try workspace.run(["animate", "lesson.chainrule", "-o", "a.svg"]).status == 0)
    }
  }

  @Test(
    "a fit with --force that is killed leaves the old run as it was, and its own part beside it")
  func killedOverAnother() throws {
    try Workspace.with { workspace in
      try workspace.fitLesson()
      let old = try workspace.bytes("lesson.chainrule")
      let script =
        "\(Self.endless) --force >/dev/null & pid=$!; "
        + untilCommitted("lesson.chainrule.partial-$pid")
      #expect(try workspace.shell(script + "kill -9 $pid; wait $pid").status == 137)
      #expect(try workspace.bytes("lesson.chainrule") == old)
      let partial = try workspace.names().filter {
        $0.contains(".partial-") && !$0.hasSuffix("journal")
      }
      #expect(partial.count == 1)
      let show = try workspace.run(["show", partial[0], "--json"])
      #expect(try JSON.parse(show.stdout)["steps"]!.int! > 0)
      #expect(try workspace.fitLesson(["--force"]).status == 0)
      #expect(try workspace.names() == ["lesson.chainrule", "lesson.csv", "penguins.csv"])
    }
  }

  @Test("a fit with --force that is interrupted leaves the old run, and is kept beside it")
  func interruptedOverAnother() throws {
    try Workspace.with { workspace in
      try workspace.fitLesson()
      let old = try workspace.bytes("lesson.chainrule")
      for name in ["lesson.chainrule.interrupted", "lesson.chainrule.interrupted-2"] {
        let result = try workspace.shell(
          "timeout --preserve-status -k 20 -s INT 2 \(Self.endless) --force --json")
        #expect(result.status == 130)
        let json = try JSON.parse(result.stdout)
        let steps = json["steps"]!.int!
        #expect(json["run"] == .string(name))
        #expect(
          result.stderr
            == "interrupted after \(steps) step\(steps == 1 ? "" : "s"); kept in \(name); "
            + "lesson.chainrule is as it was\n")
        let show = try workspace.run(["show", name, "--json"])
        #expect(show.stdout == result.stdout)
      }
      #expect(try workspace.bytes("lesson.chainrule") == old)
      #expect(try workspace.names().count == 5)
    }
  }

  @Test("a reader who leaves early is met quietly")
  func closedPipe() throws {
    try Workspace.with { workspace in
      try workspace.fitLesson()
      for command in [
        "explain lesson.chainrule", "explain lesson.chainrule --json", "show lesson.chainrule",
        "predict lesson.chainrule lesson.csv", "check lesson.chainrule", "demo",
      ] {
        let result = try workspace.shell(#"set -o pipefail; "$CHAINRULE" \#(command) | head -1"#)
        #expect(result.status == 0 && result.stderr == "", "\(command)")
        #expect(result.stdout.split(separator: "\n").count == 1, "\(command)")
      }
    }
  }

  @Test("a full disk behind standard output is told, with status 74")
  func fullDisk() throws {
    try Workspace.with { workspace in
      try workspace.fitLesson()
      for command in ["show", "explain", "check"] {
        let result = try workspace.shell(#""$CHAINRULE" \#(command) lesson.chainrule > /dev/full"#)
        #expect(result.status == 74, "\(command)")
        #expect(
          result.stderr
            == "chainrule: standard output cannot be written: No space left on device\n")
      }
    }
  }

  @Test(
    "a long fit shows a line of progress on a terminal, and nowhere else",
    .enabled(if: isInstalled("script")))
  func progress() throws {
    try Workspace.with { workspace in
      let fit = "timeout --foreground -k 20 -s INT 1 \(Self.endless) --force"
      func onTerminal(_ fit: String) throws -> String {
        let escaped = fit.replacingOccurrences(of: "\"$CHAINRULE\"", with: "$CHAINRULE")
        return try workspace.shell("script -qec '\(escaped)' /dev/null").stdout
      }
      let watched = try onTerminal(fit)
      let line =
        /\rstep [0-9]+ of 1000000000000 \(0 %\)   loss [-0-9.e]+   [0-9.]+ (million )?steps\/s   ([0-9]|years)/
      #expect(watched.contains(line), "\(watched.prefix(300))")
      #expect(watched.contains("\r\u{1B}[K"))
      #expect(try !onTerminal(fit + " --quiet").contains("step "))
      let unwatched = try workspace.shell(fit)
      #expect(unwatched.stderr.hasPrefix("interrupted after "))
      #expect(!unwatched.stdout.contains("\r"))
    }
  }
}
