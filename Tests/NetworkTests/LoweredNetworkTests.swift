import Graph
import Network
import TestSupport
import Testing

/// A network as a graph of primitive operations.
@Suite struct LoweredNetworkTests {
  @Test("the graph grows with the number of classes, not with its square")
  func classes() throws {
    func count(_ classes: Int) throws -> Int {
      try Network(inputs: 1, hidden: [], outputs: classes, loss: .crossEntropy)
        .lowered(terms: 1).graph.nodes.count
    }
    let (ten, twenty, thirty) = (try count(10), try count(20), try count(30))
    #expect(thirty - twenty == twenty - ten)
  }

  @Test("the graph's loss, nodes and derivatives are the engine's within rounding")
  func engine() throws {
    for seed in UInt64(0)..<200 {
      let random = RandomNetwork(seed: seed)
      let (network, rows, p) = (random.network, random.observations, random.parameters)
      let lowered = network.lowered(terms: network.terms(rows: rows.rowCount))
      #expect(
        lowered.graph.variableNames
          == network.parameterNames + (0..<network.inputCount).map(network.inputName)
          + (0..<network.outputCount).map(network.observedName))
      var (loss, gradient) = (0.0, [Double](repeating: 0, count: p.count))
      for row in 0..<rows.rowCount {
        let values = lowered.graph.forward(p + rows.inputs(row: row) + rows.observed(row: row))
        loss += values[lowered.loss]
        let derivatives = lowered.graph.reverse(from: lowered.loss, values)
        for index in p.indices { gradient[index] += derivatives[index] }
        let (x, y) = ReferenceOrder(network).forward(rows.inputs(row: row), p)
        for layer in network.layers.indices {
          for node in x[layer].indices {
            #expect(
              isClose(
                values[lowered.preActivations[layer][node]], x[layer][node], within: 1e-13, of: 10))
            #expect(
              isClose(
                values[lowered.activations[layer][node]], y[layer][node], within: 1e-13, of: 10))
          }
        }
      }
      let expected = RowByRow(network, rows, p)
      #expect(isClose(loss, expected.loss, within: 1e-13), "\(random)")
      for index in p.indices {
        #expect(
          isClose(
            gradient[index], expected.gradient[index], within: 1e-12,
            of: expected.magnitude[index]), "\(network.parameterName(index)): \(random)")
      }
    }
  }

  @Test("nodes carry the network's names, and the identity adds no node")
  func names() {
    let lowered = Lesson.network.lowered(terms: 3)
    let names = lowered.graph.names
    #expect(names[lowered.preActivations[0][1]] == "x2" && names[lowered.activations[0][1]] == "y2")
    #expect(lowered.preActivations[1] == lowered.activations[1])
    let identity = Lesson.network(.identity).lowered(terms: 3)
    #expect(identity.preActivations == identity.activations)
  }

  @Test("½ is a factor of half-ssr, the number of residuals a divisor of mse")
  func losses() {
    for (loss, factor) in [(Loss.ssr, 1.0), (.halfSSR, 0.5), (.mse, 1.0 / 12)] {
      let lowered = Lesson.network(.tanh, loss: loss).lowered(terms: 12)
      let values = lowered.graph.forward(Lesson.start + [0.5, 1])
      let predicted = Lesson.network(.tanh).predict([0.5], parameters: Lesson.start)[0]
      #expect(
        isClose(values[lowered.loss], factor * (1 - predicted) * (1 - predicted), within: 1e-15))
    }
  }

  @Test("a loss, its derivative and its symbol go together", arguments: [Loss.ssr, .halfSSR, .mse])
  func lossDerivative(loss: Loss) {
    for residual in [-2.0, -0.5, 0, 0.25, 3] {
      // A quadratic: the central difference is exact, and −d/dr is d/dPredicted.
      let above = loss.value(ofSum: (residual + 0.5) * (residual + 0.5), terms: 4)
      let below = loss.value(ofSum: (residual - 0.5) * (residual - 0.5), terms: 4)
      #expect(loss.derivative(ofResidual: residual, terms: 4) == below - above)
    }
    #expect(["SSR", "½SSR", "MSE"].contains(loss.symbol))
  }

  @Test("an activation is its operation of the graph", arguments: Activation.allCases)
  func activations(activation: Activation) {
    for x in [-40, -1.5, -0.0, 0, 0.5, 40] {
      let value = activation.operation?.value(x) ?? x
      let derivative = activation.operation?.derivativeByFirst(x) ?? 1
      #expect(sameBits([activation.value(x), activation.derivative(x)], [value, derivative]))
    }
    #expect((activation.operation == nil) == (activation == .identity))
  }
}
