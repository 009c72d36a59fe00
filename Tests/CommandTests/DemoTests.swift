import Foundation
import TestSupport
import Testing

@Suite("demo") struct DemoTests {
  private static let files = ["lesson.chainrule", "lesson.csv", "lesson.html", "lesson.svg"]

  @Test("it tells the lesson whole, and leaves its table, run, page and picture")
  func story() throws {
    try Workspace.with { workspace in
      let result = try workspace.run(["demo"])
      #expect(result.status == 0 && result.stderr == "")
      try expectSnapshot(result.stdout, named: "demo.txt")
      for line in result.stdout.split(separator: "\n") { #expect(line.last != " ", "\(line)") }
      #expect(try workspace.names("lesson") == Self.files)
      #expect(try workspace.text("lesson/lesson.csv") == "Input,Observed\n0,0\n0.5,1\n1,0\n")
      #expect(try workspace.bytes("lesson/lesson.html").count < 2_000_000)
    }
  }

  @Test("its derivatives and its descent are the references', every printed digit right")
  func numbers() throws {
    let story = try Workspace.with { workspace in try workspace.run(["demo"]).stdout }
    let reference = LessonReference.shared
    let start = reference.states[0]
    for (name, derivative) in zip(reference.names, start.gradient!) {
      let lines = story.components(separatedBy: "dSSR/d\(name) = Σ ")[1].split(separator: "\n")
      #expect(isRounding(lines[2].split(separator: " ").last.map(String.init)!, of: derivative))
    }
    let order = ["b3", "w3", "w4", "w1", "b1", "w2", "b2"]
    let table = story.components(separatedBy: "step   SSR")[1].split(separator: "\n").dropFirst()
    let rows = table.prefix(9).map { $0.split(separator: " ").map(String.init) }
    #expect(rows.map { $0[0] } == ["0", "1", "2", "3", "4", "5", "10", "100", "1000"])
    for row in rows {
      let state = (reference.states + [reference.last]).first { "\($0.step)" == row[0] }
      guard let state else { continue }
      #expect(isRounding(row[1], of: state.loss), "\(row)")
      for (name, text) in zip(order, row.dropFirst(2)) {
        let value = state.parameters[reference.names.firstIndex(of: name)!]
        #expect(isRounding(text, of: value), "\(name) at step \(row[0])")
      }
    }
  }

  @Test("a second one writes the same over it; the command line it prints does the same fit")
  func again() throws {
    try Workspace.with { workspace in
      let first = try workspace.run(["demo"])
      let before = try Self.files.dropFirst().map { try workspace.bytes("lesson/\($0)") }
      #expect(try workspace.run(["demo"]) == first)
      #expect(try Self.files.dropFirst().map { try workspace.bytes("lesson/\($0)") } == before)

      let command = first.stdout.components(separatedBy: "The lesson was fitted by\n")[1]
        .components(separatedBy: "\n\n")[0]
      let copied = command.replacingOccurrences(of: "    chainrule", with: #""$CHAINRULE""#)
      #expect(try workspace.shell(copied + " -o copy.chainrule").status == 0)
      let runs = try ["copy", "lesson/lesson"].map {
        try workspace.run(["explain", "\($0).chainrule", "--step", "last"]).stdout
      }
      #expect(runs[0] == runs[1])
    }
  }

  @Test("a folder of any depth is made")
  func folder() throws {
    try Workspace.with { workspace in
      let story = try workspace.run(["demo", "-o", "a/b/"]).stdout
      #expect(story.contains(" a/b/lesson.html "))
      #expect(try workspace.names("a/b") == Self.files)
    }
  }

  @Test("files that are not the demo's stay, unless forced")
  func others() throws {
    try Workspace.with { workspace in
      #expect(try workspace.run(["demo", "-o", "mine"]).status == 0)
      try workspace.put("a,b\n1,2\n", "mine/lesson.csv")
      let page = try workspace.bytes("mine/lesson.html")
      let refused = try workspace.run(["demo", "-o", "mine"])
      #expect(refused.status == 73 && refused.stdout == "")
      #expect(
        refused.stderr == """
          chainrule: there is a mine/lesson.csv already, which is not the demo's
            try: --output with another folder, or --force

          """)
      #expect(try workspace.text("mine/lesson.csv") == "a,b\n1,2\n")
      #expect(try workspace.bytes("mine/lesson.html") == page)
      #expect(try workspace.run(["demo", "-o", "mine", "--force"]).status == 0)
      #expect(try workspace.text("mine/lesson.csv").hasPrefix("Input,Observed\n"))
    }
  }

  @Test("a run that somebody fitted to the lesson's table in the demo's folder stays")
  func otherRun() throws {
    try Workspace.with { workspace in
      let fit = ["fit", "lesson.csv", "--target", "Observed", "--steps", "3"]
      #expect(try workspace.run(fit).status == 0)
      let mine = try workspace.bytes("lesson.chainrule")
      let refused = try workspace.run(["demo", "-o", "."])
      #expect(refused.status == 73)
      #expect(
        refused.stderr.hasPrefix(
          "chainrule: there is a ./lesson.chainrule already, which is not the demo's\n"))
      #expect(try workspace.bytes("lesson.chainrule") == mine)
      #expect(try workspace.run(["demo", "-o", ".", "--force"]).status == 0)
    }
  }
}
