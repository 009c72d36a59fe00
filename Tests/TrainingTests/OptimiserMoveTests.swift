import Kernels
import Network
import TestSupport
import Testing
import Training

@Suite struct OptimiserMoveTests {
  static let optimisers: [Optimiser] = [
    .gradientDescent(GradientDescent(learningRate: 0.01)),
    .momentum(Momentum(learningRate: 0.003, momentum: 0.9)),
    .adam(Adam(learningRate: 0.01)),
  ]

  @Test(
    "what a move says is what training does, bit for bit, in either precision",
    arguments: optimisers, Precision.allCases)
  func moves(of optimiser: Optimiser, in precision: Precision) throws {
    let network = try Network(inputs: 2, hidden: [3], outputs: 1, precision: precision)
    var random = SeededGenerator(seed: 1)
    let columns = (0..<3).map { _ in (0..<20).map { _ in random.normal() } }
    let rows = try Observations(inputs: Array(columns[..<2]), observed: [columns[2]])
    var descent = try Descent(
      network, rows, from: network.start(seed: 2),
      DescentOptions(optimiser, steps: 20, batch: 6, frozen: ["w2", "b1"]))
    while descent.step < 20 {
      let before = descent
      let moved = descent.advance()
      try #require(moved)
      for index in descent.parameters.indices {
        guard !before.isFrozen(index) else {
          #expect(descent.parameters[index] == before.parameters[index])
          continue
        }
        let move = before.move(index)
        #expect(move.change == descent.step && move.derivative == before.gradient[index])
        #expect(
          sameBits([move.from, move.to], [before.parameters[index], descent.parameters[index]]))
        let count = descent.parameters.count
        let memory = (0..<optimiser.memories).map { descent.memory[$0 * count + index] }
        #expect(sameBits(move.after, memory))
        #expect([move.to, precision.rounded(move.to)].allSatisfy { $0 == move.to })
      }
    }
  }

  @Test("in float the numbers are those of Float's own arithmetic", arguments: [1, 2, 50, 4000])
  func float(change: Int) throws {
    var random = SeededGenerator(seed: UInt64(change))
    for _ in 0..<100 {
      let (p, g, m) = (Float(random.normal()), Float(random.normal()), Float(random.normal()))
      let v = Float(random.uniform())
      func move(_ optimiser: Optimiser, _ before: [Float]) -> OptimiserMove {
        optimiser.move(
          Double(p), along: Double(g), remembering: before.map { Double($0) }, change: change,
          in: .float)
      }
      #expect(move(Self.optimisers[0], []).to == Double(p - 0.01 * g))
      let velocity = 0.9 * m + g
      let second = move(Self.optimisers[1], [m])
      #expect(second.after == [Double(velocity)] && second.to == Double(p - 0.003 * velocity))

      let (beta1, beta2): (Float, Float) = (0.9, 0.999)
      let (mean, square) = (beta1 * m + (1 - beta1) * g, beta2 * v + (1 - beta2) * (g * g))
      let third = move(Self.optimisers[2], [m, v])
      #expect(third.after == [Double(mean), Double(square)])
      func correction(_ beta: Float) -> Float {
        Float(1 - (0..<change).reduce(1.0) { power, _ in power * Double(beta) })
      }
      let (a, b) = (mean / correction(beta1), square / correction(beta2))
      #expect(third.corrected == [Double(a), Double(b)])
      #expect(third.to == Double(p - (0.01 * a) / (b.squareRoot() + 1e-8)))
    }
  }
}
