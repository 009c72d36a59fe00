import Dataset
import Testing

@Suite struct TableTests {
  private func table(
    _ text: String, _ columns: ColumnChoice = .all, decimalComma: Bool = false,
    isThorough: Bool = true
  ) throws -> Table {
    try Table.readEveryWay(
      Array(text.utf8), columns, decimalComma: decimalComma, isThorough: isThorough)
  }

  static let lesson = Table(
    name: "t.csv",
    columns: [
      Column(name: "dose", values: [0, 0.5, 1]), Column(name: "effect", values: [0, 1, 0]),
    ], lines: [2, 3, 4])

  @Test(
    "the same table, as people write it",
    arguments: [
      "dose,effect\n0,0\n0.5,1\n1,0\n",
      "dose,effect\n0,0\n0.5,1\n1,0",
      "dose,effect\r\n0,0\r\n0.5,1\r\n1,0\r\n",
      "dose,effect\r0,0\r0.5,1\r1,0\r",
      "dose,effect\n0,0\r\n0.5,1\r1,0",
      "\u{feff}dose,effect\n0,0\n0.5,1\n1,0\n",
      "dose;effect\n0;0\n0.5;1\n1;0\n",
      "dose\teffect\n0\t0\n0.5\t1\n1\t0\n",
      "\"dose\",\"effect\"\n\"0\",\"0\"\n\"0.5\",1\n1,\"0\"",
      " dose , effect\n 0 ,0\n\t.5,1e0  \n+1, -0\n",
      " \"dose\" ,\"effect\" \n \"0\",0\n5e-1,1.\n1,0 \n",
      "dose,effect\n0,0\n0.5,1\n1,0\n\n  \n\r\n",
    ])
  func spellings(text: String) throws {
    #expect(try table(text) == TableTests.lesson)
  }

  @Test("blank lines are skipped wherever they are, and lines are counted with them")
  func blankLines() throws {
    let read = try table("\n\na\n\n1\n \n\r\n2\n\n")
    #expect(read.columns == [Column(name: "a", values: [1, 2])])
    #expect(read.lines == [5, 8])
  }

  @Test("only the columns asked for are read, in the order asked for")
  func chosenColumns() throws {
    let text = "name,a,note,b\nAda,1,\"x, \"\"y\"\"\nz\",2\n\"B\"\"o\",3,5\" pipe,4\n"
    let read = try table(text, .named(["b", "a"]))
    #expect(read.columns.map(\.name) == ["b", "a"])
    #expect(read.columns.map(\.values) == [[2, 4], [1, 3]])
    #expect(read.lines == [2, 4])
    #expect(read[column: "a"]?.values == [1, 3])
    #expect(read[column: "name"] == nil)
  }

  @Test("names may hold delimiters, quotation marks, ends of lines and any letters")
  func names() throws {
    let bytes = Array(
      "\"a,b;c\";\"say \"\"x\"\"\";\"two\nlines\";  größe (m²) ;\"\tt\"\n1;2;3;4;5\n".utf8)
    let header = try TableHeader(csv: bytes, name: "t.csv")
    #expect(header.names == ["a,b;c", "say \"x\"", "two\nlines", "größe (m²)", "\tt"])
    #expect(try Table.readEveryWay(bytes).lines == [3])
  }

  @Test("some of the names may be numbers")
  func numbersAsNames() throws {
    let read = try table("country,2019,2020\nA,1,2\n", .named(["2020"]))
    #expect(read.columns == [Column(name: "2020", values: [2])])
  }

  @Test("the delimiter is the one that the header holds most of")
  func delimiter() throws {
    #expect(try table("dose, mg;effect;x\n1;2;3\n").columns.count == 3)
    #expect(try table("dose, mg;effect\n1;2\n").columns.count == 2)
    #expect(try table("a;b,c,d\n1,2,3\n").columns.map(\.name) == ["a;b", "c", "d"])
    #expect(try table("\"a;b;c\",d\n1,2\n").columns.count == 2)
    #expect(try table("only\n1\n2\n").columns.count == 1)
    #expect(try table("a,b\tc\n1\t2\n").columns.count == 2)
    #expect(try table("\"a \"\"b;c;d\"\"\", \"e;f;g\" ,h\n1,2,3\n").columns.count == 3)
    #expect(try table("5\" pipe;a,b;c\n1;2;3\n").columns.map(\.name) == ["5\" pipe", "a,b", "c"])
  }

