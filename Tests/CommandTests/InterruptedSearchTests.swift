import ChainRule
import Foundation
import Testing

@Suite("A search among many starts that is ended from outside") struct InterruptedSearchTests {
  private func search(_ more: String) -> String {
    #"timeout --preserve-status -k 20 -s INT 3 "$CHAINRULE" fit lesson.csv --target Observed "#
      + "--scale none --learning-rate 0.01 --json --seed 3 \(more)"
  }

  @Test(
    "the best of the starts that were done is kept, whole",
    arguments: ["--hidden 2", "--hidden 2 --l2 0.001"])
  func someDone(network: String) throws {
    try Workspace.with { workspace in
      let result = try workspace.shell(
        search("\(network) --steps 20000 --restarts 1000000"))
      #expect(result.status == 130)
      let json = try JSON.parse(result.stdout)
      let restarts = try #require(json["restarts"])
      let losses = restarts["losses"]!.elements!
      #expect(json["steps"]!.int == 20000 && json["stopped"] == "steps")
      #expect(losses.count > 0 && losses.count < 1_000_000)
      #expect(losses[restarts["best"]!.int! - 1] == json["loss"])
      #expect(
        result.stderr
          == "interrupted after \(losses.count) of 1000000 starts; "
          + "the best of them is kept in lesson.chainrule\n")
    }
  }

  @Test("where no start was done, the first one is kept as far as it came", arguments: [2, 500])
  func noneDone(hidden: Int) throws {
    try Workspace.with { workspace in
      let result = try workspace.shell(
        search("--hidden \(hidden) --steps 1000000000000 --restarts 9"))
      #expect(result.status == 130)
      let json = try JSON.parse(result.stdout)
      #expect(json["stopped"] == "interrupted" && json["restarts"] == nil)
      #expect(json["seed"]!.int == 3)
    }
  }
}
