import Encoding
import Foundation
import Testing

/// Against the file that Scripts/references/decimals.py writes.
@Suite struct DecimalReferenceTests {
  static let cases: [[String]] = {
    let file = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "../References/decimals.txt")
    let text = (try? String(contentsOf: file, encoding: .utf8)) ?? ""
    return text.split(separator: "\n").map { $0.split(separator: " ").map(String.init) }
  }()

  private func cases(_ kind: String) throws -> [[String]] {
    let found = DecimalReferenceTests.cases.filter { $0[0] == kind }
    try #require(found.count > 100)
    return found
  }

  private func double(_ bits: String) throws -> Double {
    Double(bitPattern: try #require(UInt64(bits, radix: 16)))
  }

  @Test("roundings to significant digits are Python's")
  func significant() throws {
    for words in try cases("significant") {
      let digits = try #require(Int(words[2]))
      #expect(decimal(try double(words[1]), digits: digits) == words[3], "\(words)")
    }
  }

  @Test("roundings to decimals are Python's")
  func decimals() throws {
    for words in try cases("decimals") {
      let decimals = try #require(Int(words[2]))
      #expect(decimal(try double(words[1]), decimals: decimals) == words[3], "\(words)")
    }
  }

  @Test("the shortest texts are Python's")
  func shortestTexts() throws {
    for words in try cases("shortest") {
      #expect(shortest(try double(words[1])) == words[2], "\(words)")
    }
  }

  @Test("texts at and beside halfway points are read as Python reads them")
  func halfway() throws {
    for words in try cases("read") {
      let value = try #require(readDecimal(words[1]).value, "\(words)")
      #expect(value.bitPattern == (try double(words[2])).bitPattern, "\(words)")
    }
  }
}
