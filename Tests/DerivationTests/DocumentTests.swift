import Derivation
import Foundation
import Graph
import Network
import TestSupport
import Testing

/// Derivations as documents: penalties, moves, wide and deep networks.
@Suite struct DocumentTests {
  private func text(
    _ network: Network, _ rows: Observations, _ p: [Double], _ name: String,
    _ request: DerivationRequest = .init(), teaches: Bool = false,
    move: Derivation.Move? = nil
  ) throws -> String {
    var derivations = try DerivationBuilder(network, rows, at: p).derivations(of: [name], request)
    derivations[0].move = move
    return DerivationReport(derivations: derivations, loss: 0, step: 0)
      .text(.init(teaches: teaches))
  }

  private func words(_ text: String) -> String {
    text.split { " \n".contains($0) }.joined(separator: " ")
  }

  @Test("a penalty is a term of its own: in the title, as a formula, in the ledger")
  func penalty() throws {
    for (penalty, formula, value) in [
      (Penalty(l2: 0.25), "2 × λ2 × w1", 2 * 0.25 * 2.74),
      (Penalty(l1: 0.125), "λ1 × sign(w1)", 0.125),
      (Penalty(l1: 0.125, l2: 0.25), "2 × λ2 × w1 + λ1 × sign(w1)", 0.125 + 2 * 0.25 * 2.74),
    ] {
      let network = try Network(inputs: 1, hidden: [2], penalty: penalty)
      for request in [DerivationRequest(), .init(form: .recursive)] {
        for teaches in [false, true] {
          let text = words(
            try text(
              network, Lesson.observations, Lesson.start, "w1", request, teaches: teaches))
          let together = String(format: "%.7g", 0.7609437196206793 + value)
          #expect(text.contains("d(SSR + Penalty)/dw1 at step 0 = \(together)"), "\(text)")
          #expect(text.contains("= \(formula)"), "\(text)")
          #expect(text.contains("sum 0.7609437 penalty "))
          if penalty.l1 == 0 { #expect(text.contains("= 2 × 0.25 × 2.74 = 1.37")) }
          #expect(text.contains("together \(together)"))
          #expect(text.contains("0.25, stays") == (teaches && penalty.l2 > 0))
        }
      }
      let bias = try text(network, Lesson.observations, Lesson.start, "b1")
      #expect(words(bias).contains("the penalty does not contain b1: its derivative by it is 0"))
      #expect(bias.contains("d(SSR + Penalty)/db1 at step 0 = 0.9672858"))
      #expect(!bias.contains("together"))
    }
  }

  @Test("the optimiser's formulas are printed with their numbers")
  func updates() throws {
    let v = Formula.symbol("μ") * .symbol("v0") + .symbol("g")
    let move = Derivation.Move(
      optimiser: "gradient descent with momentum", learningRate: 0.1, from: 2.74, to: 2.6,
      isFrozen: false,
      updates: [
        .init(
          name: "v1", formula: v,
          values: [.init("μ", 0.9), .init("v0", -0.5), .init("g", 1.0 / 3)], result: -0.35 / 3)
      ])
    let text = try text(
      Lesson.network, Lesson.observations, Lesson.start, "w1", teaches: true, move: move)
    #expect(text.contains("v1 = μ·v0 + g = 0.9·(−0.5) + 0.333333333 = −0.116666667"), "\(text)")
    #expect(text.contains("w1 moves by −0.1400000, from 2.74 to 2.6"), "\(text)")
  }

  @Test("deep and wide networks print in bounded space, and say how many nodes are left out")
  func bounded() throws {
    for (width, layers) in [(3, 20), (30, 20), (200, 2), (12, 1)] {
      let network = try Network(
        inputs: 4, hidden: [Int](repeating: width, count: layers), activations: [.tanh], outputs: 3)
      let p = (0..<network.parameterCount).map { 0.3 * sin(Double($0)) }
      let rows = try Observations(
        inputs: (0..<4).map { column in (0..<40).map { cos(Double(column + 3 * $0)) } },
        observed: (0..<3).map { column in (0..<40).map { sin(Double(column - $0)) } })
      for teaches in [false, true] {
        let text = try text(
          network, rows, p, "w1", .init(form: .recursive), teaches: teaches)
        let lines = text.split(separator: "\n")
        #expect(lines.count < 1100, "\(width) × \(layers): \(lines.count) lines")
        #expect(lines.allSatisfy { $0.unicodeScalars.count <= 100 })
        let most = max(1, min(4, 12 / (layers + 1)))
        if layers > 1 {
          #expect(text.contains("layer 2, of which \(width - most) more node"), "\(text)")
        }
      }
    }
  }
}
