import Kernels
import Network
import TestSupport
import Testing
import Training

@Suite struct InitialiserTests {
  @Test("samples have mean 0 and the variance of their rule", arguments: Initialiser.allCases)
  func variance(initialiser: Initialiser) {
    let (inputs, outputs, count) = (6, 2, 40_000)
    let variance =
      switch initialiser {
      case .he: 2.0 / 6
      case .glorot: 2.0 / 8
      case .zero: 0.0
      }
    var generator = SeededGenerator(seed: 21)
    let samples = (0..<count).map { _ in
      initialiser.weight(inputs: inputs, outputs: outputs, using: &generator)
    }
    let mean = samples.reduce(0, +) / Double(count)
    let found = samples.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(count)
    // Five standard errors: of the mean √(v/n), of a normal's variance v·√(2/n).
    #expect(abs(mean) <= 5 * (variance / Double(count)).squareRoot())
    #expect(abs(found - variance) <= 5 * variance * (2 / Double(count)).squareRoot())
    let limit = (3 * variance).squareRoot()
    #expect(samples.contains { abs($0) > limit } == (initialiser == .he))
    if initialiser == .glorot { #expect(samples.map(abs).max()! > 0.99 * limit) }
  }

  @Test("equal seeds give equal starts, other seeds other ones, and biases start at 0")
  func seeds() throws {
    let network = try Network(inputs: 2, hidden: [3, 4], activations: [.relu, .tanh], outputs: 2)
    let start = try network.start(seed: 5)
    #expect(start.count == network.parameterCount)
    #expect(sameBits(start, try network.start(seed: 5)))
    let other = try network.start(seed: 6)
    for index in 0..<network.weightCount { #expect(start[index] != other[index]) }
    #expect(start.suffix(network.biasCount).allSatisfy { $0 == 0 })
  }

  @Test("naming one weight changes no other")
  func naming() throws {
    let network = try Network(inputs: 2, hidden: [3], activations: [.softplus])
    let start = try network.start(seed: 9)
    for (index, name) in network.parameterNames.enumerated() {
      var expected = start
      expected[index] = 0.25
      #expect(sameBits(try network.start(named: [(name, 0.25)], seed: 9), expected), "\(name)")
    }
    #expect(throws: NetworkError.unknownParameter("w10")) { try network.start(["w10": 1]) }
  }

  @Test("the weights are drawn in flat order from the one generator, by each layer's rule")
  func order() throws {
    let network = try Network(
      inputs: 3, hidden: [2, 4], activations: [.relu, .sigmoid], outputs: 2)
    var generator = SeededGenerator(seed: 77)
    var expected: [Double] = []
    // He normal for relu, Glorot uniform for sigmoid and for the output's identity.
    for _ in 0..<6 { expected.append(generator.normal() * (2.0 / 3).squareRoot()) }
    for (count, nodes) in [(8, 6.0), (8, 6.0)] {
      for _ in 0..<count {
        expected.append((2 * generator.uniform() - 1) * (3 * 2 / nodes).squareRoot())
      }
    }
    let start = try network.start(seed: 77)
    for index in expected.indices { #expect(ulps(start[index], expected[index]) <= 2) }
    let zeros = try network.start(initialiser: .zero, seed: 77)
    #expect(zeros.allSatisfy { $0 == 0 })
  }

  @Test("with the lesson's names the start is the lesson's, whatever the seed")
  func lesson() throws {
    let start = try Lesson.network.start([
      "w1": 2.74, "b1": 0, "w2": -1.13, "b2": 0, "w3": 0.36, "w4": 0.63, "b3": 0,
    ])
    #expect(sameBits(start, Lesson.start))
  }
}
