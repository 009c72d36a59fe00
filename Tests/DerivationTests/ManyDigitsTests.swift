import Graph
import Kernels
import TestSupport
import Testing

@testable import Derivation

/// Arithmetic of many digits against the 400 digits that Scripts/references/many_digits.py used.
@Suite struct ManyDigitsTests {
  struct Case: Decodable {
    var function: String
    var x: Double
    var value: [Double]
  }

  private static let cases: [Case] = {
    struct File: Decodable { var cases: [Case] }
    return (try? reference("many-digits.json", as: File.self))?.cases ?? []
  }()

  private func value(_ function: String, _ x: ManyDigits) throws -> ManyDigits {
    switch function {
    case "exp": return x.exp
    case "expm1": return x.expm1
    case "ln": return x.magnitude.ln
    case "log1p": return x.magnitude.log1p
    case "softplus": return x.softplus
    case "sigmoid": return x.sigmoid
    case "sigmoidDerivative": return x.sigmoidDerivative
    case "tanh": return x.tanh
    case "tanhDerivative": return x.tanhDerivative
    default: throw UnknownFunction()
    }
  }

  private struct UnknownFunction: Error {}

  /// The relative difference of two numbers.
  private func distance(_ a: ManyDigits, _ b: ManyDigits) -> Double {
    ((a - b) / b).magnitude.nearest
  }

  @Test("elementary functions err by less than 2⁻⁹⁶ of their result")
  func functions() throws {
    #expect(Self.cases.count > 600)
    for item in Self.cases {
      let expected = ManyDigits(item.value[0]) + ManyDigits(item.value[1])
      let found = try value(item.function, ManyDigits(item.x))
      #expect(distance(found, expected) < 0x1p-96, "\(item.function)(\(item.x))")
      #expect(found.nearest == item.value[0], "\(item.function)(\(item.x))")
    }
  }

  @Test("nothing underflows or overflows")
  func sizes() {
    for x in [1e3, 1e4, 1e9, 1e300] {
      let e = ManyDigits(x).exp
      #expect((e / (.one + e)).nearest == 1)
      #expect((e * ManyDigits(-x).exp - .one).magnitude.nearest < 1e-18 * x || x > 1e9)
      #expect(ManyDigits(-x).exp.nearest == 0 && !ManyDigits(-x).exp.isZero)
      #expect(ManyDigits(x).exp.nearest == .infinity)
      #expect(!ManyDigits(x).tanhDerivative.isZero)
    }
    // e^x·e^−y = e^(x − y), far beyond what a Double holds.
    for x in [1e9, 3e12, 4e15, 0x1p53] {
      let quotient = ManyDigits(x).exp * ManyDigits(1 - x).exp
      #expect(distance(quotient, ManyDigits(1).exp) < x * 0x1p-98, "\(x)")
    }
    #expect(ManyDigits(2e9).exp < ManyDigits(3e9).exp)
    for exponent in [-1074, -1060, -1022, -5, 0, 1023] {
      let x = Double(sign: .minus, exponent: exponent, significand: 1)
      #expect(ManyDigits(x).nearest == x)
      #expect((ManyDigits(x) * ManyDigits(x) / ManyDigits(x)).nearest == x)
    }
    #expect(ManyDigits(.infinity).sigmoid.nearest == 1)
    #expect((ManyDigits(.infinity) - ManyDigits(.infinity)).nearest.isNaN)
    #expect((ManyDigits(0) * ManyDigits(.infinity)).nearest.isNaN)
    #expect((ManyDigits(1) / ManyDigits(0)).nearest == .infinity)
    #expect(ManyDigits(-.infinity).exp.nearest == 0)
  }

  @Test("a difference of nearly equal numbers knows how many digits it lost")
  func cancellation() {
    // (1 + x) − 1 for x = 1e-25: six digits are left of 31.
    let x = Formula.symbol("x")
    let exact = Approximation(ManyDigits(1e-25))
    let found = (((x + 1) / 3) * 3 - 1).evaluate { _ in exact }
    let error = (found.value - exact.value).magnitude
    #expect(error < found.error && found.error < ManyDigits(1e-27))
    let quotient = (1 / ((x + 1) / 3 * 3 - 1)).evaluate { _ in exact }
    let off = (quotient.value - .one / exact.value).magnitude
    #expect(off < quotient.error && quotient.error < ManyDigits(1e23))
  }

  @Test("every operation evaluates to what doubles say, and carries its operands' errors")
  func operations() {
    for operation in Operation.allCases {
      for (a, b) in [(0.7, 1.3), (2.5, -0.25), (5, 3)] {
        let error = ManyDigits(1e-9)
        let value = operation.value(
          Approximation(ManyDigits(a), error: error), Approximation(ManyDigits(b), error: error))
        #expect(isClose(value.value.nearest, operation.value(a, b), within: 1e-15), "\(operation)")
        for shift in [-1e-9, 1e-9] {
          for (moved, other) in [(a + shift, b), (a, b + shift)] {
            let change = abs(operation.value(moved, other) - operation.value(a, b))
            #expect(change <= 1.001 * value.error.nearest + 1e-15, "\(operation)")
          }
        }
      }
    }
  }
}
