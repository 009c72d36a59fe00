import ChainRule
import Testing

@testable import ChainRuleTool

@Suite("Errors in the arguments") struct UsageErrorTests {
  /// One command line for each way in which the words can be wrong.
  static let cases: [[String]] = [
    // The command.
    [], ["fti"], ["frobnicate"], ["--json", "fit"], ["--json"], ["data.csv"], ["my run.chainrule"],
    ["plot", "run.chainrule"], ["help", "plot"], ["help", "gradient"], ["help", "nonsense"],
    ["help", "fit", "show"], ["help", "--man", "--completions", "zsh"],
    ["help", "--completions", "tcsh"],
    // Options.
    ["fit", "a.csv", "--stpes", "4"], ["fit", "a.csv", "-steps", "4"], ["fit", "a.csv", "--learn"],
    ["fit", "a.csv", "--nonsense"], ["fit", "a.csv", "-x"], ["fit", "a.csv", "--row", "3"],
    ["fit", "a.csv", "--two words"], ["fit", "a.csv", "--\u{1B}[31m"],
    ["fit", "a.csv", "--target"], ["fit", "a.csv", "--target", "--steps", "5"],
    ["fit", "a.csv", "--target", "--"], ["fit", "a.csv", "--target="],
    ["animate", "r", "-o"], ["check", "r", "--json=yes"],
    ["fit", "a.csv", "--steps", "3", "--steps=4"],
    ["fit", "a.csv", "--l1", "-0.1"], ["fit", "a", "--target", "y", "--decay-biases"],
    ["fit", "a", "--target", "y", "--optimizer", "adam", "--momentum", "0.9"],
    ["fit", "a", "--target", "y", "--beta1", "0.9"],
    ["fit", "a", "--target", "y", "--optimizer", "momentum", "--epsilon", "1e-8"],
    ["fit", "a", "--optimizer", "momentum", "--momentum", "1"],
    ["fit", "a", "--target", "y", "--mean"],
    ["fit", "a", "--target", "y", "--loss", "ssr", "--mean"],
    ["fit", "a", "--target", "y", "--classes", "a,b"],
    [
      "fit", "a", "--target", "y", "--loss", "cross-entropy", "--output-activation", "sigmoid",
    ],
    ["fit", "a", "--loss", "cross-entropy", "--classes", "a,b,a"],
    // Values.
    ["fit", "a.csv", "--steps", "many"], ["fit", "a.csv", "--steps", "1e5"],
    ["fit", "a.csv", "--steps", "-1"], ["fit", "a.csv", "--steps", "9223372036854775808"],
    ["fit", "a.csv", "--seed", "18446744073709551616"], ["fit", "a.csv", "--seed", "x"],
    ["fit", "a.csv", "--threads", "0"], ["explain", "r", "--digits", "18"],
    ["fit", "a.csv", "--learning-rate", "0"], ["fit", "a.csv", "--learning-rate", "-1"],
    ["fit", "a.csv", "--learning-rate", "nan"], ["fit", "a.csv", "--learning-rate", "inf"],
    ["fit", "a.csv", "--learning-rate", "0x1p3"], ["fit", "a.csv", "--learning-rate", "1e999"],
    ["fit", "a.csv", "--tolerance", "-1e-9"], ["fit", "a.csv", "--tolerance", "0,1"],
    ["fit", "a.csv", "--batch", "0"], ["fit", "a.csv", "--batch", "fulll"],
    ["fit", "a.csv", "--loss", "mae"], ["fit", "a.csv", "--loss", "mes"],
    ["fit", "a.csv", "--loss", "nonsense"], ["fit", "a.csv", "--optimizer", "adamw"],
    ["fit", "a.csv", "--precision", "half"], ["fit", "a.csv", "--restarts", "0"],
    ["fit", "a.csv", "--decimal", ";"],
    ["fit", "a.csv", "--scale", "Standard"], ["fit", "a.csv", "--hidden", "nnoe"],
    ["fit", "a.csv", "--hidden", "0"], ["fit", "a.csv", "--hidden", "2,,3"],
    ["fit", "a.csv", "--hidden", "2,none"], ["fit", "a.csv", "--activation", "softplus,tanhh"],
    ["fit", "a.csv", "--target", "y,y"], ["fit", "a.csv", "--target", "\"y"],
    ["fit", "a.csv", "--target", "\"y\"z"], ["fit", "a.csv", "--freeze", "b1,"],
    ["fit", "a.csv", "--start", "w1="], ["fit", "a.csv", "--start", "w1=1,b1"],
    ["fit", "a.csv", "--start", "w1=x"], ["fit", "a.csv", "--start", "w1=nan"],
    ["fit", "a.csv", "--start", "w1=1,w1=2"], ["explain", "r", "--step", "bset"],
    ["explain", "r", "--step", "-1"], ["explain", "r", "--row", "1,0"],
    ["explain", "r", "--row", "1", "--row", "2,1"], ["explain", "r", "--rows", "some"],
    ["explain", "r", "--form", "pahts"], ["explain", "r", "--format", "html", "--standalone"],
    ["explain", "r", "--format", "json", "--teach"], ["explain", "r", "--standalone"],
    // Files.
    ["check", "-"], ["check", ""], ["animate", "r", "-o", "x.gif"],
    ["animate", "r", "-o", "x.doc"],
    ["animate", "r", "-o", "-"], ["fit", "a.csv", "--target", "y", "-o", "-"],
    // The whole.
    ["fit"], ["fit", "a.csv"], ["predict", "r"], ["animate", "r"], ["fit", "a.csv", "b.csv"],
    ["demo", "now"], ["fit", "-", "--target", "y"], ["predict", "r", "n.csv", "--json"],
    ["explain", "r", "--row", "1", "--rows", "all"],
    ["explain", "r", "--json", "--format", "json"],
  ]