  @Test("decimal commas are read where they are asked for")
  func decimalComma() throws {
    let read = try table("a;b\n1,5;-2\n\"0,25\";1e3\n", decimalComma: true)
    #expect(read.columns.map(\.values) == [[1.5, 0.25], [-2, 1000]])
    #expect(try table("a, in mm\n1,5\n", decimalComma: true).columns[0].values == [1.5])
    #expect(try table("a,b;c\n1;2,5\n", decimalComma: true).columns.map(\.name) == ["a,b", "c"])
  }

  @Test("numbers are read correctly rounded")
  func numbers() throws {
    let read = try table("a\n9007199254740993.0000000000000000000000001\n5e-324\n1e-400\n")
    #expect(read.columns[0].values == [0x1p53 + 2, .leastNonzeroMagnitude, 0])
  }

  @Test("tables written with any quoting, delimiter and line ends read back the same")
  func roundTrip() throws {
    var generator = SystemRandomNumberGenerator()
    for _ in 0..<400 {
      let width = Int.random(in: 1...5)
      let rows = Int.random(in: 1...8)
      let delimiter = [",", ";", "\t"].randomElement(using: &generator)!
      let lineEnd = ["\n", "\r\n", "\r"].randomElement()!
      let comma = delimiter != "," && Bool.random()
      func blank() -> String { Int.random(in: 0...4) == 0 ? " " : "" }
      func cell(_ text: String, quoted: Bool) -> String {
        quoted ? blank() + "\"" + text + "\"" + blank() : blank() + text + blank()
      }
      let names = (0..<width).map { "column \($0) é" }
      let values = (0..<width).map { _ in
        (0..<rows).map { _ in
          Bool.random() ? Double.random(in: -10...10) : Double(Int.random(in: -5...5))
        }
      }
      var text = Bool.random() ? "\u{feff}" : ""
      text += names.map { cell($0, quoted: Bool.random()) }.joined(separator: delimiter)
      for row in 0..<rows {
        text += lineEnd + (Int.random(in: 0...3) == 0 ? lineEnd : "")
        text += (0..<width).map { column in
          let number = "\(values[column][row])"
          let marked = comma ? String(number.map { $0 == "." ? "," : $0 }) : number
          return cell(marked, quoted: Bool.random())
        }.joined(separator: delimiter)
      }
      if Bool.random() { text += lineEnd }
      let read = try table(text, decimalComma: comma, isThorough: false)
      #expect(read.columns.map(\.name) == names, "\(text)")
      #expect(read.columns.map(\.values) == values, "\(text)")
    }
  }

  @Test("no bytes stop the reader, whatever they are")
  func randomBytes() throws {
    let pieces: [[UInt8]] =
      [
        "a", "b", ",", ",", ";", "\t", "\n", "\n", "\r", "\"", "\"", " ", "1", "2.5", "NA", "é",
        "\0",
        "a,b\n1,2\n",
      ].map { Array($0.utf8) } + [[0xff], [0xfe], [0xef, 0xbb, 0xbf], [0xc3], [0x80]]
    var kept = 0
    for _ in 0..<20_000 {
      let bytes = (0..<Int.random(in: 0...14)).flatMap { _ in pieces.randomElement()! }
      do {
        let read = try Table.readEveryWay(
          bytes, decimalComma: Bool.random(), isThorough: false)
        #expect(read.rowCount > 0)
        kept += 1
      } catch {
        #expect(!error.problem.isEmpty && !error.expected.isEmpty && !error.remedy.isEmpty)
      }
    }
    #expect(kept > 0)
  }
}
