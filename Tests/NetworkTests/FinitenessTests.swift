import Network
import TestSupport
import Testing

@Suite struct FinitenessTests {
  @Test("a row in which all is finite has nothing to name")
  func finite() throws {
    for seed in UInt64(0)..<50 {
      let random = RandomNetwork(seed: seed)
      for row in 0..<random.observations.rowCount {
        let found = random.network.firstNonFinite(
          random.observations, row: row, random.parameters)
        #expect(found == nil, "\(random)")
      }
    }
  }

  @Test("the first quantity in the order of computation is named")
  func order() throws {
    let network = try Network(
      inputs: 2, hidden: [2], activations: [.identity], outputs: 2, loss: .mse)
    // w1…w4 into the hidden nodes, w5…w8 into the outputs, b1…b4.
    func name(
      _ changes: [String: Double], inputs: [Double] = [1, 1], observed: [Double] = [0, 0]
    ) throws -> String? {
      var p = [Double](repeating: 1, count: network.parameterCount)
      for (name, value) in changes { p[try network.index(of: name)] = value }
      let rows = try Observations(inputs: inputs.map { [$0] }, observed: observed.map { [$0] })
      return network.firstNonFinite(rows, row: 0, p)?.name
    }
    #expect(try name([:]) == nil)
    #expect(try name(["w3": .infinity, "w5": .infinity]) == "x2")
    #expect(try name(["w7": .nan]) == "Predicted2")
    #expect(try name(["w7": 1e200]) == "(Observed2 − Predicted2)²")
    #expect(try name([:], observed: [.infinity, 0]) == "(Observed1 − Predicted1)²")
    #expect(
      try name(["w5": 1e300, "w1": 1e-300, "w2": 0, "b1": 0], observed: [1e100, 0])
        == "dMSE/dx1")
    #expect(
      try name(["w1": 1e-300, "w2": 0, "w3": 0], inputs: [1e300, 1], observed: [1e100, 0])
        == "dMSE/dw1")
  }
}
