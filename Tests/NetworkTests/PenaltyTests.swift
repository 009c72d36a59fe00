import Network
import TestSupport
import Testing

/// Weight decay by itself, against its definition.
@Suite struct PenaltyTests {
  /// w1 … w10, then b1 and b2.
  private let parameters: [Double] = [1, -2, 0, 3, -1, 2, 0.5, -0.5, 4, -3, 10, -20]

  private func network(_ penalty: Penalty) throws -> Network {
    try Network(inputs: 5, hidden: [], outputs: 2, penalty: penalty)
  }

  @Test("the penalty is λ₂·Σw² + λ₁·Σ|w|, of the biases only where they decay")
  func value() throws {
    #expect(try network(.init(l2: 0.5)).penaltyValue(at: parameters) == 0.5 * 44.5)
    #expect(try network(.init(l1: 0.25)).penaltyValue(at: parameters) == 0.25 * 17)
    #expect(
      try network(.init(l1: 0.25, l2: 0.5, decaysBiases: true)).penaltyValue(at: parameters)
        == 0.5 * 544.5 + 0.25 * 47)
  }

  @Test("its derivative is 2·λ₂·w + λ₁·sign(w), as training adds it too")
  func derivative() throws {
    let penalty = Penalty(l1: 0.25, l2: 0.5)
    let network = try network(penalty)
    for (index, parameter) in parameters.enumerated() {
      let sign: Double = parameter > 0 ? 1 : parameter < 0 ? -1 : 0
      let expected = parameter + 0.25 * sign
      #expect(penalty.derivative(parameter) == expected)
      #expect(
        network.addingPenalty(to: 7, of: index, at: parameter) == 7 + (index < 10 ? expected : 0))
    }
  }
}
