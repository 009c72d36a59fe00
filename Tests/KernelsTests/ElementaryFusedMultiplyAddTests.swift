import CKernels
import Foundation
import Kernels
import Testing

/// a·b + c with one rounding: the software against exact integers, and against the processor.
@Suite struct ElementaryFusedMultiplyAddTests {
  @Test("both levels give the correctly rounded value")
  func knownAnswers() throws {
    let references = try #require(ElementaryReference.all["fma"])
    try #require(references.count > 1000)
    for level in levels() {
      for reference in references {
        let t = reference.arguments
        let result = level.fma(t[0], t[1], t[2])
        #expect(
          result.bitPattern == reference.value.bitPattern,
          "level \(level.level): fma\(t) is \(result), expected \(reference.value)")
      }
    }
  }

  @Test("zeros, infinities and NaN follow IEEE 754")
  func specialValues() {
    let inf = Double.infinity
    let big = Double.greatestFiniteMagnitude
    let tiny = 0x1p-1074
    let table: [(Double, Double, Double, Double)] = [
      (0, 1, 0, 0), (-0.0, 1, -0.0, -0.0), (-0.0, 1, 0, 0), (0, 5, -0.0, 0), (1, 1, -1, 0),
      (0, -5, 7, 7), (tiny, -tiny, 0, -0.0), (tiny, -tiny, -0.0, -0.0), (tiny, tiny, -0.0, 0),
      (inf, 0, 1, .nan), (inf, 2, -inf, .nan), (inf, 2, 1, inf), (inf, -2, 1, -inf),
      (big, big, -inf, -inf), (big, -big, inf, inf), (0, 0, inf, inf), (2, 3, inf, inf),
      (.nan, 1, 1, .nan), (1, 1, .nan, .nan), (0, 1, .nan, .nan), (big, 2, 0, inf),
      (-big, 2, big, -big), (big, 2, -big, big), (big, 2, -inf, -inf),
    ]
    for level in levels() {
      for (a, b, c, expected) in table {
        let result = level.fma(a, b, c)
        let same = result.bitPattern == expected.bitPattern || (result.isNaN && expected.isNaN)
        #expect(same, "level \(level.level): fma(\(a), \(b), \(c)) is \(result)")
      }
    }
  }

  @Test("on random operands the software has the bits of the system's fma")
  func random() throws {
    let software = try #require(ck_double_functions_at(0)?.pointee)
    var generator = SplitMix(state: 7)
    for k in 0..<60_000 {
      let (a, b, c) = operands(kind: k % 7, &generator)
      let result = software.fma(a, b, c)
      let expected = Foundation.fma(a, b, c)
      let same = result.bitPattern == expected.bitPattern || (result.isNaN && expected.isNaN)
      #expect(same, "fma(\(a), \(b), \(c)) is \(result), expected \(expected)")
    }
  }

  /// Any bits; terms that cancel; subnormal sums; products and sums at the largest doubles;
  /// few bits, so that ties happen; almost half a last place, which tells rounding to odd from
  /// rounding twice; terms of any distance.
  private func operands(
    kind: Int, _ generator: inout SplitMix
  ) -> (Double, Double, Double) {
    let a = generator.mantissa()
    let b = generator.mantissa()
    let c = generator.mantissa()
    let e = Int(generator.next() % 1000)
    switch kind {
    case 0: return (generator.bits(), generator.bits(), generator.bits())
    case 1: return (a, b, -a * b * (1 + c * power(-e % 110)))
    case 2: return (a * power(-e), b * power(e - 1040), c * power(-1022) * power(-e % 54))
    case 3: return (a * power(e), b * power(1022 - e), c * power(1022))
    case 4:
      return (
        Double(e % 64) * power(-537), Double(Int(generator.next() % 64) - 32) * power(-539),
        Double(Int(generator.next() % 17) - 8) * 0x1p-1074
      )
    case 5:
      let sign = b < 0 ? -1.0 : 1
      let odd = Double(bitPattern: c.bitPattern | 1)
      return (0x1.0000002p0, sign * 0x1.ffffffcp-1 * power(-1) * odd.ulp, odd)
    default: return (a, b, c * power(e % 240 - 120))
    }
  }

  private func power(_ n: Int) -> Double { Double(sign: .plus, exponent: n, significand: 1) }
}
