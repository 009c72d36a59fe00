import ChainRule
import Foundation
import Testing

@testable import ChainRuleTool

/// What the user had stays, whatever the command is told.
@Suite struct KeepingFilesTests {
  private let table = "Input,Observed\n0,0\n0.5,1\n1,0\n"

  private func fit(_ folder: URL, _ more: String...) throws -> CommandResult {
    try runCommand(
      ["fit", "data.csv", "--target", "Observed", "--hidden", "2", "--steps", "3", "--quiet"]
        + more, in: folder)
  }

  private func content(_ folder: URL, _ name: String) throws -> Data {
    try Data(contentsOf: folder.appendingPathComponent(name))
  }

  @Test("fit --force does not write over its own data, also through a link")
  func ownData() throws {
    try withFolder { folder in
      try Data(table.utf8).write(to: folder.appendingPathComponent("data.csv"))
      try FileManager.default.createSymbolicLink(
        atPath: folder.path + "/link", withDestinationPath: "data.csv")
      for name in ["data.csv", "link"] {
        let result = try fit(folder, "-o", name, "--force")
        #expect(result.status == 73 && result.stderr.contains("not a run"))
        #expect(try content(folder, "data.csv") == Data(table.utf8))
      }
    }
  }

  @Test("predict and animate do not write over a run, --force or not")
  func runs() throws {
    try withFolder { folder in
      try Data(table.utf8).write(to: folder.appendingPathComponent("data.csv"))
      #expect(try fit(folder, "-o", "a.html").status == 0)
      let run = try content(folder, "a.html")
      for words in [["predict", "a.html", "data.csv"], ["animate", "a.html"]] {
        let result = try runCommand(words + ["-o", "a.html", "--force"], in: folder)
        #expect(result.status == 73 && result.stderr.contains("is a run"))
        #expect(try content(folder, "a.html") == run)
      }
    }
  }

  @Test("demo keeps a run that was fitted to its data in another way, and replaces its own")
  func demo() throws {
    try withFolder { folder in
      #expect(try runCommand(["demo", "--output", "."], in: folder).status == 0)
      #expect(try runCommand(["demo", "--output", "."], in: folder).status == 0)
      let words = ["fit", "lesson.csv", "--target", "Observed", "--steps", "3", "--force"]
      #expect(try runCommand(words, in: folder).status == 0)
      let run = try content(folder, "lesson.chainrule")
      let result = try runCommand(["demo", "--output", "."], in: folder)
      #expect(result.status == 73 && result.stderr.contains("not the demo's"))
      #expect(try content(folder, "lesson.chainrule") == run)
      #expect(try runCommand(["demo", "--output", ".", "--force"], in: folder).status == 0)
    }
  }

  @Test("a network that no machine holds is refused, not begun")
  func tooLarge() throws {
    try withFolder { folder in
      try Data(table.utf8).write(to: folder.appendingPathComponent("data.csv"))
      let result = try runCommand(
        ["fit", "data.csv", "--target", "Observed", "--hidden", "65536,65536"], in: folder)
      #expect(result.status == 64 && result.stderr.contains("too many"))
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["data.csv"])
    }
  }

  @Test("a network is refused that needs more memory than there is")
  func memory() throws {
    let need = MemoryNeed(network: try Network(inputs: 1000, hidden: [1000]), rows: 1000)
    try need.check(machine: 4e8)
    #expect {
      try need.check(machine: 4e7)
    } throws: {
      ($0 as? Failure)?.status == .usage && ($0 as? Failure)?.message.contains("GB") == true
    }
  }

  @Test("a fit that is not finite at its start does not blame the learning rate")
  func startNotFinite() throws {
    try withFolder { folder in
      try Data(table.utf8).write(to: folder.appendingPathComponent("data.csv"))
      let result = try fit(folder, "--start", "w1=1e308,w3=1e308", "--scale", "none")
      #expect(result.status == 1 && result.stderr.contains("at the start"))
      #expect(!result.stderr.contains("learning-rate"))
      let check = try runCommand(["check", "data.chainrule"], in: folder)
      #expect(check.status == 1 && check.stderr.contains("no derivatives to compare"))
    }
  }
}
