import Kernels
import TestSupport
import Testing

/// Against the file that Scripts/references/generator.py writes.
@Suite struct SeededGeneratorTests {
  struct Reference: Decodable {
    var cases: [Case]
    var orders: [Order]
    var large: [String]

    struct Order: Decodable {
      var seed: String
      var epoch: UInt64
      var order: [Int]
    }

    struct Case: Decodable {
      var seed: String
      var state: [String]
      var words: [String]
      var uniform: [Double]
      var normal: [Double]

      var generator: SeededGenerator { SeededGenerator(seed: UInt64(seed, radix: 16)!) }
    }
  }

  static let all = try? reference("generator.json", as: Reference.self)
  static let cases: [Reference.Case] = all?.cases ?? []

  private func words(_ texts: [String]) -> [UInt64] { texts.compactMap { UInt64($0, radix: 16) } }

  @Test("the words are those of the published xoshiro256++ and SplitMix64")
  func knownAnswers() throws {
    try #require(Self.cases.count == 5)
    for reference in Self.cases {
      var generator = reference.generator
      let state = generator.state
      #expect([state.0, state.1, state.2, state.3] == words(reference.state))
      #expect((0..<64).map { _ in generator.next() } == words(reference.words))
    }
  }

  @Test("uniform variates are the upper 53 bits")
  func uniform() throws {
    try #require(!Self.cases.isEmpty)
    for reference in Self.cases {
      var generator = reference.generator
      #expect(sameBits((0..<16).map { _ in generator.uniform() }, reference.uniform))
    }
  }

  @Test("normal variates are the polar method's")
  func normal() throws {
    try #require(!Self.cases.isEmpty)
    for reference in Self.cases {
      var generator = reference.generator
      for (number, expected) in reference.normal.enumerated() {
        let value = generator.normal()
        // ln s = −value²·s/2u² has as many good bits as s is away from 1.
        let tolerance = 0x1p-50 * (1 + 1 / (expected * expected))
        #expect(isClose(value, expected, within: tolerance), "\(reference.seed) \(number)")
      }
    }
  }

  @Test("streams, numbers below a bound and shuffles are the reference's")
  func orders() throws {
    let reference = try #require(Self.all)
    #expect(reference.orders.count == 7)
    for order in reference.orders {
      var generator = SeededGenerator(
        seed: UInt64(order.seed, radix: 16)!, stream: order.epoch)
      var values = Array(order.order.indices)
      generator.shuffle(&values)
      #expect(values == order.order, "seed \(order.seed), epoch \(order.epoch)")
    }
    // A bound of which a quarter of all words is rejected.
    var generator = SeededGenerator(seed: 5, stream: 0)
    let numbers = reference.large.map { _ in generator.below(3 << 61) }
    #expect(numbers.map { UInt64($0) } == words(reference.large))
  }

  @Test("a copy goes on alone, with the same words")
  func copies() {
    var first = SeededGenerator(seed: 3)
    _ = first.next()
    var second = first
    let words = (0..<8).map { _ in first.next() }
    #expect((0..<8).map { _ in second.next() } == words)
    #expect(first == second)
    _ = second.next()
    #expect(first != second)
  }

  @Test("uniform variates stay in 0 ..< 1 and fill it evenly")
  func uniformRange() {
    var generator = SeededGenerator(seed: 11)
    var counts = [Int](repeating: 0, count: 10)
    for _ in 0..<20_000 {
      let value = generator.uniform()
      #expect(value >= 0 && value < 1)
      counts[Int(10 * value)] += 1
    }
    // 2000 each, standard deviation 42.
    #expect(counts.allSatisfy { abs($0 - 2000) < 220 }, "\(counts)")
  }
}
