import ChainRule
import Foundation
import Testing

@Suite("fit with optimisers, minibatches, precisions, starts") struct OptimiserFitTests {
  private static let penguins = [
    "fit", "penguins.csv", "--target", "body_mass_g", "--inputs", "bill_length_mm,bill_depth_mm",
    "--hidden", "5", "--activation", "tanh", "--steps", "40", "--json", "--force",
  ]
  private static let ways: [[String]] = [
    ["--optimizer", "momentum", "--learning-rate", "0.02"],
    ["--batch", "50"],
    ["--batch", "50", "--optimizer", "momentum", "--momentum", "0.5", "--l2", "0.001"],
    ["--batch", "341", "--optimizer", "gradient-descent", "--l1", "0.01", "--decay-biases"],
    ["--optimizer", "adam", "--beta1", "0.8", "--beta2", "0.99", "--epsilon", "1e-6"],
  ]

  @Test(
    "the result does not depend on the threads, and any step of it can be checked",
    arguments: ways, ["double", "float"])
  func threads(way: [String], precision: String) throws {
    try Workspace.with { workspace in
      let words = Self.penguins + way + ["--precision", precision]
      let first = try workspace.run(words + ["--threads", "1"])
      #expect(first.status == 0, "\(first.stderr)")
      for threads in [2, 3, 8] {
        #expect(try workspace.run(words + ["--threads", "\(threads)"]) == first)
      }
      #expect(try workspace.run(["show", "penguins.chainrule", "--json"]) == first)
      // Every state on the way is held against the losses and checkpoints of the run.
      for step in [0, 23, 40] {
        let check = try workspace.run(["check", "penguins.chainrule", "--step", "\(step)"])
        #expect(check.status == 0, "\(check.stdout)\(check.stderr)")
      }
    }
  }

  @Test("the digest of a float run is of its numbers as binary32, which it prints in short")
  func floatDigest() throws {
    try Workspace.with { workspace in
      let fit = try workspace.fitLesson(["--json", "--precision", "float"])
      let json = try JSON.parse(fit.stdout)
      var bytes = Data()
      for name in ["w1", "w2", "w3", "w4", "b1", "b2", "b3"] {
        let value = try #require(json["parameters"]?[name]?.double)
        #expect(shortest(value).count <= 14, "\(value)")
        withUnsafeBytes(of: Float(value).bitPattern.littleEndian) { bytes.append(contentsOf: $0) }
      }
      try bytes.write(to: workspace.folder.appending(path: "parameters"))
      let sum = try workspace.shell("sha256sum parameters || shasum -a 256 parameters").stdout
      #expect(json["digest"]!.text! == String(sum.prefix(64)))
      #expect(json["options"]!["precision"] == "float")
    }
  }

  @Test("of several starts the one with the lowest loss is kept, as its seed alone gives it")
  func restarts() throws {
    try Workspace.with { workspace in
      let words = [
        "fit", "lesson.csv", "--target", "Observed", "--hidden", "2", "--loss", "ssr", "--scale",
        "none", "--steps", "60", "--json", "--force",
      ]
      for rate in [[], ["--learning-rate", "0.3"]] {
        let best = try JSON.parse(
          workspace.run(words + rate + ["--restarts", "12", "--seed", "5"]).stdout)
        #expect(
          try JSON.parse(workspace.run(["show", "lesson.chainrule", "--json"]).stdout) == best)
        let restarts = try #require(best["restarts"])
        let losses = restarts["losses"]!.elements!
        #expect(losses.count == 12 && restarts["first_seed"]!.int == 5)
        for (index, loss) in losses.enumerated() {
          let lone = try JSON.parse(
            workspace.run(words + rate + ["--seed", "\(5 + index)"]).stdout)
          if lone["stopped"] == "diverged" {
            #expect(loss == "nan")
            continue
          }
          #expect(lone["loss"] == loss, "start \(index)")
          #expect(loss.double! >= best["loss"]!.double!)
          if index + 1 == restarts["best"]!.int! {
            #expect(best["seed"]!.int == 5 + index)
            for key in ["digest", "loss", "loss_start", "parameters", "steps"] {
              #expect(lone[key] == best[key], "\(key)")
            }
          }
        }
      }
    }
  }

  @Test("what was chosen is said, with the numbers of each optimiser, and nothing else")
  func said() throws {
    try Workspace.with { workspace in
      let words = ["fit", "lesson.csv", "--target", "Observed", "--hidden", "2", "--steps", "9"]
      try workspace.tell(words + ["--batch", "2", "--l2", "0.01", "--decay-biases"])
      try workspace.tell(
        words + ["--batch", "3", "--optimizer", "momentum", "--precision", "float", "--force"])
      try workspace.tell(words + ["--restarts", "7", "--l1", "0.5", "--force"])
      try expectSnapshot(workspace.transcript, named: "fit-optimizers.txt")
    }
  }
}
