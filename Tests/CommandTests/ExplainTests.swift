import ChainRule
import Foundation
import TestSupport
import Testing

@Suite("explain and check") struct ExplainTests {
  @Test("the lesson's derivatives are printed whole, in every form")
  func lesson() throws {
    try Workspace.with { workspace in
      try workspace.fitLesson()
      let one = ["--parameter", "w1"]
      for options in [
        [], one + ["--step", "5"], one + ["--step", "last"], one + ["--step", "best"],
        ["--parameter", "w1,b3", "--parameter", "w4", "--row", "2"], one + ["--rows", "all"],
        one + ["--row", "3,1"], one + ["--form", "recursive"], one + ["--digits", "3"],
        one + ["--digits", "17"], ["--parameter", "b1", "--json"],
        one + ["--format", "json", "--form", "recursive", "--row", "2", "--step", "1"],
      ] { try workspace.tell(["explain", "lesson.chainrule"] + options) }
      try expectSnapshot(workspace.transcript, named: "explain-lesson.txt")
    }
  }

  @Test("a table of many rows, columns and paths is explained whole")
  func penguins() throws {
    try Workspace.with { workspace in
      try workspace.run([
        "fit", "penguins.csv", "--target", "body_mass_g,flipper_length_mm", "--inputs",
        "bill_length_mm,bill_depth_mm", "--hidden", "2,2", "--activation", "tanh,sigmoid",
        "--loss", "half-ssr", "--steps", "3", "--freeze", "w2", "-o", "p.chainrule",
      ])
      for options in [
        ["--parameter", "w2"], ["--parameter", "w1,b6", "--step", "1", "--row", "342"],
        ["--parameter", "w5", "--form", "recursive", "--row", "1,2"],
      ] { try workspace.tell(["explain", "p.chainrule"] + options) }
      try workspace.tell(["check", "p.chainrule", "--step", "2"])
      try expectSnapshot(workspace.transcript, named: "explain-penguins.txt")
      let all = try workspace.run(["explain", "p.chainrule", "--parameter", "w9", "--rows", "all"])
      let ledger = all.stdout.split(separator: "  row ").last ?? ""
      let rows = ledger.split(separator: "\n").filter { Int($0.prefix(6).trimmed) != nil }
      #expect(rows.count == 342)
    }
  }

  @Test("its numbers are the references' at steps 0 to 5, for all seven parameters")
  func references() throws {
    try Workspace.with { workspace in
      try workspace.fitLesson()
      for state in LessonReference.shared.states {
        let words = ["explain", "lesson.chainrule", "--json", "--step", "\(state.step)"]
        let json = try JSON.parse(workspace.run(words).stdout)
        #expect(json["step"]!.int == state.step)
        #expect(isClose(json["loss"]!.double!, state.loss, within: 1e-12))
        let derivations = json["derivations"]!.elements!
        #expect(derivations.map { $0["parameter"]!.text! } == LessonReference.shared.names)
        for (derivation, derivative) in zip(derivations, state.gradient!) {
          #expect(isClose(derivation["value"]!.double!, derivative, within: 1e-12))
        }
      }
    }
  }

  @Test("each move leads to the next step's parameters, bit for bit; the last step has no move")
  func moves() throws {
    try Workspace.with { workspace in
      try workspace.fitLesson()
      func moves(_ step: String) throws -> [JSON?] {
        let words = ["explain", "lesson.chainrule", "--json", "--step", step]
        return try JSON.parse(workspace.run(words).stdout)["derivations"]!.elements!.map {
          $0["move"]
        }
      }
      let steps = try ["0", "1", "2"].map(moves)
      for (before, after) in zip(steps, steps.dropFirst()) {
        for (move, next) in zip(before, after) {
          #expect(move!["to"]!.double == next!["from"]!.double)
          #expect(move!["learning_rate"] == 0.1 && move!["frozen"] == false)
        }
      }
      for step in ["last", "best", "1000"] {
        #expect(try moves(step).allSatisfy { $0 == nil })
        let words = ["explain", "lesson.chainrule", "--step", step]
        #expect(try !workspace.run(words).stdout.contains("moves by"))
      }
    }
  }

  @Test("more than 20 parameters are asked for by name; 20 are all explained")
  func manyParameters() throws {
    try Workspace.with { workspace in
      try workspace.put("a,b,c,d,e,f,g,h,i\n1,2,3,4,5,6,7,8,9\n9,7,5,3,1,2,4,6,8\n", "t.csv")
      let fit = ["fit", "t.csv", "--hidden", "none", "--steps", "1", "--force"]
      try workspace.run(fit + ["--inputs", "a,b,c,d", "--target", "e,f,g,h"])
      let all = try workspace.run(["explain", "t.chainrule", "--json"])
      #expect(try JSON.parse(all.stdout)["derivations"]!.elements!.count == 20)

      try workspace.run(fit + ["--inputs", "a,b,c,d,e,f", "--target", "g,h,i"])
      let refused = try workspace.run(["explain", "t.chainrule", "--json"])
      #expect(refused.status == 64)
      #expect(
        try JSON.parse(refused.stdout)["error"]
          == "the network has 21 parameters, too many to explain all")
      let named = try workspace.run(["explain", "t.chainrule", "--parameter", "b3,w18"])
      #expect(named.stdout.contains("dMSE/dw18 at step 0 = "))
    }
  }

  @Test("check is printed whole, as text and JSON, and finds the lesson's derivatives")
  func check() throws {
    try Workspace.with { workspace in
      try workspace.fitLesson()
      for step in ["0", "1", "last"] {
        try workspace.tell(["check", "lesson.chainrule", "--step", step])
      }
      try workspace.tell(["check", "lesson.chainrule", "--json"])
      try expectSnapshot(workspace.transcript, named: "check-lesson.txt")
      let json = try JSON.parse(
        workspace.run(["check", "lesson.chainrule", "--step", "3", "--json"]).stdout)
      #expect(json["agrees"] == true)
      for entry in json["parameters"]!.elements! {
        let place = LessonReference.shared.names.firstIndex(of: entry["parameter"]!.text!)!
        let derivative = LessonReference.shared.states[3].gradient![place]
        for method in ["engine", "reverse", "dual"] {
          #expect(isClose(entry[method]!.double!, derivative, within: 1e-12), "\(method)")
        }
        #expect(isClose(entry["difference"]!.double!, derivative, within: 1e-8))
      }
    }
  }
}

extension Substring {
  fileprivate var trimmed: String { trimmingCharacters(in: .whitespaces) }
}
