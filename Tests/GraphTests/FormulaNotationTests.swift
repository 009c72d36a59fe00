import Graph
import Kernels
import TestSupport
import Testing

@Suite struct FormulaNotationTests {
  private static let a = Formula.symbol("a")
  private static let b = Formula.symbol("b")
  private static let c = Formula.symbol("c")

  static let table: [(Formula, String)] = [
    (a + b + c, "a + b + c"), (a + (b + c), "a + b + c"),
    (a - b - c, "a − b − c"), (a - (b - c), "a − (b − c)"), (a - (b + c), "a − (b + c)"),
    (a + (b - c), "a + b − c"), (a - b * c, "a − b·c"),
    (a * b * c, "a·b·c"), (a / b / c, "a/b/c"), (a / (b * c), "a/(b·c)"),
    (a / (b / c), "a/(b/c)"), (a * b / c, "a·b/c"), (a * (b + c), "a·(b + c)"),
    ((a + b) * c, "(a + b)·c"), ((a + b) * (a - b), "(a + b)·(a − b)"),
    (2 * (a + b), "2(a + b)"), (-2 * (a - b), "−2(a − b)"), (0.5 * (a + b), "0.5(a + b)"),
    (2 * a, "2·a"), (-2 * (a - b) / 6, "−2(a − b)/6"),
    (-a, "−a"), (-(a + b), "−(a + b)"), (-(a - b), "−(a − b)"), (-(a * b), "−a·b"),
    (-(a / b.applying(.square)), "−a/b²"), (a - -b, "a − (−b)"),
    (a.applying(.square), "a²"), ((-a).applying(.square), "(−a)²"),
    (-a.applying(.square), "−a²"), ((a * b).applying(.square), "(a·b)²"),
    (a.applying(.square).applying(.square), "(a²)²"), (Formula(-2).applying(.square), "(−2)²"),
    (a.power(b), "a^b"), (a.power(b + 1), "a^(b + 1)"), (a.power(-b), "a^−b"),
    (a.power(b).power(c), "(a^b)^c"), (a.power(b.power(c)), "a^b^c"),
    ((-a).power(3), "(−a)^3"), (a.power(-1), "a^−1"),
    (a.applying(.exp), "e^a"), ((a + b).applying(.exp), "e^(a + b)"),
    ((-a).applying(.exp), "e^−a"), ((a * b).applying(.exp), "e^(a·b)"),
    ((-(a * b)).applying(.exp), "e^(−a·b)"), (c / -(a * b), "c/(−a·b)"),
    (a.power(-(b / c)), "a^(−b/c)"), ((-a.applying(.square)).applying(.exp), "e^−a²"),
    (a.applying(.exp).applying(.square), "(e^a)²"), (a.applying(.exp) * (b + c), "e^a·(b + c)"),
    (a.applying(.exp) / (1 + a.applying(.exp)), "e^a/(1 + e^a)"),
    (4 / (a.applying(.exp) + (-a).applying(.exp)).applying(.square), "4/(e^a + e^−a)²"),
    ((a + b).applying(.ln), "ln(a + b)"), (a.applying(.softplus), "softplus(a)"),
    ((a - b).applying(.relu), "relu(a − b)"), (a.applying(.step), "[a > 0]"),
    (a.applying(.sigmoid) * (-a).applying(.sigmoid), "sigmoid(a)·sigmoid(−a)"),
    (a.applying(.tanh).applying(.square), "tanh(a)²"),
    (a * -b, "a·(−b)"), (0.9 * -b, "0.9·(−b)"), (a / -b, "a/(−b)"), (-(-a), "−(−a)"),
    (a.power(0.5), "√a"), ((a + b).power(0.5), "√(a + b)"), (a.power(0.5).power(2), "(√a)^2"),
    (1, "1"), (-3, "−3"), (0.1, "0.1"), (1e-300, "1e-300"), (a * 0.25, "a·0.25"),
  ]

  @Test("formulas print as one reads them")
  func printing() {
    for (formula, text) in Self.table { #expect("\(formula)" == text) }
  }

  static let values = ["a": 1.25, "b": -0.75, "c": 0.625]

  @Test("printed formulas read back to the same value")
  func readingTable() throws {
    for (formula, text) in Self.table {
      let value = formula.evaluate { Self.values[$0]! }
      let found = try FormulaParser.evaluate("\(formula)", Self.values)
      #expect(found.isNaN && value.isNaN || isClose(found, value, within: 1e-13), "\(text)")
    }
  }

  private func random(_ generator: inout SeededGenerator, depth: Int) -> Formula {
    guard depth > 0, generator.pick(0...5) > 0 else {
      return generator.pick([Self.a, Self.b, Self.c, 2, -3, 0.5])
    }
    let operation = generator.pick(Operation.allCases)
    let operands = (0..<operation.arity).map { _ in random(&generator, depth: depth - 1) }
    return .apply(operation, operands)
  }

  /// Whether the value is well away from overflow, and from cancellation, which would magnify
  /// the rounding of another order of evaluation.
  private func isTame(_ formula: Formula) -> Bool {
    let shifted = formula.evaluate { Self.values[$0]! * (1 + 1e-12) }
    let value = formula.evaluate { Self.values[$0]! }
    return value.isFinite && abs(value) < 1e100 && isClose(shifted, value, within: 1e-9)
  }

  @Test("5000 random formulas read back to the same value, and so do their derivatives' formulas")
  func readingRandom() throws {
    var generator = SeededGenerator(seed: 31)
    var count = 0
    while count < 5000 {
      var formula = random(&generator, depth: 4)
      if case .apply(let operation, let operands) = formula, generator.pick(0...3) == 0 {
        formula = operation.derivativeFormula(by: operation.arity - 1, operands)
      }
      guard isTame(formula) else { continue }
      count += 1
      let value = formula.evaluate { Self.values[$0]! }
      do {
        let found = try FormulaParser.evaluate("\(formula)", Self.values)
        #expect(isClose(found, value, within: 1e-7, of: abs(value) + 1e-9), "\(formula)")
      } catch {
        Issue.record("\(error)")
      }
    }
  }
}
