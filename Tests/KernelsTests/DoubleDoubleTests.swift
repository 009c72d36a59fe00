import Kernels
import TestSupport
import Testing

@Suite struct DoubleDoubleTests {
  /// Σ of doubles, exactly: whole multiples of 2⁻²⁰⁰ in 4 words of 64 bits, two's complement.
  private struct Exact: Equatable {
    private var words: [UInt64] = [0, 0, 0, 0]

    init(_ values: [Double]) { for value in values { add(value) } }

    init(_ values: Double...) { self.init(values) }

    private mutating func add(_ value: Double) {
      guard value != 0 else { return }
      var digits = value.significandBitPattern | 1 << 52
      var shift = Int(value.exponent) - 52 + 200
      while shift < 0 && digits % 2 == 0 { (digits, shift) = (digits / 2, shift + 1) }
      precondition(value.isNormal && shift >= 0 && shift < 190)
      var part: [UInt64] = [0, 0, 0, 0]
      part[shift / 64] = digits << UInt64(shift % 64)
      if shift % 64 > 0 { part[shift / 64 + 1] = digits >> UInt64(64 - shift % 64) }
      if value < 0 { part = Self.negated(part) }
      words = Self.sum(words, part, carry: false)
    }

    private static func negated(_ a: [UInt64]) -> [UInt64] {
      sum(a.map { ~$0 }, [0, 0, 0, 0], carry: true)
    }

    private static func sum(_ a: [UInt64], _ b: [UInt64], carry first: Bool) -> [UInt64] {
      var carry = first
      return zip(a, b).map { x, y in
        let (partial, one) = x.addingReportingOverflow(y)
        let (total, two) = partial.addingReportingOverflow(carry ? 1 : 0)
        carry = one || two
        return total
      }
    }

    /// This minus another, to 53 bits.
    func difference(_ other: Exact) -> Double {
      var words = Self.sum(words, Self.negated(other.words), carry: false)
      let isNegative = words[3] >> 63 == 1
      if isNegative { words = Self.negated(words) }
      let size = words.reversed().reduce(0.0) { $0 * 0x1p64 + Double($1) } * 0x1p-200
      return isNegative ? -size : size
    }
  }

  private func normal(_ generator: inout SeededGenerator) -> Double {
    generator.normal() * Double(sign: .plus, exponent: generator.pick(-6...6), significand: 1)
  }

  private func isNormalised(_ a: DoubleDouble) -> Bool { a.high + a.low == a.high }

  @Test("the sum of two doubles is exact")
  func exactSum() {
    var generator = SeededGenerator(seed: 5)
    for _ in 0..<2000 {
      let (a, b) = (normal(&generator), normal(&generator))
      let sum = DoubleDouble.exactSum(a, b)
      #expect(Exact(a, b) == Exact(sum.high, sum.low), "\(a) + \(b)")
      #expect(sum.high == a + b && isNormalised(sum))
    }
  }

  @Test("the product of two doubles is exact")
  func exactProduct() {
    var generator = SeededGenerator(seed: 6)
    for _ in 0..<2000 {
      let (a, b) = (normal(&generator), normal(&generator))
      let product = DoubleDouble.exactProduct(a, b)
      let exact = Exact(pieces(a).flatMap { piece in pieces(b).map { piece * $0 } })
      #expect(exact == Exact(product.high, product.low), "\(a) × \(b)")
      #expect(product.high == a * b && isNormalised(product))
    }
  }

  /// Three doubles of at most 18 bits each that add up to x: their products are exact.
  private func pieces(_ x: Double) -> [Double] {
    let first = Double(bitPattern: x.bitPattern & ~0 << 35)
    let rest = x - first
    let second = Double(bitPattern: rest.bitPattern & ~0 << 35)
    return [first, second, rest - second]
  }

  @Test("sums err by at most 3u² + 13u³")
  func sums() {
    var generator = SeededGenerator(seed: 7)
    for _ in 0..<2000 {
      let a = DoubleDouble.exactProduct(normal(&generator), normal(&generator))
      let b = DoubleDouble.exactProduct(normal(&generator), normal(&generator))
      let sum = a + b
      let error = Exact(a.high, a.low, b.high, b.low).difference(Exact(sum.high, sum.low))
      #expect(abs(error) <= 3.01 * 0x1p-106 * abs(sum.high), "\(a) + \(b)")
      #expect(isNormalised(sum))
    }
  }

  @Test("what cancels in doubles is kept: 1 + 2⁻⁸⁰ − 1")
  func cancellation() {
    let sum = DoubleDouble(1) + DoubleDouble(0x1p-80)
    #expect(sum + DoubleDouble(-1) == DoubleDouble(0x1p-80))
    #expect((-sum).high == -1 && (-sum).low == -0x1p-80)
    #expect((-sum).magnitude == sum && sum.magnitude == sum)
  }

  @Test("Σ k·(1/3) up to 4095 is 8386560·(1/3), an exact product, to 29 digits")
  func longSum() {
    let third = 1.0 / 3
    let sum = (1...4095).reduce(DoubleDouble(0)) {
      $0 + DoubleDouble.exactProduct(Double($1), third)
    }
    let exact = DoubleDouble.exactProduct(8_386_560, third)
    #expect((sum + -exact).magnitude.high <= 4096 * 0x1p-104 * exact.high)
    #expect(sum.high == exact.high)
  }

  @Test("products with a double err by at most 5u²")
  func products() {
    var generator = SeededGenerator(seed: 8)
    for _ in 0..<2000 {
      // b has two bits set, so the exact product is a sum of four doubles.
      let a = DoubleDouble.exactSum(normal(&generator), normal(&generator) * 0x1p-60)
      let b = Double(sign: .plus, exponent: generator.pick(0...3), significand: 1.5)
      let product = a * b
      let unit = Double(sign: .plus, exponent: b.exponent, significand: 1)
      let exact = Exact(a.high * unit, a.high * unit / 2, a.low * unit, a.low * unit / 2)
      let error = exact.difference(Exact(product.high, product.low))
      #expect(abs(error) <= 5 * 0x1p-106 * abs(product.high), "\(a) × \(b)")
    }
  }
}
