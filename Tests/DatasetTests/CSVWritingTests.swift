import Dataset
import Testing

@Suite struct CSVWritingTests {
  @Test(
    "a field is quoted where it has to be",
    arguments: [
      ("plain", "plain"), ("5\" pipe", "\"5\"\" pipe\""), ("a,b", "\"a,b\""), ("a;b", "a;b"),
      ("", "\"\""), (" a", "\" a\""), ("a\t", "\"a\t\""), ("two\nlines", "\"two\nlines\""),
      ("a\rb", "\"a\rb\""), ("größe", "größe"),
    ])
  func fields(text: String, field: String) {
    #expect(csvField(text) == field)
  }

  @Test("the delimiter at hand counts")
  func delimiter() {
    #expect(csvField("a;b", delimiter: UInt8(ascii: ";")) == "\"a;b\"")
    #expect(csvField("a,b", delimiter: UInt8(ascii: ";")) == "a,b")
  }

  @Test("any names survive being written and read")
  func roundTrip() throws {
    let pieces = ["a", "\"", ",", ";", "\t", "\n", "\r", " ", "é"]
    for _ in 0..<2000 {
      let name = "x" + (0..<Int.random(in: 0...6)).map { _ in pieces.randomElement()! }.joined()
      let text = [csvField(name), "b", "c", "d", "e", "f", "g", "h"].joined(separator: ",") + "\n"
      #expect(try TableHeader(csv: Array(text.utf8), name: "t").names[0] == name)
    }
  }

  private func appended(
    _ text: String, _ columns: [Column], decimalComma: Bool = false
  ) throws -> String {
    let bytes = try csv(
      Array(text.utf8), name: "t.csv", appending: columns.map { .numbers($0) },
      decimalComma: decimalComma)
    return String(decoding: bytes, as: UTF8.self)
  }

  @Test(
    "further columns leave what was there as it was",
    arguments: [
      ("a,b\n1,x\n2,y\n", "a,b,P\n1,x,0.5\n2,y,-3\n"),
      ("a\r\n1\r\n2", "a,P\r\n1,0.5\r\n2,-3"),
      ("a;b\r1;\"x\ny\"\r\r2; \"z\" ", "a;b;P\r1;\"x\ny\";0.5\r\r2; \"z\" ;-3"),
      ("\u{feff}a\tb\n\n1\t \n2\t\n\n", "\u{feff}a\tb\tP\n\n1\t \t0.5\n2\t\t-3\n\n"),
    ])
  func appending(text: String, expected: String) throws {
    #expect(try appended(text, [Column(name: "P", values: [0.5, -3])]) == expected)
  }

  @Test("several columns, names that need quotes, decimal commas")
  func several() throws {
    let columns = [Column(name: "p;q", values: [1.5]), Column(name: "r", values: [-0.25])]
    #expect(
      try appended("a;b\n0,5;1\n", columns, decimalComma: true)
        == "a;b;\"p;q\";r\n0,5;1;1,5;-0,25\n")
  }

  @Test("a name that the file has already is an error")
  func nameTaken() throws {
    let error = try #require(throws: TableError.self) {
      try appended("a,P\n1,2\n", [Column(name: "P", values: [1])])
    }
    #expect(error == TableError(.duplicateColumn, file: "t.csv", line: 1, column: 3, text: "P"))
  }
}
