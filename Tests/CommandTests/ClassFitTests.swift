import ChainRule
import Foundation
import Testing

@Suite("fit and predict classes") struct ClassFitTests {
  private static let table = """
    size,kind,mark
    1,ok,2
    2,ok,10
    3,poor,2
    4,"very, poor",10
    5,"very, poor",1
    6,"very, poor",1

    """

  @Test("three classes are fitted, shown, checked and predicted, whole")
  func three() throws {
    try Workspace.with { workspace in
      try workspace.put(Self.table, "t.csv")
      let fit = [
        "fit", "t.csv", "--target", "kind", "--inputs", "size", "--hidden", "none", "--loss",
        "cross-entropy", "--steps", "200",
      ]
      try workspace.tell(fit)
      try workspace.tell(["show", "t.chainrule", "--json"])
      try workspace.tell(["predict", "t.chainrule", "t.csv"])
      #expect(try workspace.run(["check", "t.chainrule"]).status == 0)
      try workspace.tell(
        ["predict", "t.chainrule", "-"], stdin: "size,Predicted_ok\n1,2\n")
      try expectSnapshot(workspace.transcript, named: "fit-classes.txt")
    }
  }

  @Test("two classes: one logit, the last class is the one predicted; --classes turns them round")
  func two() throws {
    try Workspace.with { workspace in
      let words = [
        "fit", "penguins.csv", "--target", "sex", "--inputs", "body_mass_g,bill_depth_mm",
        "--loss", "cross-entropy", "--mean", "--hidden", "none", "--steps", "300", "--json",
        "--force", "--init", "zero",
      ]
      try workspace.put(
        workspace.text("penguins.csv").split(separator: "\n").filter { !$0.contains(",NA,") }
          .joined(separator: "\n"), "penguins.csv")
      let one = try JSON.parse(workspace.run(words).stdout)
      let other = try JSON.parse(workspace.run(words + ["--classes", "male,female"]).stdout)
      #expect(one["options"]!["classes"] == .array(["female", "male"]))
      #expect(one["options"]!["output-activation"] == "sigmoid")
      #expect(one["parameters"]!.members!.count == 3)
      #expect(isSame(one["loss"]!.double!, other["loss"]!.double!))
      for (name, value) in one["parameters"]!.members! {
        #expect(isSame(value.double!, -other["parameters"]![name]!.double!), "\(name)")
      }
      let quality = try #require(one["quality"]?.elements?.first)
      #expect(quality["cross_entropy"] == one["loss"])
      #expect(quality["accuracy"]!.double! > 0.8)
    }
  }

  @Test("the probability of the first of two classes keeps its digits where the second is certain")
  func certain() throws {
    try Workspace.with { workspace in
      try workspace.put("x,k\n0,no\n1,yes\n", "t.csv")
      _ = try workspace.run([
        "fit", "t.csv", "--target", "k", "--loss", "cross-entropy", "--hidden", "none", "--scale",
        "none", "--start", "w1=1,b1=0", "--steps", "0",
      ])
      let table = try workspace.run(
        ["predict", "t.chainrule", "-"], stdin: "x\n36\n40\n-40\n"
      ).stdout
      let rows = table.split(separator: "\n").dropFirst().map { $0.split(separator: ",") }
      // python3 -c "import mpmath as m; m.mp.dps=40; print(1/(1+m.e**36), 1/(1+m.e**40))"
      #expect(isSame(Double(rows[0][2])!, 2.3195228302435691388e-16))
      #expect(isSame(Double(rows[1][2])!, 4.2483542552915889863e-18))
      #expect(isSame(Double(rows[2][3])!, 4.2483542552915889863e-18))
      #expect(rows.map { $0[1] } == ["yes", "yes", "no"])
    }
  }

  private func isSame(_ a: Double, _ b: Double) -> Bool { abs(a - b) <= 1e-9 * abs(b) }

  @Test("classes that are numbers stand in the order of their numbers, and are matched by them")
  func numbers() throws {
    try Workspace.with { workspace in
      try workspace.put(Self.table.replacing("5,", with: "5.0,"), "t.csv")
      let words = [
        "fit", "t.csv", "--target", "mark", "--inputs", "size", "--hidden", "none", "--loss",
        "cross-entropy", "--steps", "1", "--json", "--force",
      ]
      let json = try JSON.parse(workspace.run(words).stdout)
      #expect(json["options"]!["classes"] == .array(["1", "2", "10"]))
      try workspace.put("size,mark\n1,1.0\n2,2\n3,1\n", "t.csv")
      let merged = try JSON.parse(workspace.run(words).stdout)
      #expect(merged["options"]!["classes"] == .array(["1.0", "2"]))
    }
  }

  @Test("what cannot be a class is told whole, with its place")
  func errors() throws {
    try Workspace.with { workspace in
      try workspace.put(Self.table, "t.csv")
      try workspace.put("x,y\n1,a\n2,\n3,b\n", "empty.csv")
      try workspace.put("x,y\n1,a\n2,a\n", "one.csv")
      try workspace.put(
        "x,y\n" + (0..<1001).map { "1,\($0)\n" }.joined(), "many.csv")
      let loss = ["--loss", "cross-entropy", "--target"]
      try workspace.tell(["fit", "t.csv"] + loss + ["kind", "--classes", "ok,poor"])
      try workspace.tell(["fit", "t.csv", "--inputs", "size"] + loss + ["kind,mark"])
      try workspace.tell(["fit", "empty.csv"] + loss + ["y"])
      try workspace.tell(["fit", "one.csv"] + loss + ["y"])
      try workspace.tell(["fit", "many.csv"] + loss + ["y"])
      try workspace.tell(["fit", "t.csv"] + loss + ["kind", "--classes", "ok"])
      try expectSnapshot(workspace.transcript, named: "class-errors.txt")
      #expect(try !workspace.names().contains { $0.hasSuffix(".chainrule") })
    }
  }
}
