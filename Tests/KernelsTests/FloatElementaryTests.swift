import CKernels
import Foundation
import Kernels
import Testing

/// The functions of a `Float`: errors, special values, and the same bits in every form.
@Suite struct FloatElementaryTests {
  /// Name, argument and the double nearest to the value, from
  /// Scripts/references/elementary-floats.py.
  private static let references: [(name: String, x: Float, value: Double)] = {
    let file = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "../References/elementary-floats.txt")
    let text = (try? String(contentsOf: file, encoding: .utf8)) ?? ""
    return text.split(separator: "\n").map { line in
      let words = line.split(separator: " ")
      return (
        String(words[0]), Float(bitPattern: UInt32(words[1], radix: 16) ?? .max),
        Double(bitPattern: UInt64(words[2], radix: 16) ?? .max)
      )
    }
  }()

  private static let functions: [String: @Sendable (Float) -> Float] = [
    "exp": Elementary.exp, "expm1": Elementary.expm1, "ln": Elementary.ln,
    "log1p": Elementary.log1p, "softplus": Elementary.softplus, "sigmoid": Elementary.sigmoid,
    "tanh": Elementary.tanh, "sigmoid_derivative": Elementary.sigmoidDerivative,
    "tanh_derivative": Elementary.tanhDerivative,
  ]

  @Test("against many digits every function errs less than 0.6 ulp, subnormal results included")
  func references() throws {
    #expect(Self.references.count > 10_000)
    for (name, x, value) in Self.references {
      let function = try #require(Self.functions[name])
      let result = function(x)
      guard result != Float(value) else { continue }
      let place = Double(sign: .plus, exponent: max(value.exponent, -126) - 23, significand: 1)
      let error = (Double(result) - value).magnitude / place
      if !(error < 0.6) { Issue.record("\(name)(\(x)) = \(result) errs \(error) ulp") }
    }
  }

  @Test("over a stride through all floats every function errs less than 0.6 ulp")
  func stride() {
    for subject in FloatSubject.all(level: ck_level()) {
      let sweep = FloatSweep(subject, stride: 40_009)
      #expect(sweep.error < 0.6, "\(subject.name) at \(sweep.at)")
    }
  }

  @Test(
    "scalar and vector, software and hardware give the same bits",
    arguments: [0, 1, 2].filter { ck_float_functions_at($0) != nil })
  func sameBits(level: Int32) {
    var generator = SplitMix(state: 21)
    var x: [Float] = (0..<6_001).map { k in
      let pattern = Float(bitPattern: UInt32(truncatingIfNeeded: generator.next()))
      return k % 2 == 0 ? pattern : Float(generator.uniform(-20, 20))
    }
    x += [0, -0.0, .infinity, -.infinity, .nan, 1, -1, 0x1p-149, -0x1p-149]
    let software = FloatSubject.all(level: 0)
    for (subject, soft) in zip(FloatSubject.all(level: level), software) {
      var y = [Float](repeating: 0, count: x.count)
      subject.map(x, &y, x.count)
      for (x, y) in zip(x, y) {
        let bits = y.bitPattern
        if bits != subject.scalar(x).bitPattern || bits != soft.scalar(x).bitPattern {
          Issue.record("\(subject.name)(\(x)), level \(level)")
        }
      }
    }
  }

  @Test("zeros, infinities and NaN give their limits")
  func limits() {
    let inf = Float.infinity
    // At −∞, −0, +0, +∞.
    let expected: [String: [Float]] = [
      "exp": [0, 1, 1, inf], "expm1": [-1, -0.0, 0, inf], "ln": [.nan, -inf, -inf, inf],
      "log1p": [.nan, -0.0, 0, inf], "sigmoid": [0, 0.5, 0.5, 1], "tanh": [-1, -0.0, 0, 1],
      "softplus": [0, 0.6931472, 0.6931472, inf], "sigmoid_derivative": [0, 0.25, 0.25, 0],
      "tanh_derivative": [0, 1, 1, 0],
    ]
    for (name, f) in Self.functions {
      for (x, y) in zip([-inf, -0.0, 0, inf], expected[name] ?? []) {
        #expect(f(x).bitPattern == y.bitPattern, "\(name)(\(x))")
      }
      #expect(f(-.nan).bitPattern == 0x7fc0_0000 && expected[name]?.count == 4)
    }
    #expect(Elementary.log1p(Float(-1)) == -inf && Elementary.ln(Float(1)) == 0)
  }

  @Test("the software's fma has the bits of the system's")
  func fusedMultiplyAdd() throws {
    let software = try #require(ck_float_functions_at(0)?.pointee.fma)
    var generator = SplitMix(state: 22)
    for k in 0..<200_000 {
      let a = Float(bitPattern: UInt32(truncatingIfNeeded: generator.next()))
      let b = Float(bitPattern: UInt32(truncatingIfNeeded: generator.next()))
      // Every other addend is near the product, so that most of both goes away.
      let pattern = UInt32(truncatingIfNeeded: generator.next())
      let c = Float(bitPattern: k % 2 == 0 ? pattern : (a * b).bitPattern ^ (pattern & 0x80ff_ffff))
      let expected = c.addingProduct(a, b)
      let same = software(a, b, c).bitPattern == expected.bitPattern
      if !same && !expected.isNaN { Issue.record("\(a)·\(b) + \(c)") }
    }
  }
}
