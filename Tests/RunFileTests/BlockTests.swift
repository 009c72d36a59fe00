import Kernels
import Testing

@testable import RunFile

@Suite
struct BlockTests {
  /// The same values again, and in how many bytes each.
  private func packed(_ values: [Double]) throws -> (bytesEach: Int, back: [Double]) {
    let bytes = Block(first: 0, columns: [values]).packed
    let block = Block(first: 0, rows: values.count, series: 1, packed: bytes)
    return ((bytes.count - 1) / values.count, try #require(block).columns[0])
  }

  @Test("numbers with few decimals take 1, 2 or 4 bytes, all others 8, and keep their bits")
  func widths() throws {
    let cases: [(bytes: Int, values: [Double])] = [
      (1, [0, 1, 127, -128]), (1, [0.1, 0.2, 0.3, -12.8]), (1, [1e-9, 1.27e-7]),
      (2, [0, 255]), (2, [327.67, -327.68, 0.5]),
      (4, [32_768]), (4, [0.123456789, 2.147483647]), (4, [2_147_483_647, -2_147_483_647]),
      (8, [2_147_483_648]),
      (8, [0.1 + 0.2]), (8, [-0.0, 1]), (8, [1e-10]), (8, [1e300, .leastNonzeroMagnitude]),
      (8, [.nan, 1]), (8, [.infinity]), (8, [2.147483648, 0.000000001]),
    ]
    for (bytes, values) in cases {
      let (bytesEach, back) = try packed(values)
      #expect(bytesEach == bytes && bits(back) == bits(values), "\(values)")
    }
  }

  @Test("decimals of up to nine places come back with their bits, whatever the block holds")
  func decimals() throws {
    var random = SeededGenerator(seed: 5)
    for round in 0..<400 {
      let scale = [1, 1e1, 1e2, 1e3, 1e6, 1e9][round % 6]
      let size = [1.0, 100, 1e4, 1e9][round / 6 % 4]
      let values = (0..<50).map { _ in (random.normal() * size * scale).rounded() / scale }
      #expect(bits(try packed(values).back) == bits(values))
    }
  }

  @Test("blocks of a wide table have few rows, those of a narrow one many, and at least one")
  func rowCounts() {
    #expect(Block.rowCount(series: 1) == 65536 && Block.rowCount(series: 2) == 65536)
    #expect(Block.rowCount(series: 785) == 333 && Block.rowCount(series: 1_000_000) == 1)
  }
}
