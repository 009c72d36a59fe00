import ChainRule
import Foundation
import TestSupport
import Testing

@Suite("fit and show") struct FitTests {
  @Test("the lesson is printed whole, and show prints the same again")
  func lesson() throws {
    try Workspace.with { workspace in
      let fit = try workspace.tell(["fit", "lesson.csv"] + Workspace.lesson)
      let show = try workspace.tell(["show", "lesson.chainrule"])
      #expect(fit.stderr == "" && show.stderr == "")
      // What `fit` chose by itself is said there alone, and what to do next.
      #expect(
        fit.stdout.hasPrefix(
          show.stdout.replacingOccurrences(
            of: "  gradient-descent", with: "  auto → gradient-descent")
        ))
      try expectSnapshot(workspace.transcript, named: "fit-lesson.txt")
    }
  }

  @Test(
    "as JSON the lesson is printed whole, the same by fit and show, with the references' numbers")
  func lessonJSON() throws {
    try Workspace.with { workspace in
      let fit = try workspace.fitLesson(["--json"])
      #expect(fit.status == 0 && fit.stderr == "")
      #expect(try workspace.run(["show", "lesson.chainrule", "--json"]) == fit)
      try expectSnapshot(fit.stdout, named: "fit-lesson.json")

      let json = try JSON.parse(fit.stdout)
      let reference = LessonReference.shared
      #expect(json["steps"] == 1000 && json["stopped"] == "steps")
      #expect(isClose(json["loss_start"]!.double!, reference.states[0].loss, within: 1e-12))
      #expect(json["loss"]!.double! < 1e-14)
      for (name, value) in zip(reference.names, reference.last.parameters) {
        #expect(isClose(json["parameters"]![name]!.double!, value, within: 1e-13), "\(name)")
      }
    }
  }

  @Test("the digest is the SHA-256 of the parameters, weights first, as a program outside has it")
  func digest() throws {
    try Workspace.with { workspace in
      let json = try JSON.parse(workspace.fitLesson(["--json"]).stdout)
      let names = ["w1", "w2", "w3", "w4", "b1", "b2", "b3"]
      var bytes = Data()
      for name in names {
        let bits = json["parameters"]![name]!.double!.bitPattern.littleEndian
        withUnsafeBytes(of: bits) { bytes.append(contentsOf: $0) }
      }
      try bytes.write(to: workspace.folder.appending(path: "parameters"))
      let sum = try workspace.shell("sha256sum parameters || shasum -a 256 parameters").stdout
      #expect(json["digest"]!.text! == String(sum.prefix(64)))
    }
  }

  @Test("what is not asked for is chosen, said, and the same every time")
  func defaults() throws {
    try Workspace.with { workspace in
      let words = ["fit", "penguins.csv", "--target", "body_mass_g", "--steps", "2", "--inputs"]
      let inputs = ["bill_length_mm,bill_depth_mm"]
      let first = try workspace.tell(words + inputs)
      let second = try workspace.run(words + inputs + ["--force"])
      #expect(first == second)
      let other = try workspace.run(words + inputs + ["--force", "--seed", "1"])
      #expect(first.stdout != other.stdout)
      try expectSnapshot(workspace.transcript, named: "fit-defaults.txt")
    }
  }

  @Test("the run goes beside the data, or where -o says; a start can be a run or what it printed")
  func startsFromRun() throws {
    try Workspace.with { workspace in
      let json = try workspace.fitLesson(["--json", "-o", "first.chainrule"]).stdout
      #expect(try workspace.names().contains("first.chainrule"))
      try workspace.put(json, "first.json")
      let end = try JSON.parse(json)["parameters"]
      for start in ["first.chainrule", "first.json", "./first.json"] {
        let words = [
          "fit", "lesson.csv", "--target", "Observed", "--hidden", "2", "--scale", "none",
          "--steps", "0", "--start", start, "--json", "--force",
        ]
        let result = try workspace.run(words)
        #expect(try JSON.parse(result.stdout)["parameters"] == end, "\(start)")
      }
      #expect(try workspace.names().contains("lesson.chainrule"))
    }
  }

  @Test("frozen parameters stay, and a tolerance ends the descent")
  func frozenAndTolerance() throws {
    try Workspace.with { workspace in
      let frozen = try JSON.parse(
        workspace.fitLesson(["--json", "--freeze", "w1,b3", "--tolerance", "0.01"]).stdout)
      #expect(frozen["parameters"]!["w1"] == 2.74)
      #expect(frozen["parameters"]!["b3"]!.double == 0)
      #expect(frozen["stopped"] == "tolerance")
      #expect(frozen["steps"]!.int! < 1000)
      #expect(frozen["options"]!["freeze"] == ["w1", "b3"])
      let explained = try workspace.run(
        ["explain", "lesson.chainrule", "--parameter", "w1", "--step", "0"])
      #expect(explained.stdout.contains("\n  w1 is frozen: it stays at 2.74\n"))
    }
  }

  @Test("a table on standard input is read")
  func standardInput() throws {
    try Workspace.with { workspace in
      let file = try JSON.parse(workspace.fitLesson(["--json"]).stdout)
      let piped = try workspace.run(
        ["fit", "-"] + Workspace.lesson + ["-o", "piped.chainrule", "--json"],
        stdin: workspace.text("lesson.csv"))
      #expect(try JSON.parse(piped.stdout)["digest"] == file["digest"])
      #expect(
        try workspace.run(["show", "piped.chainrule"]).stdout.hasPrefix(
          "standard input: 3 rows, Input → Observed\n"))
    }
  }
}
