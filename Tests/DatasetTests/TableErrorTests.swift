import Dataset
import Testing

/// Every kind of error, with its place and its words.
@Suite struct TableErrorTests {
  private func error(
    _ bytes: [UInt8], _ columns: ColumnChoice = .all, decimalComma: Bool = false
  ) throws -> TableError {
    try #require(throws: TableError.self) {
      try Table.readEveryWay(bytes, columns, decimalComma: decimalComma)
    }
  }

  private func error(
    _ text: String, _ columns: ColumnChoice = .all, decimalComma: Bool = false
  ) throws -> TableError {
    try error(Array(text.utf8), columns, decimalComma: decimalComma)
  }

  private func expect(
    _ error: TableError, _ kind: TableError.Kind, _ line: Int?, _ column: Int?, _ text: String,
    location: SourceLocation = #_sourceLocation
  ) {
    #expect(
      error == TableError(kind, file: "t.csv", line: line, column: column, text: text),
      sourceLocation: location)
  }

  @Test("files without a table in them")
  func files() throws {
    for text in ["", "\n", " \n\r\n", "\u{feff}"] { expect(try error(text), .emptyFile, 1, 1, "") }
    for text in ["a,b", "a,b\n"] { #expect(try error(text).kind == .noRows) }
    expect(try error("a,b\n\n  \n"), .noRows, 4, 1, "")
    for mark: [UInt8] in [[0xff, 0xfe], [0xfe, 0xff]] {
      expect(try error(mark + [0x61, 0, 0x0a, 0]), .isUTF16, 1, 1, "")
    }
    expect(try error([0x61, 0x2c, 0xe9, 0x0a, 0x31, 0x2c, 0x32]), .invalidUTF8, 1, 3, "")
    expect(try error("a,b\n1,2\n3,\0\n"), .nulByte, 3, 3, "")
    expect(try error("a,b\n1,2\n3,\"x\0\"\n", .named(["a"])), .nulByte, 3, 5, "")
  }

  @Test("quotation marks that do not match")
  func quotes() throws {
    expect(try error("a,b\n1,\"2\n3,4\n"), .unterminatedQuote, 2, 3, "")
    expect(try error("a,é,\"b\n1,2\n"), .unterminatedQuote, 1, 5, "")
    expect(try error("a,b\n\"1\"2,3\n"), .textAfterQuote, 2, 4, "2")
    expect(try error("a,b\n1, \"x\" \"y\" ,3\n", .named(["a"])), .textAfterQuote, 2, 8, "\"y\" ")
  }

  @Test("rows with too few and too many cells")
  func ragged() throws {
    expect(try error("a,b,c\n1,2,3\n4,5\n"), .tooFewCells(expected: 3, found: 2), 3, 4, "4,5")
    expect(try error("a,b\n1"), .tooFewCells(expected: 2, found: 1), 2, 2, "1")
    expect(
      try error("a,b\n1,2\n3,4,5,6\n"), .tooManyCells(expected: 2, found: 4), 3, 5, "5")
    expect(try error("a,b\n1,2,\n"), .tooManyCells(expected: 2, found: 3), 2, 5, "")
    #expect(try error("a,b\n1,2,3\n").problem == "the row has 3 cells where the header has 2")
    #expect(try error("a,b\n1\n").problem == "the row has 1 cell where the header has 2")
  }

  @Test("a first line that does not name the columns")
  func header() throws {
    let numeric = try error("0,0\n0.5,1\n")
    expect(numeric, .numericHeader, 1, 1, "0 0")
    #expect(numeric.remedy == "the first line must name the columns: add such a line")
    expect(try error("\n1,5;2\n3;4", decimalComma: true), .numericHeader, 2, 1, "1,5 2")
    expect(try error("a,,c\n1,2,3\n"), .emptyColumnName, 1, 3, "")
    expect(try error("a,b,\"\"\n1,2,3\n"), .emptyColumnName, 1, 5, "")
    expect(try error("a,b, a\n1,2,3\n"), .duplicateColumn, 1, 6, "a")
  }

  @Test("columns that are not there, or asked for twice")
  func columns() throws {
    let known = ["dose", "effect"]
    let mistyped = try error("dose,effect\n1,2\n", .named(["dsoe"]))
    expect(mistyped, .unknownColumn(known: known), 1, nil, "dsoe")
    #expect(mistyped.expected == "one of dose, effect")
    #expect(mistyped.remedy == "did you mean dose?")
    #expect(
      try error("dose,effect\n1,2\n", .named(["weight"])).remedy
        == "name a column of the file, spelled as in its first line")
    expect(
      try error("dose,effect\n1,2\n", .named(["effect", "effect"])), .columnChosenTwice, 1, 6,
      "effect")
    let wide = (1...30).map { "c\($0)" }.joined(separator: ",")
    #expect(try error(wide + "\n", .named(["x"])).expected.hasSuffix("c19, c20 and 10 more"))
  }

  @Test("roles that contradict one another")
  func roles() throws {
    let header = try TableHeader(csv: Array("\na,b,c\n".utf8), name: "t.csv")
    func error(_ inputs: [String]?, _ targets: [String]) throws -> TableError {
      try #require(throws: TableError.self) { try header.roles(inputs: inputs, targets: targets) }
    }
    expect(try error(["a", "b"], ["b"]), .inputAndTarget, 2, 3, "b")
    expect(try error(nil, ["a", "b", "c"]), .noInputs, nil, nil, "")
    expect(try error([], ["a"]), .noInputs, nil, nil, "")
    expect(try error(["a"], []), .noTargets, nil, nil, "")
    expect(try error(["a", "a"], ["b"]), .columnChosenTwice, 2, 1, "a")
    expect(try error(nil, ["c", "c"]), .columnChosenTwice, 2, 5, "c")
    expect(try error(["d"], ["c"]), .unknownColumn(known: ["a", "b", "c"]), 2, nil, "d")

    let all = try header.roles(inputs: nil, targets: ["b"])
    #expect(all == ColumnRoles(inputs: ["a", "c"], targets: ["b"]))
    let some = try header.roles(inputs: ["c"], targets: ["b", "a"])
    #expect(some == ColumnRoles(inputs: ["c"], targets: ["b", "a"]))
    #expect(some.choice == .named(["c", "b", "a"]))
  }

  @Test(
    "cells with no value", arguments: ["", " ", "NA", "na", "N/A", "?", "null", "\"\"", "\"NA\""])
  func missing(cell: String) throws {
    let text = cell.filter { $0 != "\"" && $0 != " " }
    let found = try error("a,b\n1,2\n3,\(cell)\n")
    #expect(found.kind == .missingValue(column: "b"))
    #expect((found.line, found.text) == (3, text))
  }

  @Test(
    "cells with something else than a number",
    arguments: ["x", "1x", "0x1p3", "0x10", "1 2", "−1", "1_0", "1e", "$5", "50%", "--1", "1.2.3"])
  func notANumber(cell: String) throws {
    let found = try error("a,größe\n1,2\n 3 ,\(cell)\n")
    expect(found, .notANumber(column: "größe", decimalComma: false), 3, 5, cell)
    #expect(found.problem == "not a number in column größe: \(cell)")
    #expect(found.expected == "a decimal number")
  }

  @Test("numbers that are none to calculate with", arguments: ["nan", "NaN", "-inf", "+Infinity"])
  func notFinite(cell: String) throws {
    expect(try error("a\n\(cell)\n"), .notFinite(column: "a"), 2, 1, cell)
  }

  @Test("numbers beyond the range of Double", arguments: ["1e309", "-1.8e308"])
  func beyondRange(cell: String) throws {
    expect(try error("a\n\"\(cell)\"\n"), .beyondRange(column: "a"), 2, 1, cell)
  }

  @Test("a decimal mark of the other kind is recognised")
  func otherMark() throws {
    let comma = try error("a;b\n1,5;2\n")
    #expect(comma.kind == .notANumber(column: "a", decimalComma: false))
    #expect(comma.remedy == "if the comma is a decimal mark, add --decimal ,")
    let point = try error("a;b\n1.5;2\n", decimalComma: true)
    #expect(point.remedy.contains("without --decimal ,"))
  }

  @Test("places are counted in lines of the file and characters, whatever went before")
  func places() throws {
    let text = "\u{feff}name,a\r\n\"é\r\n\"\"ü\"\"\",1\r\n\r\n\"x\",  oops\r\n"
    expect(
      try error(text, .named(["a"])), .notANumber(column: "a", decimalComma: false), 5, 7, "oops")
  }

  @Test("long texts are shortened")
  func shortening() throws {
    let found = try error("a\n" + String(repeating: "é", count: 500))
    #expect(found.text == String(repeating: "é", count: 60) + "…")
    let whole = String(repeating: "é", count: 60)
    #expect(try error("a\n" + whole).text == whole)
  }
}
