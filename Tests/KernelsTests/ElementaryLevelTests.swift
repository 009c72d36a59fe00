import CKernels
import Kernels
import Testing

/// The tables of the levels that this processor has.
func levels() -> [ck_double_functions] {
  [0, 1, 2].compactMap { ck_double_functions_at($0)?.pointee }
}

/// A stream of test points that needs nothing of what it tests (G. Steele, D. Lea and C. Flood,
/// 2014, DOI 10.1145/2660193.2660195).
struct SplitMix: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var z = state
    z = (z ^ (z >> 30)) &* 0xbf58_476d_1ce4_e5b9
    z = (z ^ (z >> 27)) &* 0x94d0_49bb_1331_11eb
    return z ^ (z >> 31)
  }

  mutating func bits() -> Double { Double(bitPattern: next()) }

  /// Between −2 and 2, both signs.
  mutating func mantissa() -> Double { uniform(-2, 2) }

  mutating func uniform(_ low: Double, _ high: Double) -> Double {
    low + (high - low) * Double(next() >> 11) * 0x1p-53
  }
}

/// Hardware and software fma, scalar and vectorised, give the same bits.
@Suite struct ElementaryLevelTests {
  @Test(
    "level 0 and the others agree in every bit",
    arguments: [1, 2].filter { ck_double_functions_at($0) != nil })
  func sameBits(level: Int32) throws {
    let software = try #require(ck_double_functions_at(0)?.pointee)
    let hardware = try #require(ck_double_functions_at(level)?.pointee)
    let pairs: [(String, (Double) -> Double, (Double) -> Double)] = [
      ("exp", software.exp, hardware.exp), ("expm1", software.expm1, hardware.expm1),
      ("ln", software.ln, hardware.ln), ("log1p", software.log1p, hardware.log1p),
      ("softplus", software.softplus, hardware.softplus),
      ("sigmoid", software.sigmoid, hardware.sigmoid), ("tanh", software.tanh, hardware.tanh),
      ("relu", software.relu, hardware.relu),
      ("softplus_derivative", software.softplus_derivative, hardware.softplus_derivative),
      ("sigmoid_derivative", software.sigmoid_derivative, hardware.sigmoid_derivative),
      ("tanh_derivative", software.tanh_derivative, hardware.tanh_derivative),
      ("relu_derivative", software.relu_derivative, hardware.relu_derivative),
    ]
    var generator = SplitMix(state: 1)
    for (name, soft, hard) in pairs {
      for k in 0..<18_000 {
        let x = point(kind: k % 5, &generator)
        let s = soft(x).bitPattern
        let h = hard(x).bitPattern
        if s != h { Issue.record("\(name)(\(x)): \(s) in software, \(h) in hardware") }
      }
    }
    for k in 0..<10_000 {
      let x = k % 2 == 0 ? generator.bits() : generator.uniform(0, 3)
      let y = k % 3 == 0 ? generator.bits() : generator.uniform(-100, 100)
      let s = software.pow(x, y).bitPattern
      let h = hardware.pow(x, y).bitPattern
      if s != h { Issue.record("pow(\(x), \(y)): \(s) in software, \(h) in hardware") }
    }
  }

  @Test("the best level is taken, and can be forced and given back")
  func forcing() {
    let best = levels()[levels().count - 1].level
    #expect(ck_double_functions_at(3) == nil && ck_double_functions_at(-1) == nil)
    #expect(ck_force_level(0) == 0 && ck_level() == 0)
    #expect(Elementary.exp(1) == 0x1.5bf0a8b145769p1)
    #expect(ck_force_level(-1) == best && ck_level() == best)
    #expect(Elementary.exp(1) == 0x1.5bf0a8b145769p1)
  }

  private func point(kind: Int, _ generator: inout SplitMix) -> Double {
    switch kind {
    case 0: generator.bits()
    case 1: generator.uniform(-1, 1)
    case 2: generator.uniform(-40, 40)
    case 3: generator.uniform(-750, 715)
    default:
      generator.mantissa()
        * Double(sign: .plus, exponent: -Int(generator.next() % 64), significand: 1)
    }
  }
}
