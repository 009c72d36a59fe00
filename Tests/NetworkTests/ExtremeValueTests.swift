import Kernels
import Network
import TestSupport
import Testing

/// Numbers at the ends of what a precision holds: the engine has the bits of the order written
/// out, and both are what is meant.
@Suite struct ExtremeValueTests {
  private func both(
    _ network: Network, _ rows: Observations, _ p: [Double]
  ) throws -> (loss: Double, gradient: [Double]) {
    let expected = ReferenceOrder(network).lossAndGradient(rows, p)
    try atEveryLevel { level in
      var gradient = p
      let loss = try Backpropagation(network, rows).gradient(at: p, into: &gradient)
      #expect(sameBits([loss], [expected.loss]), "level \(level)")
      #expect(sameBits(gradient, expected.gradient), "level \(level)")
    }
    return expected
  }

  @Test("half of the smallest float is rounded: the loss is a value of the precision")
  func half() throws {
    let network = try Network(inputs: 1, hidden: [], loss: .halfSSR, precision: .float)
    let rows = try Observations(inputs: [[0]], observed: [[0]])
    // r² = 2⁻¹⁴⁹, half of which is a tie that goes to 0.
    let found = try both(network, rows, [0, Double(Float(0x1.6ap-75))])
    #expect(found.loss == 0)
    let larger = try both(network, rows, [0, 0x1p-74])
    #expect(larger.loss == 0x1p-149)
  }

  @Test("a penalty that is not asked for adds nothing, however large the weights are")
  func penalties() throws {
    let large = 1e200
    let sizes = try Network(inputs: 1, hidden: [], penalty: Penalty(l1: 1))
    #expect(sizes.penaltyValue(at: [large, 0]) == large)
    #expect(sizes.addingPenalty(to: 0, at: Vector([large, 0], .double)) == large)
    #expect(sizes.penalty.derivative(.infinity) == 1)
    let squares = try Network(inputs: 2, hidden: [], penalty: Penalty(l2: 0x1p-600))
    #expect(squares.penaltyValue(at: [0x1p400, 0, 0]) == 0x1p200)
    let huge = [0x1p1023, 0x1p1023, 0]
    let twice = try Network(inputs: 2, hidden: [], penalty: Penalty(l2: 1))
    #expect(twice.penaltyValue(at: huge) == .infinity)
  }

  @Test("a class that is infinitely far costs nothing where it is not observed", arguments: [1, 2])
  func farClasses(observed: Int) throws {
    for precision in Precision.allCases {
      let network = try Network(
        inputs: 1, hidden: [], outputs: 3, loss: .crossEntropy, precision: precision)
      let far = precision == .double ? 1.7e308 : 3e38
      let rows = try Observations(
        inputs: [[1]], observed: (0..<3).map { [$0 == observed ? 1 : 0] })
      let p = [-far, 0.75 * far, far, 0, 0, 0].map(precision.rounded)
      let found = try both(network, rows, p)
      #expect(found.loss.isFinite && found.gradient.allSatisfy(\.isFinite), "\(precision)")
      #expect(observed == 1 ? found.loss > 0.2 * far : found.loss == 0)
    }
  }

  @Test("products of a dense layer that underflow keep their sign", arguments: Precision.allCases)
  func underflow(precision: Precision) throws {
    let network = try Network(
      inputs: 8, hidden: [8], activations: [.identity], precision: precision)
    let small = precision == .double ? 1e-200 : 1e-30
    let rows = try Observations(
      inputs: (0..<8).map { [$0 % 2 == 0 ? small : -small] }, observed: [[1]])
    let p = (0..<network.parameterCount).map {
      precision.rounded($0 < 64 ? 0 : $0 % 3 == 0 ? small : -small)
    }
    let found = try both(network, rows, p)
    let zeros = found.gradient.prefix(64)
    #expect(zeros.allSatisfy { $0 == 0 } && zeros.contains { $0.sign == .minus })
  }
}
