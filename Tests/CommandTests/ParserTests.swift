import Testing

@testable import ChainRuleTool

/// The arguments that a command line of these words gives.
func parsed(_ words: String...) throws -> Arguments {
  guard case .run(let arguments) = try Parser(tool: .chainrule).parse(words) else {
    throw Failure.fault("not a command to run")
  }
  return arguments
}

@Suite("The parser") struct ParserTests {
  @Test("a value follows its option, or stands behind an equals sign")
  func valueForms() throws {
    #expect(try parsed("fit", "a.csv", "--target", "y", "--steps", "7").value(.steps) == 7)
    #expect(try parsed("fit", "a.csv", "--target=y", "--steps=7").value(.steps) == 7)
  }

  @Test("a short option takes its value behind it, with or without a space")
  func shortOptions() throws {
    for words in [["-o", "a=b.html"], ["-oa=b.html"], ["--output", "a=b.html"]] {
      guard case .run(let arguments) = try Parser(tool: .chainrule).parse(["animate", "r"] + words)
      else { return #expect(Bool(false)) }
      #expect(arguments.value(.output) == "a=b.html")
    }
  }

  @Test("options and operands come in any order")
  func anyOrder() throws {
    let arguments = try parsed("predict", "--decimal", ",", "r", "-o", "out.csv", "-")
    #expect(arguments.required(.run) == "r")
    #expect(arguments.required(.newData) == "-")
    #expect(arguments.value(.decimal) == ",")
  }

  @Test("what follows -- is an operand, whatever it looks like")
  func endOfOptions() throws {
    #expect(try parsed("show", "--json", "--", "--json").required(.run) == "--json")
    #expect(try parsed("show", "--json", "--json", "r").has(.json))
  }

  @Test("a value may begin with a dash")
  func negativeValues() throws {
    let start = [Assignment(name: "w1", value: -1.5), Assignment(name: "b1", value: 2e-3)]
    let arguments = try parsed("fit", "a", "--target", "-y", "--start", "w1=-1.5,b1=2e-3")
    #expect(arguments.given(.start) == StartChoice.values(start))
    #expect(arguments.value(.target) == ["-y"])
    #expect(try parsed("explain", "r", "--parameter=--step").given(.parameter) == ["--step"])
  }

  @Test("a start without an equals sign, or with a folder before it, is a file")
  func startFiles() throws {
    for path in ["run.chainrule", "./w1=2.json", "w1"] {
      let arguments = try parsed("fit", "a", "--target", "y", "--start", path)
      #expect(arguments.given(.start) == StartChoice.file(path))
    }
  }

  @Test("a name with a comma is written in double quotes")
  func quotedNames() throws {
    let arguments = try parsed("fit", "a", "--target", #""dose, mg",y,"a ""b""""#)
    #expect(arguments.value(.target) == ["dose, mg", "y", #"a "b""#])
  }

  @Test("options that repeat are joined in order, also with commas")
  func repeats() throws {
    let arguments = try parsed(
      "explain", "r", "--parameter", "w2,b1", "--row=3", "--parameter", "w1", "--row", "1,2")
    #expect(arguments.given(.parameter) == ["w2", "b1", "w1"])
    #expect(arguments.given(.row) == [3, 1, 2])
  }

  @Test("--hidden gives the layers' sizes, or none")
  func hidden() throws {
    let sizes = {
      try parsed("fit", "a", "--target", "y", "--hidden", $0).value(.hidden, as: [Int].self)
    }
    #expect(try sizes("2") == [2])
    #expect(try sizes("16,16") == [16, 16])
    #expect(try sizes("none") == [])
  }

  @Test("--step is a number, the last or the best state")
  func steps() throws {
    let step = { try parsed("check", "r", "--step", $0).value(.step, as: StepChoice.self) }
    #expect(try step("0") == .number(0))
    #expect(try step("last") == .last)
    #expect(try step("best") == .best)
    #expect(try parsed("check", "r").value(.step) == StepChoice.number(0))
  }

  @Test("the bounds of each range are inside it")
  func bounds() throws {
    let words = ["fit", "a", "--target", "y", "--seed", "18446744073709551615", "--steps", "0"]
    guard case .run(let arguments) = try Parser(tool: .chainrule).parse(words) else { return }
    #expect(arguments.value(.seed) == UInt64.max)
    #expect(arguments.value(.steps) == 0)
    #expect(try parsed("fit", "a", "--target", "y", "--tolerance", "0").value(.tolerance) == 0.0)
    for digits in [1, 17] {
      #expect(try parsed("explain", "r", "--digits", "\(digits)").given(.digits) == digits)
    }
    let smallest = try parsed("fit", "a", "--target", "y", "--learning-rate", "5e-324")
    #expect(smallest.given(.learningRate) == Double.leastNonzeroMagnitude)
  }

  @Test("--help and --version are seen before anything is missing")
  func helpAndVersion() throws {
    let parser = Parser(tool: .chainrule)
    for words in [["fit", "--help"], ["fit", "-h"], ["fit", "a", "--steps=3", "-h", "b", "c"]] {
      guard case .help(let command?) = try parser.parse(words) else {
        return #expect(Bool(false), "\(words)")
      }
      #expect(command.name == "fit")
    }
    guard case .help(nil) = try parser.parse(["--help"]),
      case .version = try parser.parse(["--version"])
    else { return #expect(Bool(false)) }
  }

  @Test("JSON is asked for by --json or by --format, before --")
  func asksForJSONWords() {
    #expect(asksForJSON(["fit", "--stpes", "--json"]))
    #expect(asksForJSON(["explain", "r", "--format", "json"]))
    #expect(asksForJSON(["explain", "--format=json"]))
    #expect(!asksForJSON(["show", "--", "--json"]))
    #expect(!asksForJSON(["explain", "json", "--format", "text"]))
  }
}
