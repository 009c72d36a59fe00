import ChainRule
import Testing

@testable import ChainRuleTool

@Suite("Failures") struct FailureTests {
  static let whole = Failure(
    "\"abc\" is not a number", file: "data.csv", line: 3, column: 7, expected: "a decimal number",
    remedy: "correct the cell", status: .badData)

  @Test("text says what and where, then what was expected and what to do")
  func text() {
    #expect(
      Self.whole.text() == """
        chainrule: data.csv:3:7: "abc" is not a number
          expected a decimal number
          try: correct the cell

        """)
    #expect(Failure("it broke", status: .fault).text() == "chainrule: it broke\n")
    #expect(
      Failure("empty", file: "a.csv", column: 7, status: .badData).text()
        == "chainrule: a.csv: empty\n")
  }

  @Test("JSON has the same, as far as it applies")
  func json() {
    #expect(
      Self.whole.json
        == #"{"format":1,"error":"\"abc\" is not a number","file":"data.csv","line":3,"#
        + #""column":7,"expected":"a decimal number","remedy":"correct the cell"}"# + "\n")
    #expect(
      Failure("it broke", status: .fault).json == #"{"format":1,"error":"it broke"}"# + "\n")
  }

  @Test("a file's name cannot steer the terminal")
  func controlCharacters() {
    let failure = Failure("no such file", file: "a\u{1B}[2J\nb", status: .noInput)
    #expect(failure.text() == "chainrule: a\\u{1b}[2J\\nb: no such file\n")
  }

  @Test("the exit statuses are those of the contract")
  func statuses() {
    #expect(ExitStatus.meanings.map(\.status.rawValue) == [0, 1, 64, 65, 66, 70, 73, 74, 130])
  }
}

@Suite("Errors of the modules") struct ModuleFailureTests {
  @Test("a network's errors tell what it has")
  func network() throws {
    let network = try Network(inputs: 1, hidden: [2])
    #expect(
      Failure(NetworkError.unknownParameter("w9"), network: network).text() == """
        chainrule: the network has no parameter w9
          expected w1 to w4 or b1 to b3

        """)
    let line = try Network(inputs: 1, hidden: [])
    #expect(Failure(NetworkError.unknownParameter("x"), network: line).expected == "w1 or b1")
    let activations = Failure(NetworkError.activationCount(activations: 3, hiddenLayers: 1))
    #expect(activations.message == "--activation has 3 names for 1 hidden layer")
    #expect(Failure(NetworkError.emptyLayer("inputs")).status == .usage)
    #expect(Failure(NetworkError.tooLarge).status == .usage)
    #expect(Failure(NetworkError.shape("2 and 3")).status == .fault)
  }

  @Test("a table's errors keep their place")
  func table() {
    let cell = TableError(
      .notANumber(column: "dose", decimalComma: false), file: "data.csv", line: 3, column: 5,
      text: "abc\u{1B}")
    #expect(
      Failure(cell).text() == """
        chainrule: data.csv:3:5: not a number in column dose: abc\\u{1b}
          expected a decimal number
          try: correct the cell, or leave the column out by naming the --inputs

        """)
    #expect(Failure(cell).status == .badData)
    let column = TableError(
      .unknownColumn(known: ["Input", "Observed"]), file: "a.csv", line: 1, column: nil,
      text: "Observd")
    #expect(
      Failure(column).text() == """
        chainrule: a.csv:1: there is no column named Observd; did you mean Observed?
          expected one of Input, Observed

        """)
  }

  @Test("a derivation's errors tell what to ask instead")
  func derivation() {
    let paths = Failure(DerivationError.tooManyPaths(parameter: "w1", paths: 4096))
    #expect(paths.message == "w1 has 4096 paths to the loss, too many to write out")
    #expect(paths.remedy?.hasPrefix("--form recursive") == true)
    #expect(Failure(DerivationError.noSuchRow(4, count: 3)).expected == "a row from 1 to 3")
    #expect(Failure(DerivationError.unknownParameter("b9")).status == .usage)
    let mismatch = DerivationError.mismatch(parameter: "w1", value: 1, sum: 2, bound: 1e-15)
    #expect(Failure(mismatch).status == .fault)
    #expect(Failure(mismatch).message.contains("add up to 2, training used 1"))
  }
}
