import ChainRule
import Testing

@testable import Derivation

/// Where methods may part for good reasons, and where they must not.
@Suite("Gradient checks at the edges")
struct GradientCheckEdgeTests {
  private func lesson(_ activation: Activation) throws -> Network {
    try Network(inputs: 1, hidden: [2], activations: [activation])
  }

  private let data = try! Observations(inputs: [[0, 0.5, 1]], observed: [[0, 1, 0]])
  private let start = [2.74, -1.13, 0.36, 0.63, 0, 0, 0]

  @Test("at a relu's kink only the parameters that move across it have no differences")
  func kink() throws {
    // Input 0 in row 1 and biases 0: both sums are exactly 0 there, whatever w1 and w2 are.
    let check = try GradientCheck(lesson(.relu), data, at: start)
    #expect(check.kink == .init(row: 1, node: "x1"))
    #expect(check.agrees)
    for entry in check.entries {
      let crosses = ["b1", "b2"].contains(entry.parameter)
      #expect((entry.difference == nil) == crosses, "\(entry)")
    }
  }

  @Test("a sum that is 0 only within rounding may lie on either side")
  func signs() throws {
    // 0.1·10 − 1: with fma from the bias on it is 5.6e−17, product first it is 0.
    let network = try Network(inputs: 1, hidden: [1], activations: [.relu])
    let rows = try Observations(inputs: [[10, 3]], observed: [[1, 2]])
    let check = try GradientCheck(network, rows, at: [0.1, 1, -1, 0.2])
    let weight = try #require(check.entries.first { $0.parameter == "w1" })
    #expect(weight.engine != weight.reverse)
    #expect(check.agrees && check.kink == .init(row: 1, node: "x1"))
  }

  @Test("a kink nearer than any difference can see is no failure", arguments: [1e-15, 1e-11, 1e-8])
  func near(distance: Double) throws {
    let network = try Network(inputs: 1, hidden: [1], activations: [.relu])
    let rows = try Observations(inputs: [[1, 2]], observed: [[3, 5]])
    let check = try GradientCheck(network, rows, at: [1, 0.7, -1 + distance, 0.2])
    #expect(check.agrees, "\(check.entries)")
  }

  @Test("beside a kink that is far enough away, differences confirm the derivative")
  func beside() throws {
    let network = try Network(inputs: 1, hidden: [1], activations: [.relu])
    let rows = try Observations(inputs: [[1, 2]], observed: [[3, 5]])
    let check = try GradientCheck(network, rows, at: [1, 0.7, -0.999, 0.2])
    #expect(check.agrees && check.kink == nil)
    for entry in check.entries { #expect(entry.differenceDigits ?? 0 >= 8, "\(entry)") }
  }

  @Test("many equal rows are no reason to part")
  func manyRows() throws {
    let count = 20_000
    let inputs = (0..<count).map { [0.25, 0.5, 1][$0 % 3] }
    let observed = (0..<count).map { [0.5, 1, 0.125][$0 % 3] }
    let rows = try Observations(inputs: [inputs], observed: [observed])
    let check = try GradientCheck(lesson(.softplus), rows, at: start, of: ["w1", "b3"])
    #expect(check.agrees && !check.isSample, "\(check.entries)")
  }

  @Test("inputs of any size", arguments: [1e-12, 1e-6, 1e3, 1e6, 1e10])
  func scales(size: Double) throws {
    let rows = try Observations(
      inputs: [[0.1, 0.5, 1].map { $0 * size }], observed: [[0, 1, 0]])
    let parameters = [2.74 / size, -1.13 / size, 0.36, 0.63, 0, 0, 0]
    let check = try GradientCheck(lesson(.tanh), rows, at: parameters)
    #expect(check.agrees, "\(check.entries)")
    for entry in check.entries { #expect(entry.differenceDigits ?? 0 >= 7, "\(entry)") }
  }

  @Test("what is not a number confirms no digit")
  func notANumber() throws {
    let check = try GradientCheck(lesson(.softplus), data, at: [1e200, 1, 1e200, 1, 0, 0, 0])
    let weight = try #require(check.entries.first { $0.dual.isNaN || $0.reverse.isNaN })
    #expect(min(weight.dualDigits, weight.reverseDigits) == 0 && !check.agrees)
  }

  @Test("a sample of a large table says that it is one")
  func sample() throws {
    let network = try Network(inputs: 1, hidden: [40], activations: [.tanh])
    let count = 200_000
    let column = (0..<count).map { Double($0 % 97) / 97 }
    let rows = try Observations(inputs: [column], observed: [column])
    let budget = CheckBudget(network, rows, nil)
    #expect(budget.parameters.count == 20)
    let chosen = try budget.rows(of: rows)
    #expect(chosen.rowCount < count && chosen.rowCount > 1000)
  }
}

@Suite("Guard digits")
struct GuardDigitsTests {
  @Test("factors as printed multiply to the product as printed")
  func calculator() throws {
    // The lesson's row 3: with two guard digits 2.37055937 × 0.36 × 0.939346097 is 0.8016392.
    let factors = [2.370559374785588, 0.36, 0.9393460967002, 1]
    let product = 0.80163925042
    let numbers = NumberText(digits: 7).withGuardDigits(for: [(factors, product)])
    #expect(numbers.guardDigits == 3)
    #expect(numbers.factor(factors[0]) == "2.370559375")
    #expect(NumberText(digits: 7).withGuardDigits(for: [([2, 3], 6)]).guardDigits == 2)
    // 0.0559088700 × 0.5 lies in the middle, and by hand it is rounded up.
    let middle = [([0.05590886996, 0.5], 0.02795443498)]
    #expect(NumberText(digits: 7).withGuardDigits(for: middle).guardDigits == 3)
  }

  @Test("no digit beyond the rounding bound")
  func bound() {
    let numbers = NumberText(digits: 7)
    #expect(numbers.result(1.23456789, bound: 1e-20) == "1.234568")
    #expect(numbers.result(1.23456789, bound: 0.5e-3) == "1.235")
    #expect(numbers.result(0.0123456789, bound: 0.5e-3) == "0.012")
    #expect(numbers.result(9.94, bound: 0.05) == "9.9")
  }

  @Test("printed decimals are added exactly")
  func lastDigit() {
    #expect(
      LastDigit.sum(of: ["0", "−0.04069553", "0.8016393"], like: "0.7609437") == "0.7609438")
    #expect(LastDigit.sum(of: ["1.5", "−2"], like: "−0.5") == "−0.5")
    #expect(LastDigit.sum(of: ["1e−20", "2"], like: "2") == "2")
    #expect(LastDigit.sum(of: ["1.25e−9", "−3.1e−10"], like: "9.5e−10") == "9.4e−10")
    #expect(LastDigit.sum(of: ["1e20", "1"], like: "1") == nil)
  }
}
