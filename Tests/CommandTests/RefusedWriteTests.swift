import ChainRule
import Foundation
import RunFile
import Testing

@testable import ChainRuleTool

@Suite("A run that cannot be written, or whose path is taken") struct RefusedWriteTests {
  private static let fit =
    #""$CHAINRULE" fit lesson.csv --target Observed --hidden 2 --scale none --learning-rate 1e-4 "#

  @Test("a file that may not grow so large is an error: a new run holds what was kept")
  func limitedRun() throws {
    try Workspace.with { workspace in
      let result = try workspace.shell("ulimit -f 60; \(Self.fit) --steps 100000")
      #expect(result.status == 74 && result.stdout == "")
      #expect(
        result.stderr.hasPrefix(
          "chainrule: cannot write the run lesson.chainrule: the file would be larger than the "
            + "system allows; it holds the fit up to step "))
      #expect(try workspace.names() == ["lesson.chainrule", "lesson.csv", "penguins.csv"])
      #expect(try workspace.run(["show", "lesson.chainrule"]).status == 0)
    }
  }

  @Test("likewise, and the run that would be replaced is there, without a part beside it")
  func limitedReplacement() throws {
    try Workspace.with { workspace in
      try workspace.fitLesson()
      let old = try workspace.bytes("lesson.chainrule")
      for limit in [0, 60] {
        let result = try workspace.shell("ulimit -f \(limit); \(Self.fit) --steps 100000 --force")
        #expect(result.status == 74)
        // Nor can the message be written where nothing may.
        if limit > 0 {
          #expect(
            result.stderr.contains(
              "the file would be larger than the system allows; the run that was to be replaced "
                + "is as it was"))
        }
        #expect(try workspace.bytes("lesson.chainrule") == old)
        #expect(try workspace.names() == ["lesson.chainrule", "lesson.csv", "penguins.csv"])
      }
    }
  }

  @Test("the other commands end with 74 as well, and leave nothing half-made")
  func limitedOutputs() throws {
    try Workspace.with { workspace in
      try workspace.fitLesson()
      for command in [
        "animate lesson.chainrule -o a.html", "animate lesson.chainrule -o a.svg",
        "predict lesson.chainrule lesson.csv -o p.csv", "demo --output deep/er",
      ] {
        let result = try workspace.shell(#"ulimit -f 0; "$CHAINRULE" \#(command)"#)
        #expect(result.status == 74, "\(command)")
        #expect(
          try workspace.names() == ["lesson.chainrule", "lesson.csv", "penguins.csv"],
          "\(command)")
      }
    }
  }

  @Test("somebody's files beside the run stay, and a link to nothing is told as that")
  func beside() throws {
    try Workspace.with { workspace in
      for (name, words) in [
        ("lesson.chainrule-journal", "SQLite would take lesson.chainrule-journal for its own"),
        ("lesson.chainrule-wal", "SQLite would take lesson.chainrule-wal for its own"),
      ] {
        try workspace.put("dear diary\n", name)
        for more in [[], ["--force"]] {
          let result = try workspace.fitLesson(more)
          #expect(result.status == 73 && result.stderr.contains(words))
          #expect(try workspace.text(name) == "dear diary\n")
          #expect(!workspace.has("lesson.chainrule"))
        }
        try FileManager.default.removeItem(at: workspace.folder.appending(path: name))
      }
      let link = workspace.folder.appending(path: "lesson.chainrule").path
      try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: "nothing")
      for more in [[], ["--force"]] {
        let result = try workspace.fitLesson(more)
        #expect(result.status == 73 && result.stderr.contains("a link that points to nothing"))
        #expect(!result.stderr.contains("--force"))
      }
    }
  }

  @Test("what a fit leaves that is killed before its start is kept says so, and can be replaced")
  func killedSearch() throws {
    try Workspace.with { workspace in
      let search =
        "\(Self.fit) --steps 100000000 --restarts 9 >/dev/null & pid=$!; sleep 1; "
      #expect(try workspace.shell(search + "kill -9 $pid; wait $pid").status == 137)
      for (words, status) in [
        (["show", "lesson.chainrule"], 65), (["fit", "lesson.csv"] + Workspace.lesson, 73),
      ] {
        let result = try workspace.run(words)
        #expect(result.status == status)
        #expect(
          result.stderr.hasSuffix(
            "the run lesson.chainrule: a fit was killed before its start was kept\n"
              + "  try: fit again with --force\n"))
      }
      #expect(try workspace.fitLesson(["--force"]).status == 0)
      #expect(try workspace.names() == ["lesson.chainrule", "lesson.csv", "penguins.csv"])
    }
  }

  @Test("each refusal has its status")
  func statuses() {
    let reasons: [(RunFileError.Operation, RunFileError.Reason, ChainRuleTool.ExitStatus)] = [
      (.writing, .notPlaced(.notARun, keptIn: "b"), .inputOutput),
      (.writing, .changed, .inputOutput), (.writing, .diskError, .inputOutput),
      (.creating, .tooLarge, .inputOutput), (.creating, .empty, .cannotCreate),
      (.creating, .readOnly, .cannotCreate), (.creating, .nameTooLong, .cannotCreate),
      (.creating, .inTheWay("b"), .cannotCreate), (.reading, .inTheWay("b"), .noInput),
      (.reading, .empty, .badData), (.reading, .linkLoop, .noInput),
    ]
    for (operation, reason, status) in reasons {
      #expect(Failure(RunFileError("a", operation, reason)).status == status, "\(reason)")
    }
  }
}
