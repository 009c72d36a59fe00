import ChainRule
import Graph
import Kernels
import Network
import TestSupport
import Testing

/// The order written out in `ReferenceOrder` and `LossOrder` is that of the right quantities: it
/// agrees with the graph of primitive operations, which composes cross-entropy of softplus.
@Suite struct LossAgreementTests {
  @Test("losses and gradients of all losses and precisions are those of the graph")
  func graphs() throws {
    for seed in UInt64(2000)..<2200 {
      let random = RandomNetwork(seed: seed, .everything)
      let (network, p) = (random.network, random.parameters)
      let rows = try Observations(
        inputs: (0..<network.inputCount).map { column in
          random.rounded { random.observations.input(column, row: $0) }
        },
        observed: (0..<network.outputCount).map { column in
          random.rounded { random.observations.observed(column, row: $0) }
        })
      let lowered = network.lowered(terms: network.terms(rows: rows.rowCount))
      var loss = network.penaltyValue(at: p)
      var gradient = p.indices.map { index in
        network.isPenalised(index) ? network.penalty.derivative(p[index]) : 0
      }
      for row in 0..<rows.rowCount {
        let values = lowered.graph.forward(p + rows.inputs(row: row) + rows.observed(row: row))
        loss += values[lowered.loss]
        let derivatives = lowered.graph.reverse(from: lowered.loss, values)
        for index in gradient.indices { gradient[index] += derivatives[index] }
      }
      let found = ReferenceOrder(network).lossAndGradient(rows, p)
      let scale = gradient.reduce(abs(loss)) { max($0, abs($1)) }
      let tolerance = 4000 * network.precision.unitRoundoff * max(1, scale)
      #expect(abs(found.loss - loss) <= tolerance, "\(random)")
      for (mine, theirs) in zip(found.gradient, gradient) {
        #expect(abs(mine - theirs) <= tolerance, "\(random): \(mine) \(theirs)")
      }
    }
  }

  @Test("cross-entropy neither overflows nor cancels")
  func extremes() throws {
    for (x, other) in [(800.0, 0.0), (-800, 800), (40, 40), (1e6, 1e6)] {
      let network = try Network(inputs: 1, hidden: [], outputs: 1, loss: .crossEntropy)
      let rows = try Observations(inputs: [[1]], observed: [[1]])
      let (loss, gradient) = ReferenceOrder(network).lossAndGradient(rows, [x, 0])
      #expect(loss == (x < 0 ? other : Elementary.softplus(-x)))
      #expect(gradient[0] == -Elementary.sigmoid(-x))
    }
    let network = try Network(inputs: 1, hidden: [], outputs: 3, loss: .crossEntropy)
    let rows = try Observations(inputs: [[1]], observed: [[0], [1], [0]])
    let order = ReferenceOrder(network)
    let (loss, gradient) = order.lossAndGradient(rows, [-900, 40, -900, 0, 0, 0])
    #expect(loss == 0 && gradient[1] == 0)
    let (near, slope) = order.lossAndGradient(rows, [0, 40, -900, 0, 0, 0])
    #expect(near == Elementary.log1p(Elementary.exp(-40.0)))
    #expect(slope[1] == -slope[0] && slope[1] < 0)
    #expect(order.lossAndGradient(rows, [900, -900, 0, 0, 0, 0]).loss == 1800)
  }
}

extension RandomNetwork {
  fileprivate func rounded(_ value: (Int) -> Double) -> [Double] {
    (0..<observations.rowCount).map { network.precision.rounded(value($0)) }
  }
}
