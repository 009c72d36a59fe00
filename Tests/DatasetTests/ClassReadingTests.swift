import Dataset
import Testing

@Suite struct ClassReadingTests {
  /// Reads the classes of column k at once, and from pieces cut anywhere, which must be the same.
  private func classes(
    _ bytes: [UInt8], labels: [String]? = nil, decimalComma: Bool = false
  ) -> Result<Classes, TableError> {
    let whole = outcome { () throws(TableError) in
      try Classes.read(
        csv: bytes, file: "t", column: "k", labels: labels, decimalComma: decimalComma)
    }
    for cuts in bytes.count > 1000 ? [[500, 777]] : cuts(bytes.count) {
      let cut = outcome { () throws(TableError) in
        try Classes.read(
          file: "t", column: "k", labels: labels, decimalComma: decimalComma,
          more: pieces(of: bytes, cutAt: cuts))
      }
      #expect(cut == whole, "\(String(decoding: bytes, as: UTF8.self)) cut at \(cuts)")
    }
    return whole
  }

  private func labels(
    _ text: String, known: [String]? = nil, decimalComma: Bool = false
  ) throws -> [String] {
    try classes(Array(text.utf8), labels: known, decimalComma: decimalComma).get().labels
  }

  private func error(_ text: String, known: [String]? = nil) -> TableError? {
    if case .failure(let error) = classes(Array(text.utf8), labels: known) { error } else { nil }
  }

  @Test("different labels stand in the order of their bytes, each once")
  func texts() throws {
    #expect(
      try labels("x,k\r\n1,Gentoo\r\n2,Adelie\r\n\r\n3,\"Gentoo\"\r\n4,  C 2 \r\n5,10\r\n")
        == ["10", "Adelie", "C 2", "Gentoo"])
    #expect(try labels("k\n\"a \"\"b\"\"\n\"\na\n\"a \"\"b\"\"\n\"\n") == ["a", "a \"b\"\n"])
    #expect(try labels("k,x\na\"\"b,1\n\"a\"\"b\",2\n") == ["a\"\"b", "a\"b"])
  }

  @Test("numbers are compared as numbers, and are written as they were first")
  func numbers() throws {
    #expect(try labels("k\n10\n9.0\n1e1\n9\n-0\n0\n") == ["-0", "9.0", "10"])
    #expect(try labels("k\n1,0\n2\n1\n", decimalComma: true) == ["1,0", "2"])
    #expect(try labels("k\n1\n1.0\nx\n") == ["1", "1.0", "x"])
  }

  @Test("labels that are not UTF-8 are mended, as they are shown")
  func wrongUTF8() throws {
    let text = Array("k\na".utf8) + [0xff, 0x0a, 0x61, 0xfe] + Array("\nb\n".utf8)
    #expect(try classes(text).get().labels == ["a\u{fffd}", "b"])
  }

  @Test("two names of one number are no two classes")
  func sameNumber() {
    #expect(error("k\n1\n2\n", known: ["1", "2", "1.0"])?.kind == .sameClasses(column: "k"))
    #expect(error("k\n1\n2\n", known: ["-0", "2", "0"])?.text == "0")
    #expect(error("k\n1\nb\n", known: ["1", "b", "1.0"]) == nil)
  }

  @Test("classes that are named keep their order, and need not all be there")
  func known() throws {
    #expect(try labels("k\nb\na\n", known: ["c", "b", "a"]) == ["c", "b", "a"])
    #expect(try labels("k\n1.0\n2\n", known: ["2", "1"]) == ["2", "1"])
  }

  @Test("a cell that is empty comes first, then the number of classes, then one of no class")
  func faults() {
    #expect(
      error("k,x\na,1\nNA,2\nb,\"3\n")
        == TableError(.unterminatedQuote, file: "t", line: 4, column: 3, text: ""))
    #expect(
      error("k,x\na,1\n NA,2\n,3\n", known: ["b"])
        == TableError(.missingClass(column: "k"), file: "t", line: 3, column: 2, text: "NA"))
    #expect(
      error("k,x\nb,1\nb,2\n")
        == TableError(.singleClass(column: "k"), file: "t", line: nil, column: nil, text: "b"))
    #expect(error("k\n")?.kind == .singleClass(column: "k"))
    #expect(error("k\n?\n")?.kind == .missingClass(column: "k"))
    #expect(
      error("x,k\n1,a\n2,c\n3,d\n", known: ["a", "b"])
        == TableError(
          .unknownClass(column: "k", known: ["a", "b"]), file: "t", line: 3, column: 3, text: "c"))
    #expect(error("x,y\n1,2\n")?.kind == .unknownColumn(known: ["x", "y"]))
  }

  @Test("a thousand classes are classes, one more are not, as texts and as numbers")
  func many() throws {
    func text(_ count: Int, _ prefix: String, _ suffix: String = "") -> String {
      "k\n" + (0..<count).map { prefix + "\($0)\n" }.joined() + suffix
    }
    #expect(try labels(text(1000, "c")).count == 1000)
    let tooMany = error(text(1001, "c"))
    #expect(tooMany?.kind == .tooManyClasses(column: "k"))
    #expect(tooMany?.problem == "column k has more than 1000 classes")
    #expect(try labels(text(1000, "")).count == 1000)
    #expect(error(text(1001, ""))?.kind == .tooManyClasses(column: "k"))
    #expect(error(text(3000, "", "NA\n"))?.kind == .missingClass(column: "k"))
    // As numbers a thousand, as texts more.
    let spelled = text(1000, "") + (0..<1000).map { "\($0).0\n" }.joined()
    #expect(try labels(spelled).last == "999")
    #expect(error(spelled + "x\n")?.kind == .tooManyClasses(column: "k"))
    #expect(
      error("k\na\n", known: (0...1000).map { "c\($0)" })?.kind == .tooManyClasses(column: "k"))
  }
}