  @Test("each is told whole, on standard error, with status 64")
  func transcript() throws {
    var transcript = ""
    for words in Self.cases {
      let result = try runCommand(words)
      transcript += "$ " + (["chainrule"] + words.map(quoted)).joined(separator: " ") + "\n"
      transcript += result.stdout + result.stderr + "[\(result.status)]\n\n"
      #expect(result.status == 64, "\(words)")
      let isJSON = asksForJSON(words)
      #expect((isJSON ? result.stderr : result.stdout).isEmpty, "\(words)")
      #expect(!(isJSON ? result.stdout : result.stderr).isEmpty, "\(words)")
    }
    try expectSnapshot(transcript, named: "usage-errors.txt")
  }

  @Test("with --json the same is one object on standard output")
  func json() throws {
    let result = try runCommand(["fit", "--json", "a.csv", "--loss", "mes"])
    #expect(result.status == 64)
    #expect(result.stderr.isEmpty)
    let object = try JSON.parse(result.stdout)
    #expect(object["format"] == 1)
    #expect(object["error"] == "--loss mes is unknown; did you mean mse?")
    #expect(object["expected"] == "ssr, half-ssr, mse or cross-entropy")
    #expect(object["remedy"] == "chainrule fit --help")
    #expect(object["file"] == nil)
  }

  @Test("every word of the contract that is not built yet is refused, never ignored")
  func notYetAvailable() {
    var lines: [[String]] = [
      "plot", "report", "export", "resume", "verify", "diff", "search", "playground",
    ].flatMap { [[$0], [$0, "run.chainrule", "--nonsense"], ["help", $0]] }
    lines += ["mae", "huber", "poisson"].map { ["fit", "a", "--loss", $0] }
    lines += ["nesterov", "adamw", "l-bfgs", "levenberg-marquardt"].map {
      ["fit", "a", "--optimizer", $0]
    }
    lines += ["gif", "mp4", "webm", "png", "GIF"].map { ["animate", "r", "-o", "a.\($0)"] }
    for words in lines where words.first != "help" {
      let failure = #expect(throws: Failure.self, "\(words)") {
        try Parser(tool: .chainrule).parse(words)
      }
      #expect(failure?.message.hasSuffix("is not yet available") == true, "\(words)")
      #expect(failure?.status == .usage)
    }
  }
}
