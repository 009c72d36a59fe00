import ChainRule
import Testing

@Suite("numbers that a float network does not have") struct FloatOptionTests {
  static let cases: [(words: [String], named: String)] = [
    (["--learning-rate", "1e-46"], "--learning-rate"), (["--learning-rate", "1e39"], "3.40282"),
    (["--optimizer", "adam", "--epsilon", "1e-46"], "--epsilon"),
    (["--optimizer", "adam", "--beta1", "0.99999999"], "--beta1"),
    (["--optimizer", "adam", "--beta2", "0.99999999"], "--beta2"),
    (["--optimizer", "momentum", "--momentum", "0.99999999"], "--momentum"),
    (["--l2", "1e39"], "--l2"), (["--l2", "2e38"], "--l2"), (["--l1", "1e39"], "--l1"),
    (["--l1", "1e-46"], "--l1"), (["--l2", "1e-46"], "--l2"),
  ]

  @Test("are refused with the nearest one that it has, and taken in double precision")
  func refused() throws {
    try Workspace.with { workspace in
      for (words, named) in Self.cases {
        let fit =
          ["fit", "lesson.csv", "--target", "Observed", "--steps", "1", "--force"] + words
        let result = try workspace.run(fit + ["--precision", "float"])
        #expect(result.status == 64, "\(words)")
        #expect(result.stderr.contains(named), "\(words): \(result.stderr)")
        #expect(result.stderr.contains("--precision double"), "\(words): \(result.stderr)")
        #expect(try workspace.run(fit).status != 64, "\(words)")
      }
    }
  }

  @Test("twice the largest decay has to be a number too")
  func largestDecay() throws {
    let fit = ["fit", "no.csv", "--target", "y"]
    let result = try runCommand(fit + ["--l2", "1.7e308"])
    #expect(result.status == 64 && result.stderr.contains("--l2"))
  }
}
