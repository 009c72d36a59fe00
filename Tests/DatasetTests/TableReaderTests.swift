import Testing

@testable import Dataset

@Suite struct TableReaderTests {
  @Test(
    "where a text is cut changes nothing",
    arguments: [
      "\u{feff}a,b\r\n1,\"2\"\r\n\r\n3,4\r\n \r\n5,6\r",
      "a,note\n1,\"two\r\nlines, \"\"quoted\"\"\n\n\"\n2,\"\"\n\u{feff}3,x\n",
      "größe;x\r1;2\r\r\n3;4\n\r5;6\r\n", "a,b\n1,2\n3,\"4\"\"\"\n", "a\n1\n \u{feff}x\n",
      "\r\n\r\na\n\r1\r", "a\n1e5\n12e3\n1e\n", "5\" pipe;b\n1;2\n", "a,\"b\nc\"\n1,\"2\n3,4\n",
    ])
  func cutsAnywhere(text: String) {
    _ = outcome { () throws(TableError) in try Table.readEveryWay(Array(text.utf8)) }
    _ = outcome { () throws(TableError) in
      try Table.readEveryWay(Array(text.utf8), .named(["a"]))
    }
  }

  @Test("the blocks, one behind the other, are the table", arguments: [1, 2, 5, 12, 13])
  func blocks(rows: Int) throws {
    let text = "x,y\n" + (0..<12).map { "\($0),\($0 * $0)\n\($0 % 4 == 0 ? "\n" : "")" }.joined()
    let whole = try Table(csv: Array(text.utf8), name: "t.csv")
    #expect(whole.rowCount == 12 && whole.columns[1].values[11] == 121)
    let read = try Table(
      pieces: pieces(of: Array(text.utf8), length: 10), name: "t.csv", rows: rows)
    #expect(read == whole)
  }

  @Test("a block has the rows asked for while there are so many, then none")
  func counts() throws {
    var reader = try TableReader(name: "t", more: pieces(of: Array("a\n1\n2\n3\n".utf8)))
    #expect(reader.header.names == ["a"])
    #expect(try reader.next(rows: 2) == TableBlock(columns: [[1, 2]], lines: [2, 3]))
    #expect(try reader.next(rows: 2) == TableBlock(columns: [[3]], lines: [4]))
    #expect(try reader.next(rows: 2) == nil)
    #expect(try reader.next(rows: 2) == nil)
    var empty = try TableReader(name: "t", more: pieces(of: Array("a\n".utf8)))
    #expect(throws: TableError.self) { try empty.next(rows: 1) }
  }

  @Test("of a long text no more is kept than two pieces")
  func bounded() throws {
    let row = Array("1.5,\"a \"\"b\"\"\",2\r\n".utf8)
    var left = 200_000
    var reader = try TableReader(name: "t") { text in
      if text.isEmpty { text += Array("x,note,y\r\n".utf8) }
      for _ in 0..<min(left, 250) { text += row }
      left -= min(left, 250)
      return left > 0
    }
    try reader.choose(columns: ["y", "x"])
    var (rows, most) = (0, 0)
    while let block = try reader.next(rows: 999) {
      most = max(most, reader.bufferedByteCount)
      #expect(block.columns[0].last == 2 && block.columns[1].last == 1.5)
      #expect(block.lines[0] == 2 + rows)
      rows += block.lines.count
    }
    #expect(rows == 200_000)
    #expect(most <= 500 * row.count)
  }

  @Test("blank lines are not kept either")
  func blankLines() throws {
    var left = 100
    var reader = try TableReader(name: "t") { text in
      text += left == 100 ? Array("x\n".utf8) : Array(repeating: UInt8(ascii: "\n"), count: 1000)
      left -= 1
      if left == 0 { text.append(UInt8(ascii: "1")) }
      return left > 0
    }
    #expect(try reader.next(rows: 1)?.lines == [99_002])
    #expect(reader.bufferedByteCount <= 2001)
  }

  @Test("a row that is longer than many pieces is read again only as often as it doubles")
  func longRow() throws {
    var left = 3000
    var text = try CSVText(name: "t", decimalComma: false) { text in
      text += left == 3000 ? Array("a,b\n1,\"".utf8) : Array("a piece\n".utf8)
      left -= 1
      return left > 0
    }
    var readings = 0
    while !text.isWhole {
      let before = text.bytes.count
      try text.readOn()
      #expect(text.isWhole || text.bytes.count >= 2 * (before - 4))
      readings += 1
    }
    #expect(left == 0 && readings < 20)
  }

