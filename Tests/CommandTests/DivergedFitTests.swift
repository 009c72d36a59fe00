import ChainRule
import Foundation
import Testing

@Suite("A fit that diverges") struct DivergedFitTests {
  private static let words = [
    "fit", "penguins.csv", "--target", "body_mass_g", "--inputs", "flipper_length_mm", "--hidden",
    "none", "--scale", "none", "--learning-rate", "1", "--start", "w1=0",
  ]

  @Test("it ends with status 1, says where and what to try, and keeps the last finite state")
  func kept() throws {
    try Workspace.with { workspace in
      let fit = try workspace.tell(Self.words)
      #expect(fit.status == 1)
      #expect(fit.stdout.contains("\nstopped: it diverged; the last finite state is kept\n"))
      try workspace.tell(["show", "penguins.chainrule"])
      try workspace.tell(["explain", "penguins.chainrule", "--parameter", "w1", "--row", "1"])
      try expectSnapshot(workspace.transcript, named: "diverged.txt")

      // The same descent in plain numbers.
      let rows = try workspace.text("penguins.csv").split(separator: "\n").dropFirst().map {
        $0.split(separator: ",").compactMap { Double($0) }
      }
      var (w, b, steps) = (0.0, 0.0, -1)
      var isFinite = true
      while isFinite {
        var (loss, byWeight, byBias) = (0.0, 0.0, 0.0)
        for row in rows {
          let residual = row[3] - (w * row[2] + b)
          loss += residual * residual
          byWeight += -2 * residual * row[2] / Double(rows.count)
          byBias += -2 * residual / Double(rows.count)
        }
        isFinite = loss.isFinite
        if isFinite { steps += 1 }
        (w, b) = (w - byWeight, b - byBias)
      }
      let json = try JSON.parse(workspace.run(["show", "penguins.chainrule", "--json"]).stdout)
      #expect(json["steps"]!.int == steps && json["stopped"] == "diverged")
      #expect(json["loss"]!.double!.isFinite)
      #expect(json["divergence"]!["step"]!.int == steps + 1)
      for (_, value) in json["parameters"]!.members! { #expect(value.double!.isFinite) }
    }
  }

  @Test("as JSON it is the result, and the failure is told on standard error")
  func json() throws {
    try Workspace.with { workspace in
      let fit = try workspace.run(Self.words + ["--json"])
      #expect(fit.status == 1)
      let json = try JSON.parse(fit.stdout)
      #expect(json["stopped"] == "diverged")
      let divergence = json["divergence"]!
      #expect(divergence["row"]!.int! + 1 == divergence["line"]!.int!)
      #expect(
        fit.stderr.contains("\(divergence["factor"]!.text!) in row \(divergence["row"]!.int!) is"))
      #expect(fit.stderr.contains("  try: a smaller --learning-rate, such as 0.1, or --scale"))
      #expect(try workspace.run(["animate", "penguins.chainrule", "-o", "a.svg"]).status == 0)
      #expect(try workspace.run(["predict", "penguins.chainrule", "penguins.csv"]).status == 0)
    }
  }

  @Test("a start that is not finite is told as that")
  func start() throws {
    try Workspace.with { workspace in
      let fit = try workspace.run(Self.words.dropLast() + ["w1=1e300"])
      #expect(fit.status == 1)
      #expect(
        fit.stderr == """
          chainrule: penguins.csv:2: the fit diverged: at the start (Observed − Predicted)² in \
          row 1 is infinite; no step was made
            try: smaller values in --start, or --scale standard

          """)
    }
  }

  @Test("where Adam's mean of squares overflows no learning rate is blamed")
  func memory() throws {
    try Workspace.with { workspace in
      try workspace.put("x,y\n1e20,1\n", "v.csv")
      let fit = try workspace.run([
        "fit", "v.csv", "--target", "y", "--hidden", "none", "--scale", "none", "--optimizer",
        "adam", "--precision", "float", "--init", "zero",
      ])
      #expect(fit.status == 1)
      #expect(
        fit.stderr
          == "chainrule: the fit diverged: at step 1 v of w1 is infinite; the state after 0 steps "
          + "is kept\n  try: --precision double, or --scale standard\n")
    }
  }
}
