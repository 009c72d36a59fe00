import Derivation
import Foundation
import Graph
import Network
import TestSupport
import Testing

/// What a derivation says in words is true of the numbers.
@Suite("Sentences") struct StatementsTests {
  private func derivation(
    _ network: Network, _ rows: Observations, _ p: [Double], _ name: String,
    _ request: DerivationRequest = .init()
  ) throws -> Derivation {
    try DerivationBuilder(network, rows, at: p).derivations(of: [name], request)[0]
  }

  /// In one line.
  private func text(_ derivation: Derivation, teaches: Bool = true) -> String {
    DerivationReport(derivations: [derivation], loss: 0, step: 0)
      .text(.init(teaches: teaches)).split { " \n".contains($0) }.joined(separator: " ")
  }

  @Test("at the corner of a relu it names row and node, and says nothing of slopes")
  func corner() throws {
    let network = try Network(inputs: 1, hidden: [1], activations: [.relu])
    let rows = try Observations(inputs: [[1, 2]], observed: [[1, -1]])
    // x1 = 0 in row 2.
    let p = [0.5, 2, -1, 0.25]
    for teaches in [false, true] {
      let text = text(try derivation(network, rows, p, "w1"), teaches: teaches)
      #expect(text.contains("In row 2 x1 is 0, where relu has its corner"), "\(text)")
      #expect(text.contains("The slope of relu is taken as 0 at its corner"))
      #expect(!text.contains("That is how fast"))
    }
    // The output's bias does not move x1.
    #expect(!text(try derivation(network, rows, p, "b2")).contains("corner"))
    let corners = try derivation(network, rows, p, "w1").corners
    #expect(corners.map(\.row) == [2] && corners.map(\.node) == ["x1"])
  }

  @Test("at a weight of 0 with l1 the slope of the penalty is said to be taken")
  func sizeCorner() throws {
    let network = try Network(inputs: 1, hidden: [], penalty: .init(l1: 0.5))
    let rows = try Observations(inputs: [[1, 2]], observed: [[1, -1]])
    let at = text(try derivation(network, rows, [0, 0.25], "w1"))
    #expect(at.contains("w1 is 0, where its size has its corner"), "\(at)")
    #expect(at.contains("Penalty = λ1·|w1|"))
    #expect(!text(try derivation(network, rows, [0.5, 0.25], "w1")).contains("corner"))
  }

  @Test("a derivative of 0 says something to first order only, and nothing moves")
  func zero() throws {
    var zero = try derivation(
      Network(inputs: 1, hidden: []), Observations(inputs: [[1, -1]], observed: [[1, 1]]), [0, 1],
      "w1")
    #expect(zero.value == 0)
    zero.move = .init(learningRate: 0.1, from: 0, to: 0, isFrozen: false)
    let text = text(zero)
    #expect(text.contains("To first order a tiny change of w1 does not change the SSR"), "\(text)")
    #expect(text.contains("gradient descent leaves w1 where it is"))
    #expect(text.contains("w1 stays at 0") && !text.contains("moves by"))
  }

  @Test("what rounding alone may have made is 0 within rounding, and has no direction")
  func withinRounding() throws {
    // 0.1 + 0.2 − 0.3 is not 0 in doubles.
    let network = try Network(inputs: 1, hidden: [])
    let rows = try Observations(inputs: [[1]], observed: [[0.3]])
    var small = try derivation(network, rows, [0.1, 0.2], "w1")
    #expect(small.value != 0 && abs(small.value) < 1e-15)
    small.move = .init(learningRate: 0.1, from: 0.1, to: 0.1 - 0.1 * small.value, isFrozen: false)
    let text = text(small)
    #expect(text.contains("dSSR/dw1 at step 0 = 0 within rounding"), "\(text)")
    #expect(text.contains("the sum is 0 within rounding: rounding alone can come to"))
    #expect(!text.contains("grows with w1") && !text.contains("falls as w1"))
    let bound = try #require(small.valueBound)
    #expect(bound >= abs(small.value) && bound < 1e-14)
  }

