import Kernels
import Testing

/// Zeros, infinities, NaN and the ends of the range, where a result is exact.
@Suite struct ElementarySpecialValueTests {
  typealias Function = (Double) -> Double

  private let functions: [(String, Function)] = [
    ("exp", Elementary.exp), ("expm1", Elementary.expm1), ("ln", Elementary.ln),
    ("log1p", Elementary.log1p), ("softplus", Elementary.softplus),
    ("sigmoid", Elementary.sigmoid), ("tanh", Elementary.tanh), ("relu", Elementary.relu),
    ("softplusDerivative", Elementary.softplusDerivative),
    ("sigmoidDerivative", Elementary.sigmoidDerivative),
    ("tanhDerivative", Elementary.tanhDerivative),
    ("reluDerivative", Elementary.reluDerivative),
  ]

  /// Equal bits, so that +0 and −0 differ; any NaN is a NaN.
  private func expect(_ result: Double, _ expected: Double, _ what: String) {
    let same = result.bitPattern == expected.bitPattern || (result.isNaN && expected.isNaN)
    #expect(same, "\(what) is \(result), expected \(expected)")
  }

  @Test("NaN gives the one NaN, whatever its sign and payload")
  func nan() {
    for (name, f) in functions {
      for x in [Double.nan, -.nan, Double(nan: 5, signaling: false), .signalingNaN] {
        #expect(f(x).bitPattern == 0x7ff8_0000_0000_0000, "\(name)")
      }
    }
  }

  @Test("zeros and infinities give their limits")
  func limits() {
    let inf = Double.infinity
    // At −∞, −0, +0, +∞.
    let expected: [String: [Double]] = [
      "exp": [0, 1, 1, inf], "expm1": [-1, -0.0, 0, inf], "ln": [.nan, -inf, -inf, inf],
      "log1p": [.nan, -0.0, 0, inf], "sigmoid": [0, 0.5, 0.5, 1], "tanh": [-1, -0.0, 0, 1],
      "softplus": [0, 0.6931471805599453, 0.6931471805599453, inf], "relu": [0, 0, 0, inf],
      "softplusDerivative": [0, 0.5, 0.5, 1], "sigmoidDerivative": [0, 0.25, 0.25, 0],
      "tanhDerivative": [0, 1, 1, 0], "reluDerivative": [0, 0, 0, 1],
    ]
    for (name, f) in functions {
      for (x, y) in zip([-inf, -0.0, 0, inf], expected[name] ?? []) {
        expect(f(x), y, "\(name)(\(x))")
      }
      #expect(expected[name]?.count == 4)
    }
  }

  @Test("logarithms: exact at 1, −∞ at the pole, NaN beyond it")
  func logarithms() {
    expect(Elementary.ln(1), 0, "ln(1)")
    expect(Elementary.ln(-1), .nan, "ln(-1)")
    expect(Elementary.ln(-0x1p-1074), .nan, "ln(-0x1p-1074)")
    expect(Elementary.log1p(-1), -.infinity, "log1p(-1)")
    expect(Elementary.log1p((-1).nextDown), .nan, "log1p below -1")
    expect(Elementary.log1p(-.greatestFiniteMagnitude), .nan, "log1p(-max)")
  }

  @Test("subnormal arguments come back where f(x) = x to the last place")
  func subnormals() {
    for x in [0x1p-1074, -0x1p-1074, 0x1.8p-1030, -0x1.8p-1023, 1e-300] {
      expect(Elementary.expm1(x), x, "expm1")
      expect(Elementary.log1p(x), x, "log1p")
      expect(Elementary.tanh(x), x, "tanh")
      expect(Elementary.relu(x), x > 0 ? x : 0, "relu")
      expect(Elementary.exp(x), 1, "exp")
      expect(Elementary.reluDerivative(x), x > 0 ? 1 : 0, "relu'")
    }
  }

  @Test("nothing overflows or underflows before its result does")
  func edges() {
    #expect(Elementary.exp(709.782712893384) == 0x1.fffffffffff2ap1023)
    #expect(Elementary.exp(709.782712893384.nextUp) == .infinity)
    #expect(Elementary.expm1(709.782712893384) == 0x1.fffffffffff2ap1023)
    #expect(Elementary.expm1(709.782712893384.nextUp) == .infinity)
    #expect(Elementary.exp(-745.1332191019411) == 0x1p-1074)
    #expect(Elementary.exp(-745.1332191019412) == 0)
    #expect(Elementary.sigmoid(-745.1332191019411) == 0x1p-1074)
    #expect(Elementary.sigmoid(710) == 1)
    #expect(Elementary.softplus(-745.1332191019411) == 0x1p-1074)
    #expect(Elementary.softplus(.greatestFiniteMagnitude) == .greatestFiniteMagnitude)
    #expect(Elementary.sigmoidDerivative(745.1332191019411) == 0x1p-1074)
    #expect(Elementary.tanhDerivative(373.2) > 0)
    #expect(Elementary.tanhDerivative(.greatestFiniteMagnitude) == 0)
    #expect(Elementary.tanh(.greatestFiniteMagnitude) == 1)
    #expect(Elementary.tanh(19.0) < 1)
  }

  @Test("pow has the special values of IEEE 754-2019, section 9.2.1")
  func powers() {
    let inf = Double.infinity
    let table: [(Double, Double, Double)] = [
      (.nan, 0, 1), (.nan, -0.0, 1), (inf, 0, 1), (0, 0, 1), (1, .nan, 1), (1, inf, 1),
      (.nan, 1, .nan), (2, .nan, .nan), (-1, inf, 1), (-1, -inf, 1),
      (0, -3, inf), (-0.0, -3, -inf), (0, -2, inf), (-0.0, -2, inf), (-0.0, -0.5, inf),
      (0, 3, 0), (-0.0, 3, -0.0), (0, 2, 0), (-0.0, 2, 0), (-0.0, 0.5, 0),
      (0, -inf, inf), (-0.0, -inf, inf), (0, inf, 0), (-0.0, inf, 0),
      (0.5, -inf, inf), (-0.5, -inf, inf), (0.5, inf, 0), (-0.5, inf, 0),
      (2, -inf, 0), (-2, -inf, 0), (2, inf, inf), (-2, inf, inf),
      (-inf, -3, -0.0), (-inf, -2, 0), (-inf, -0.5, 0), (-inf, 3, -inf), (-inf, 2, inf),
      (-inf, 0.5, inf), (inf, -1, 0), (inf, 0.5, inf), (-inf, inf, inf), (-inf, -inf, 0),
      (-8, 1 / 3, .nan), (-2, 3, -8), (-2, 2, 4), (-2, -1, -0.5), (-0x1p-1074, 0.5, .nan),
      (2, 1023, 0x1p1023), (2, 1024, inf), (2, -1074, 0x1p-1074), (2, -1076, 0),
      (-2, 0x1.fffffffffffffp52, -inf), (-2, 0x1p53, inf), (-1, 0x1.fffffffffffffp52, -1),
      (-1, 0x1p53, 1), (10, 2, 100), (4, 0.5, 2), (-2, 0x1.8p51, inf),
      (.greatestFiniteMagnitude, 1, .greatestFiniteMagnitude), (0x1p-1074, 1, 0x1p-1074),
    ]
    for (x, y, expected) in table { expect(Elementary.power(x, y), expected, "pow(\(x), \(y))") }
  }
}
