import Testing

@testable import Dataset

/// Texts that have no end, or rows that have none.
@Suite struct EndlessTextTests {
  /// A text, and then the same piece again and again, up to a thousand times.
  private func endless(
    _ start: String, _ piece: String, _ count: @escaping () -> Void
  ) -> (inout [UInt8]) -> Bool {
    var given = 0
    return { bytes in
      bytes += Array((given == 0 ? start : piece).utf8)
      given += 1
      count()
      return given < 1000
    }
  }

  @Test("a NUL byte is told of at once, wherever it stands")
  func nul() throws {
    for start in ["\0", "a,b", "\"a", " ", "a,b\n", "a,b\n1,", "a,b\n1,\"", "a,b\n1,2\n"] {
      var pieces = 0
      let error = #expect(throws: TableError.self) {
        var reader = try TableReader(name: "t", more: endless(start, "\0\0") { pieces += 1 })
        while try reader.next(rows: 10) != nil {}
      }
      #expect(error?.kind == .nulByte, "\(start)")
      #expect(pieces <= 4, "\(start)")
      pieces = 0
      let classes = #expect(throws: TableError.self) {
        try Classes.read(file: "t", column: "a", more: endless(start, "\0\0") { pieces += 1 })
      }
      #expect(classes?.kind == .nulByte && pieces <= 4, "\(start)")
    }
  }

  @Test("a row without an end is told of before much of it is kept")
  func row() throws {
    for start in ["x", "\"x", " ", "a,b\nx", "a,b\n1,\"", "a,b\n1,2\nx,", "a,b\n 1, "] {
      var pieces = 0
      let error = #expect(throws: TableError.self) {
        var reader = try TableReader(
          name: "t", longestRow: 20, more: endless(start, start == " " ? " " : "yy") { pieces += 1 }
        )
        while try reader.next(rows: 10) != nil {}
      }
      #expect(error?.kind == .rowTooLong(most: 20), "\(start)")
      #expect(pieces < 30, "\(start)")
    }
    #expect(
      TableError(.rowTooLong(most: 64 << 20), file: "t", line: 1, column: 1, text: "").problem
        == "the row is longer than 64 MiB")
  }

  @Test("which row is too long does not depend on where the pieces are cut")
  func cutting() throws {
    for text in [
      "a,b\n12345678,23456789\n1,2\n", "a,b\r\n12345678,234567890\r\n1,2\r\n",
      "a,b\n12345678,2345678901\n1,2\n", "a,b\r\n12345678,234567890112\r\n1,2\r\n",
      "a,b\nno,23456789012345678901234\n1,2\n", "a,b\n\"1\"x,23456789012345678901234\n1,2\n",
      "a,\"b                   \"\n1,2\n", "a,b\n1,\"                                     ",
    ] {
      let bytes = Array(text.utf8)
      func read(_ more: @escaping (inout [UInt8]) -> Bool) -> Result<[[Double]], TableError> {
        outcome { () throws(TableError) in
          var reader = try TableReader(name: "t", longestRow: 18, more: more)
          var columns: [[Double]] = [[], []]
          while let block = try reader.next(rows: 1) {
            for index in columns.indices { columns[index] += block.columns[index] }
          }
          return columns
        }
      }
      let whole = read(pieces(of: bytes, cutAt: []))
      for cuts in cuts(bytes.count) {
        #expect(read(pieces(of: bytes, cutAt: cuts)) == whole, "\(text) cut at \(cuts)")
      }
      let isLong = text.split(whereSeparator: \.isNewline).contains { $0.utf8.count > 18 }
      if case .failure(let error) = whole {
        #expect(isLong && (error.kind == .rowTooLong(most: 18) || text.contains("x")), "\(text)")
      } else {
        #expect(!isLong, "\(text)")
      }
    }
  }
}
