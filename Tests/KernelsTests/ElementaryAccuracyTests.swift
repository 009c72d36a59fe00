import Kernels
import Testing

/// Against the file that Scripts/references/elementary.py writes: thresholds, subnormals, places
/// of cancellation, random points, and the worst points of a long sweep. The bounds stand here;
/// what was measured stands in Docs/accuracy.md.
@Suite struct ElementaryAccuracyTests {
  private func check(
    _ name: String, below bound: Double,
    among isMeant: (ElementaryReference) -> Bool = { _ in true },
    _ function: (ElementaryReference) -> Double
  ) throws {
    let references = try #require(ElementaryReference.all[name]).filter(isMeant)
    try #require(references.count > 1000)
    let errors = references.map { $0.error(of: function($0)) }
    let worst = try #require(errors.indices.max { errors[$0] < errors[$1] })
    #expect(errors[worst] < bound, "\(name)\(references[worst].arguments)")
  }

  private func check(
    _ name: String, below bound: Double, _ function: (Double) -> Double
  ) throws {
    try check(name, below: bound) { function($0.arguments[0]) }
  }

  @Test("exp errs less than 0.8 ulp")
  func exp() throws { try check("exp", below: 0.8, Elementary.exp) }

  @Test("expm1 errs less than 0.65 ulp")
  func expm1() throws { try check("expm1", below: 0.65, Elementary.expm1) }

  @Test("ln errs less than 0.6 ulp")
  func ln() throws { try check("ln", below: 0.6, Elementary.ln) }

  @Test("log1p errs less than 0.6 ulp")
  func log1p() throws { try check("log1p", below: 0.6, Elementary.log1p) }

  @Test("softplus errs less than 0.8 ulp")
  func softplus() throws { try check("softplus", below: 0.8, Elementary.softplus) }

  @Test("sigmoid errs less than 0.8 ulp")
  func sigmoid() throws { try check("sigmoid", below: 0.8, Elementary.sigmoid) }

  @Test("tanh errs less than 0.6 ulp")
  func tanh() throws { try check("tanh", below: 0.6, Elementary.tanh) }

  @Test("the derivative of softplus errs less than 0.8 ulp")
  func softplusDerivative() throws {
    try check("sigmoid", below: 0.8, Elementary.softplusDerivative)
  }

  @Test("the derivative of sigmoid errs less than 0.8 ulp")
  func sigmoidDerivative() throws {
    try check("sigmoid_derivative", below: 0.8, Elementary.sigmoidDerivative)
  }

  @Test("the derivative of tanh errs less than 0.8 ulp")
  func tanhDerivative() throws {
    try check("tanh_derivative", below: 0.8, Elementary.tanhDerivative)
  }

  @Test("powers err less than 0.8 ulp")
  func power() throws {
    try check("pow", below: 0.8) { Elementary.power($0.arguments[0], $0.arguments[1]) }
  }

  @Test("normal results err less than 0.65 ulp")
  func normalResults() throws {
    let functions: [(String, (Double) -> Double)] = [
      ("exp", Elementary.exp), ("softplus", Elementary.softplus),
      ("sigmoid", Elementary.sigmoid), ("sigmoid_derivative", Elementary.sigmoidDerivative),
      ("tanh_derivative", Elementary.tanhDerivative),
    ]
    for (name, function) in functions {
      try check(name, below: 0.65, among: \.value.isNormal) { function($0.arguments[0]) }
    }
  }

  @Test("sigmoid(x) and sigmoid(−x) add up to 1, and tanh is odd, to the last place")
  func symmetries() {
    for k in 0...4000 {
      let x = Double(k) * 0x1p-7
      let sum = Elementary.sigmoid(x) + Elementary.sigmoid(-x)
      #expect((sum - 1).magnitude <= 0x1p-53, "x = \(x)")
      #expect(Elementary.tanh(-x) == -Elementary.tanh(x), "x = \(x)")
    }
  }
}