  @Test(
    "what is certainly wrong is told though the text has no end",
    arguments: [
      ("\0", TableError.Kind.nulByte), ("0,0\n", .numericHeader), ("a,a\n", .duplicateColumn),
      ("a,\"b\"c\n", .textAfterQuote), ("a,b\n1,\0", .nulByte),
      ("a,b\n1,\"2\"3\n", .textAfterQuote),
      ("a,b\n1,\n", .missingValue(column: "b")),
      ("a,b\n1\n", .tooFewCells(expected: 2, found: 1)),
    ])
  func certain(text: String, kind: TableError.Kind) throws {
    let bytes = Array(text.utf8)
    var pieces = 0
    let error = #expect(throws: TableError.self) {
      var reader = try TableReader(name: "t") { text in
        text += pieces == 0 ? bytes : [UInt8(ascii: "1"), UInt8(ascii: "\n")]
        pieces += 1
        return pieces < 1000
      }
      _ = try reader.next(rows: 1000)
    }
    #expect(error?.kind == kind)
    #expect(pieces < 10)
  }

  static let penguins =
    "mass,species,bill\n3.5,Adelie,39\n5, \"Gentoo\" ,47\n3.7,\"C \"\"x\"\"\",48\n"

  @Test("a column of classes becomes columns of zeros and ones behind the numbers")
  func classes() throws {
    let bytes = Array(Self.penguins.utf8)
    for cuts in cuts(bytes.count) {
      var reader = try TableReader(name: "t", more: pieces(of: bytes, cutAt: cuts))
      let labels = ["Gentoo", "C \"x\"", "Adelie"]
      try reader.choose(
        columns: ["bill", "mass"], classes: Classes(name: "species", labels: labels))
      #expect(
        reader.columnNames
          == ["bill", "mass", "species=Gentoo", "species=C \"x\"", "species=Adelie"])
      let block = try reader.next(rows: 9)
      #expect(
        block?.columns == [[39, 47, 48], [3.5, 5, 3.7], [0, 1, 0], [0, 0, 1], [1, 0, 0]])
      #expect(block?.lines == [2, 3, 4])
    }
  }

  @Test("two classes become one column, and labels that are numbers are compared as such")
  func numbers() throws {
    let bytes = Array("k;x\n0;1\n1,0;2\n-0,0;3\n\"1e0\";4\n".utf8)
    var reader = try TableReader(name: "t", decimalComma: true, more: pieces(of: bytes))
    try reader.choose(columns: ["x"], classes: Classes(name: "k", labels: ["1", "0"]))
    #expect(reader.columnNames == ["x", "k=0"])
    #expect(try reader.next(rows: 9)?.columns == [[1, 2, 3, 4], [1, 0, 1, 0]])
  }

  @Test("a doubled quotation mark is one in a quoted label, and two in another")
  func doubledQuotes() throws {
    let bytes = Array("k\n\"a\"\"b\"\na\"\"b\n".utf8)
    var reader = try TableReader(name: "t", more: pieces(of: bytes))
    try reader.choose(columns: [], classes: Classes(name: "k", labels: ["a\"\"b", "a\"b"]))
    #expect(try reader.next(rows: 2)?.columns == [[1, 0]])
  }

  @Test("a cell of no class, and one without a class, is told with its place")
  func wrongClasses() throws {
    func error(_ text: String, _ labels: [String]) -> TableError? {
      #expect(throws: TableError.self) {
        var reader = try TableReader(name: "t", more: pieces(of: Array(text.utf8), length: 5))
        try reader.choose(columns: ["x"], classes: Classes(name: "k", labels: labels))
        while try reader.next(rows: 1) != nil {}
      }
    }
    #expect(
      error("x,k\n1,a\n2, c\n", ["a", "b"])
        == TableError(
          .unknownClass(column: "k", known: ["a", "b"]), file: "t", line: 3, column: 4, text: "c"))
    #expect(
      error("x,k\n1,1\n2,x\n", ["1", "2"])
        == TableError(
          .unknownClass(column: "k", known: ["1", "2"]), file: "t", line: 3, column: 3, text: "x"))
    #expect(
      error("x,k\n1,a\n2,n/A\n", ["a", "n/A"])
        == TableError(.missingClass(column: "k"), file: "t", line: 3, column: 3, text: "n/A"))
  }

  @Test("a column cannot be chosen twice, not as numbers and classes either")
  func chosenTwice() throws {
    var reader = try TableReader(name: "t", more: pieces(of: Array("x,k\n1,2\n".utf8)))
    let error = #expect(throws: TableError.self) {
      try reader.choose(columns: ["x", "k"], classes: Classes(name: "k", labels: ["a", "b"]))
    }
    #expect(error?.kind == .columnChosenTwice)
  }
}
