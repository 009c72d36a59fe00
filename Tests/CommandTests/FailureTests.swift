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
