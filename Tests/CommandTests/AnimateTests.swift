import Foundation
import Testing

#if canImport(FoundationXML)
  import FoundationXML
#endif

@Suite("animate") struct AnimateTests {
  private static let runs = [
    ["lesson.csv"] + Workspace.lesson,
    [
      "penguins.csv", "--target", "body_mass_g", "--inputs", "bill_length_mm,flipper_length_mm",
      "--hidden", "3", "--steps", "20", "-o", "lesson.chainrule",
    ],
  ]

  @Test("the page and the picture are whole files that ask nothing of the network", arguments: runs)
  func files(words: [String]) throws {
    try Workspace.with { workspace in
      #expect(try workspace.run(["fit"] + words).status == 0)
      for name in ["a.html", "b.svg", "C.SVG"] {
        let result = try workspace.run(["animate", "lesson.chainrule", "-o", name])
        #expect(result == CommandResult(status: 0, stdout: "", stderr: ""))
        let text = try workspace.text(name)
        #expect(text.utf8.count < 2_000_000)
        let links = text.matches(of: /(?:src|href)="([^"#]*)/).map { String($0.1) }
        #expect(links.allSatisfy { $0.hasPrefix("data:") }, "\(links)")
        let addresses = Set(text.matches(of: /https?:[^"'\s<>]*/).map { String($0.0) })
        #expect(addresses.subtracting(["http://www.w3.org/2000/svg"]).isEmpty, "\(addresses)")
        #expect(!text.contains("@import") && !text.contains("NaN") && !text.contains("nan,"))
      }
      #expect(try workspace.text("a.html").hasPrefix("<!DOCTYPE html>"))
      let pictures = try ["b.svg", "C.SVG"].map { try workspace.bytes($0) }
      #expect(pictures[0] == pictures[1])
      let parser = XMLParser(data: try workspace.bytes("b.svg"))
      #expect(parser.parse(), "\(String(describing: parser.parserError))")
    }
  }

  @Test("the same run gives the same page, whatever its folder")
  func deterministic() throws {
    try Workspace.with { workspace in
      try workspace.fitLesson()
      try workspace.run(["animate", "lesson.chainrule", "-o", "one.html"])
      _ = try workspace.shell(
        #"mkdir sub && cp lesson.chainrule sub && cd sub && "$CHAINRULE" animate lesson.chainrule -o two.html"#
      )
      let pages = try ["one.html", "sub/two.html"].map { try workspace.bytes($0) }
      #expect(pages[0] == pages[1])
    }
  }

  @Test("a file that is there is written over only when forced")
  func existing() throws {
    try Workspace.with { workspace in
      try workspace.fitLesson()
      try workspace.put("mine", "a.svg")
      let words = ["animate", "lesson.chainrule", "-o", "a.svg"]
      #expect(try workspace.run(words).status == 73)
      #expect(try workspace.text("a.svg") == "mine")
      #expect(try workspace.run(words + ["--force"]).status == 0)
      #expect(try workspace.text("a.svg").hasPrefix("<svg"))
    }
  }

  @Test("a run without a step, one that diverged and one that was interrupted can be seen too")
  func shortRuns() throws {
    try Workspace.with { workspace in
      for more in [["--steps", "0"], ["--learning-rate", "1e6"], ["--steps", "1"]] {
        let words = ["fit", "lesson.csv", "--target", "Observed", "--force", "--scale", "none"]
        try workspace.run(words + more)
        for name in ["a.html", "a.svg"] {
          let words = ["animate", "lesson.chainrule", "--force", "-o", name]
          #expect(try workspace.run(words) == CommandResult(status: 0, stdout: "", stderr: ""))
        }
      }
    }
  }
}
