import Kernels
import Network
import TestSupport
import Testing

/// The engine's loss, derivatives and predictions have the bits of `ReferenceOrder` in both
/// precisions, at every level of the kernels, whatever the tiles.
@Suite struct EngineBitsTests {
  /// Rows that fit the loss: one-hot or 0 and 1 for cross-entropy.
  static func observations(
    _ network: Network, rows: Int, _ generator: inout SeededGenerator
  ) throws -> Observations {
    let inputs = (0..<network.inputCount).map { _ in generator.values(rows, size: 2) }
    var observed = (0..<network.outputCount).map { _ in generator.values(rows, size: 2) }
    if network.loss.isCrossEntropy {
      for row in 0..<rows {
        let kind = generator.pick(0...max(network.outputCount - 1, 1))
        for output in observed.indices {
          observed[output][row] = network.outputCount == 1 ? Double(kind) : kind == output ? 1 : 0
        }
      }
    }
    return try Observations(inputs: inputs, observed: observed)
  }

  static func compare(
    _ network: Network, rows: Int, seed: UInt64, level: Int, size: Double = 1
  ) throws {
    var generator = SeededGenerator(seed: seed)
    let observations = try observations(network, rows: rows, &generator)
    let parameters = generator.values(network.parameterCount, size: size)
      .map(network.precision.rounded)
    let label: Comment = "\(network), \(rows) rows, level \(level)"
    let expected = ReferenceOrder(network).lossAndGradient(observations, parameters)
    let engine = try Backpropagation(network, observations)
    var gradient = [Double](repeating: .nan, count: network.parameterCount)
    let loss = engine.gradient(at: parameters, into: &gradient)
    #expect(sameBits([loss], [expected.loss]), label)
    #expect(sameBits(gradient, expected.gradient), label)
    #expect(sameBits([engine.loss(at: parameters)], [expected.loss]), label)
    let columns = engine.predictions(at: parameters)
    for row in Set([0, rows / 2, rows - 1]) {
      let inputs = observations.inputs(row: row)
      #expect(
        sameBits(network.predict(inputs, parameters: parameters), columns.map { $0[row] }), label)
    }
  }

  @Test("every activation and loss", arguments: Precision.allCases, Loss.allCases)
  func activationsAndLosses(precision: Precision, loss: Loss) throws {
    try atEveryLevel { level in
      for (index, activation) in Activation.allCases.enumerated() {
        for outputs in [1, 3] {
          let network = try Network(
            inputs: 3, hidden: [5, 14], activations: [activation], outputs: outputs,
            outputActivation: loss.isCrossEntropy ? .identity : activation, loss: loss,
            precision: precision)
          try Self.compare(network, rows: 41, seed: UInt64(index), level: level)
        }
      }
    }
  }

  @Test("rows around multiples of vectors, pieces and blocks", arguments: Precision.allCases)
  func rows(precision: Precision) throws {
    let network = try Network(
      inputs: 4, hidden: [16], activations: [.tanh], outputs: 2, loss: .mse, precision: precision)
    let counts =
      Array(1...20) + [31, 32, 33, 47, 48, 49, 63, 64, 65, 127, 129, 191, 193, 255, 256, 257, 271]
      + [511, 512, 513, 600]
    try atEveryLevel { level in
      for rows in counts { try Self.compare(network, rows: rows, seed: 7, level: level) }
    }
  }

  @Test("layers 1 to 40 nodes wide, thin and dense", arguments: Precision.allCases)
  func widths(precision: Precision) throws {
    try atEveryLevel { level in
      for width in 1...40 {
        let network = try Network(
          inputs: width, hidden: [41 - width], activations: [.sigmoid], outputs: 1 + width % 6,
          loss: .halfSSR, precision: precision)
        try Self.compare(network, rows: 19, seed: UInt64(width), level: level)
      }
    }
  }

  @Test("layers that are wider than one part of their sums", arguments: Precision.allCases)
  func wide(precision: Precision) throws {
    try atEveryLevel { level in
      for (inputs, nodes) in [(70, 5), (5, 70), (131, 9), (9, 131), (64, 32)] {
        let network = try Network(
          inputs: inputs, hidden: [nodes], activations: [.relu], outputs: 4, loss: .crossEntropy,
          precision: precision)
        try Self.compare(network, rows: 70, seed: 11, level: level, size: 0.3)
      }
    }
  }

  @Test("sums of any size: equal, saturated, cancelling, subnormal", arguments: Precision.allCases)
  func sizes(precision: Precision) throws {
    try atEveryLevel { level in
      for loss in [Loss.ssr, .crossEntropy, .meanCrossEntropy] {
        for (seed, size) in [0, 0x1p-70, 1e-20, 1e-3, 10, 100].enumerated() {
          for outputs in [1, 4] {
            let network = try Network(
              inputs: 2, hidden: [4], activations: [.softplus], outputs: outputs, loss: loss,
              precision: precision)
            try Self.compare(network, rows: 23, seed: UInt64(seed), level: level, size: size)
          }
        }
      }
    }
  }

  @Test(
    "of classes that are equally likely the first is the largest", arguments: Precision.allCases)
  func ties(precision: Precision) throws {
    let network = try Network(
      inputs: 2, hidden: [], outputs: 3, loss: .crossEntropy, precision: precision)
    var generator = SeededGenerator(seed: 12)
    let observations = try Self.observations(network, rows: 200, &generator)
    // The first and the last class have the same weights.
    let parameters = [0.3, 0.7, -0.4, 0.1, 0.3, 0.7, 0.2, -0.5, 0.2].map(precision.rounded)
    let expected = ReferenceOrder(network).lossAndGradient(observations, parameters)
    var gradient = parameters
    let loss = try Backpropagation(network, observations).gradient(at: parameters, into: &gradient)
    #expect(sameBits([loss], [expected.loss]))
    #expect(sameBits(gradient, expected.gradient))
  }

  @Test("penalties are added once, with or without the biases", arguments: Precision.allCases)
  func penalties(precision: Precision) throws {
    for (seed, penalty) in [
      Penalty(l2: 0.01), Penalty(l1: 0.3), Penalty(l1: 0.1, l2: 0.2, decaysBiases: true),
    ].enumerated() {
      let network = try Network(
        inputs: 3, hidden: [7], outputs: 2, loss: .mse, penalty: penalty, precision: precision)
      try Self.compare(network, rows: 300, seed: UInt64(seed), level: KernelLevel.current)
    }
  }

  @Test("a minibatch is its rows in their order", arguments: Precision.allCases)
  func minibatches(precision: Precision) throws {
    let network = try Network(
      inputs: 5, hidden: [13], activations: [.tanh], outputs: 3, loss: .meanCrossEntropy,
      penalty: Penalty(l2: 0.1), precision: precision)
    var generator = SeededGenerator(seed: 5)
    let observations = try Self.observations(network, rows: 400, &generator)
    let engine = try Backpropagation(network, observations, batch: 300)
    let parameters = generator.values(network.parameterCount, size: 1).map(precision.rounded)
    let gradient = Vector(zeros: network.parameterCount, precision)
    for count in [1, 7, 16, 32, 100, 256, 300] {
      let rows = (0..<count).map { _ in generator.pick(0...399) }
      let expected = ReferenceOrder(network).lossAndGradient(observations.rows(rows), parameters)
      let loss = rows.withUnsafeBufferPointer {
        engine.gradient(at: Vector(parameters, precision), into: gradient, rows: $0)
      }
      #expect(sameBits([loss], [expected.loss]), "\(count) rows")
      #expect(sameBits(gradient.values, expected.gradient), "\(count) rows")
    }
  }

  @Test("observations kept as floats give a float network the same bits", arguments: [2, 37])
  func floatObservations(inputs: Int) throws {
    let network = try Network(inputs: inputs, hidden: [3], outputs: 1, precision: .float)
    var generator = SeededGenerator(seed: 6)
    let doubles = try Self.observations(network, rows: 300, &generator)
    let floats = try Observations(rows: 300, inputs: inputs, observed: 1, precision: .float) {
      $0 < inputs ? doubles.input($0, row: $1) : doubles.observed($0 - inputs, row: $1)
    }
    #expect(floats.input(1, row: 1) == Double(Float(doubles.input(1, row: 1))))
    let parameters = generator.values(network.parameterCount, size: 1).map(Precision.float.rounded)
    var (first, second) = (parameters, parameters)
    let loss = try Backpropagation(network, doubles).gradient(at: parameters, into: &first)
    #expect(try Backpropagation(network, floats).gradient(at: parameters, into: &second) == loss)
    #expect(sameBits(first, second))
  }
}