  @Test("of a momentum that is stronger than the derivative it says so", arguments: [2.6, 2.9])
  func momentum(to: Double) throws {
    var w1 = try derivation(Lesson.network, Lesson.observations, Lesson.start, "w1")
    w1.move = .init(
      optimiser: "gradient descent with momentum", learningRate: 0.1, from: 2.74, to: to,
      isFrozen: false,
      updates: [
        .init(
          name: "v1", formula: .symbol("μ") * .symbol("v0") + .symbol("g"),
          values: [.init("μ", 0.9), .init("v0", -3), .init("g", w1.value)],
          result: -2.7 + w1.value)
      ])
    let text = text(w1)
    #expect(text.contains("so this derivative alone would make w1 smaller"), "\(text)")
    let isAgainst = to > 2.74
    #expect(text.contains("stronger, so at this step w1 goes on upwards") == isAgainst)
    #expect(text.contains("and downwards it goes") == !isAgainst)
    #expect(!text.contains("has to become"))
    #expect(text.contains("μ = 0.9 is how much of it is kept at each step"))
    #expect(text.contains("0.9·(−3) + 0.760943720 = −1.93905628"), "\(text)")
  }

  @Test("a tiny move has digits enough that its ends differ")
  func tinyMove() throws {
    var w1 = try derivation(Lesson.network, Lesson.observations, Lesson.start, "w1")
    w1.move = .init(learningRate: 1e-9, from: 2.74, to: 2.74 - 1e-9 * w1.value, isFrozen: false)
    let text = text(w1)
    #expect(text.contains("w1 moves by −7.609437e−10, from 2.74 to 2.7399999992"), "\(text)")
  }

  @Test("paths have sums, and the final equation has their numbers")
  func paths() throws {
    let network = try Network(inputs: 1, hidden: [1, 2], activations: [.tanh, .softplus])
    let rows = try Observations(inputs: [[0.5, 1]], observed: [[1, -1]])
    let p = (0..<network.parameterCount).map { 0.7 * sin(Double($0 + 1)) }
    let w1 = try derivation(network, rows, p, "w1")
    #expect(w1.termSums.count == 2)
    #expect(abs(w1.termSums[0] + w1.termSums[1] - w1.sum) < 1e-15)
    for (index, sum) in w1.termSums.enumerated() {
      #expect(abs(sum - w1.rows.reduce(0) { $0 + $1.products[index] }) < 1e-15)
    }
    let numbers = w1.termSums.map { NumberText.text($0, digits: 7) }
    let text = text(w1)
    for number in numbers { #expect(text.contains("sum \(number)"), "\(number) in \(text)") }
    #expect(text.contains("= \(numbers[0]) + \(numbers[1]) = 0.5239238"), "\(text)")
  }

  @Test("a parameter of an output is not said to act through the nodes above it")
  func outputs() throws {
    let request = DerivationRequest(form: .recursive)
    let w3 = text(try derivation(Lesson.network, Lesson.observations, Lesson.start, "w3", request))
    #expect(w3.contains("it acts through one sum, that of the output") && !w3.contains("above it"))
    let w1 = text(try derivation(Lesson.network, Lesson.observations, Lesson.start, "w1", request))
    #expect(w1.contains("the nodes above it"))
  }

  @Test("rows that are left out: which, and the note on rounded sums counts them")
  func omitted() throws {
    let rows = try Observations(
      inputs: [(0..<40).map { 0.1 * Double($0) }], observed: [(0..<40).map { sin(Double($0)) }])
    let network = try Network(inputs: 1, hidden: [])
    let largest = text(try derivation(network, rows, [0.3, 0.1], "w1"))
    #expect(
      largest.contains(
        "the 10 rows with the largest products, of 40; --rows all shows every one"), "\(largest)")
    let named = text(try derivation(network, rows, [0.3, 0.1], "w1", .init(rows: .named([2, 3]))))
    #expect(named.contains("the 2 rows asked for, of 40"))
  }

  @Test("a large network shows what its factors need, and says what is left out")
  func large() throws {
    let network = try Network(inputs: 8, hidden: [6], activations: [.tanh])
    let rows = try Observations(
      inputs: (0..<8).map { column in (0..<3).map { cos(Double(column + 3 * $0)) } },
      observed: [[1, 2, 3]])
    let p = (0..<network.parameterCount).map { 0.3 * sin(Double($0)) }
    let w1 = try derivation(network, rows, p, "w1")
    #expect(w1.forward.quantities.map(\.name) == ["Input1", "x1", "Predicted", "Observed"])
    #expect(w1.forward.parameters.map(\.name) == ["w49"])
    #expect(
      text(w1).contains("7 other inputs and 5 other nodes are left out"), "\(text(w1))")
  }
}
