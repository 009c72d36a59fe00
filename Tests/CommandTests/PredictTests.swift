import ChainRule
import Foundation
import Testing

@Suite("predict") struct PredictTests {
  @Test("a table comes back with one more column, everything else as it was")
  func tables() throws {
    try Workspace.with { workspace in
      try workspace.fitLesson()
      // Other columns, another order, a semicolon, CR LF, quotes, a byte order mark, a blank line.
      try workspace.put(
        "\u{FEFF}name;Input;Observed\r\n\"a \"\"b\"\"; c\";0,5;1\r\n\r\n;0;x\r\n", "new.csv")
      let words = ["predict", "lesson.chainrule"]
      let printed = try workspace.run(words + ["new.csv", "--decimal", ","])
      #expect(printed.status == 0 && printed.stderr == "")
      let expected = [0.999999957, 1.74741918e-8]
      let predicted = printed.stdout.matches(of: /;([-0-9,e]+)\r\n/).map { String($0.1) }
      for (text, value) in zip(predicted, expected) {
        #expect(abs(Double(text.replacing(",", with: "."))! - value) < 1e-9)
      }
      var rest = printed.stdout
      for text in ["Predicted"] + predicted { rest = rest.replacing(";\(text)\r\n", with: "\r\n") }
      #expect(Array(rest.utf8) == Array(try workspace.text("new.csv").utf8))

      let stdin = try workspace.text("new.csv")
      #expect(try workspace.run(words + ["-", "--decimal", ","], stdin: stdin) == printed)
    }
  }

  @Test("-o writes the same to a file, says so as JSON, and writes over nothing unasked")
  func file() throws {
    try Workspace.with { workspace in
      try workspace.fitLesson()
      let words = ["predict", "lesson.chainrule", "lesson.csv"]
      let printed = try workspace.tell(words).stdout
      try workspace.tell(words + ["-o", "out.csv"])
      #expect(try workspace.text("out.csv") == printed)
      try workspace.tell(words + ["-o", "out.json.csv", "--json"])
      #expect(try workspace.text("out.json.csv") == printed)

      try workspace.put("mine", "out.csv")
      try workspace.tell(words + ["-o", "out.csv"])
      #expect(try workspace.text("out.csv") == "mine")
      try workspace.tell(words + ["-o", "out.csv", "--force"])
      #expect(try workspace.text("out.csv") == printed)
      // The table itself can be replaced by itself with its predictions.
      try workspace.tell(words + ["-o", "lesson.csv", "--force"])
      #expect(try workspace.text("lesson.csv") == printed)
      try workspace.tell(words)
      try expectSnapshot(workspace.transcript, named: "predict.txt")
    }
  }

  @Test("several targets give a column each, named after them, in the file's units")
  func severalTargets() throws {
    try Workspace.with { workspace in
      try workspace.put("a,u,v\n1,10,-5\n2,20,-5\n3,30,-5\n", "t.csv")
      let fit = ["fit", "t.csv", "--target", "u,v", "--hidden", "none", "--steps", "200"]
      #expect(try workspace.run(fit).status == 0)
      let printed = try workspace.run(["predict", "t.chainrule", "t.csv"]).stdout
      let lines = printed.split(separator: "\n").map { $0.split(separator: ",") }
      #expect(lines[0] == ["a", "u", "v", "Predicted_u", "Predicted_v"])
      for (line, expected) in zip(lines.dropFirst(), [10.0, 20, 30]) {
        #expect(abs(Double(line[3])! - expected) < 1e-6)
        #expect(Double(line[4]) == -5)
      }
    }
  }

  @Test("what the fit says of its residuals is so of the predictions")
  func quality() throws {
    try Workspace.with { workspace in
      let words = [
        "fit", "penguins.csv", "--target", "body_mass_g", "--inputs", "flipper_length_mm",
        "--hidden", "3", "--activation", "tanh", "--steps", "5", "--json",
      ]
      let quality = try JSON.parse(workspace.run(words).stdout)["quality"]![0]!
      let lines = try workspace.run(["predict", "penguins.chainrule", "penguins.csv"]).stdout
        .split(separator: "\n").dropFirst().map { $0.split(separator: ",") }
      let residuals = lines.map { Double($0[5])! - Double($0.last!)! }
      let count = Double(residuals.count)
      let squares = residuals.reduce(0) { $0 + $1 * $1 }
      let sizes = residuals.reduce(0) { $0 + abs($1) }
      #expect(abs(quality["ssr"]!.double! / squares - 1) < 1e-12)
      #expect(abs(quality["rmse"]!.double! / (squares / count).squareRoot() - 1) < 1e-12)
      #expect(abs(quality["mae"]!.double! / (sizes / count) - 1) < 1e-12)
    }
  }
}
