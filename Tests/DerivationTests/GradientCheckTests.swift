import Network
import Testing

@testable import Derivation

@Suite struct GradientCheckTests {
  @Test("many rows are no reason to differ: a sum of them loses no more than the engine's")
  func manyRows() throws {
    let count = 40_000
    let network = try Network(inputs: 1, hidden: [1], loss: .mse)
    // Equal terms, whose rounding errors go one way: the worst for adding one after another.
    let rows = [Double](repeating: 1.1, count: count)
    let observations = try Observations(inputs: [rows], observed: [rows.map { -3 - $0 }])
    let check = try GradientCheck(network, observations, at: [0.7, 1.3, 0.1, 0.2])
    #expect(check.rowsChecked == count)
    #expect(check.agrees)
    #expect(check.entries.allSatisfy { min($0.reverseDigits, $0.dualDigits) >= 14 })
  }

  @Test("where the bound itself overflows, equal derivatives agree")
  func overflowingBound() throws {
    let network = try Network(inputs: 1, hidden: [2], activations: [.sigmoid])
    let observations = try Observations(inputs: [[0, 0.5, 1]], observed: [[0, 1, 0]])
    let check = try GradientCheck(
      network, observations, at: [-1e300, -1e300, 1, 1, -1e300, -3, 0])
    #expect(check.agrees)
  }

  @Test("derivatives that underflow are no difference")
  func underflow() throws {
    let network = try Network(inputs: 1, hidden: [2], loss: .mse)
    let observations = try Observations(inputs: [[0x1p-1074, 0]], observed: [[0, 1]])
    let check = try GradientCheck(
      network, observations, at: [0.3, -1.1, 1.2, 0.7, 0.1, -0.2, 0.05])
    #expect(check.agrees)
  }

  @Test("for each term the sum of the others")
  func others() {
    #expect(sumsOfOthers([], zero: 0, +) == [])
    #expect(sumsOfOthers([5], zero: 0, +) == [0])
    for count in 2...5 {
      let terms = (0..<count).map { 1 << (3 * $0) }
      #expect(sumsOfOthers(terms, zero: 0, +) == terms.map { terms.reduce(0, +) - $0 })
    }
  }

  @Test("many classes are work as well, for which rows give way")
  func classes() throws {
    let classes = 1000
    let network = try Network(inputs: 1, hidden: [], outputs: classes, loss: .crossEntropy)
    let rows = 1000
    let observations = try Observations(
      inputs: [(0..<rows).map { Double($0) / 1000 }],
      observed: (0..<classes).map { k in (0..<rows).map { $0 == k ? 1 : 0 } })
    let check = try GradientCheck(
      network, observations, at: [Double](repeating: 0.01, count: network.parameterCount))
    #expect(check.agrees && check.rowsChecked <= 20 && check.entries.count == 20)
  }
}
