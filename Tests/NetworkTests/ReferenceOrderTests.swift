import Kernels
import Network
import TestSupport
import Testing

/// The layered engine has the bits of the scalar order written out in `ReferenceOrder`.
@Suite struct ReferenceOrderTests {
  /// Loss, gradient, loss alone and predictions of the engine against those row by row.
  static func compare(
    _ network: Network, _ rows: Observations, _ parameters: [Double], _ label: String
  ) throws {
    let engine = try Backpropagation(network, rows)
    var gradient = [Double](repeating: .nan, count: network.parameterCount)
    let loss = engine.gradient(at: parameters, into: &gradient)
    let expected = RowByRow(network, rows, parameters)
    #expect(sameBits([loss], [expected.loss]), "loss: \(label)")
    #expect(sameBits(gradient, expected.gradient), "gradient: \(label)")
    #expect(sameBits([engine.loss(at: parameters)], [loss]), "loss alone: \(label)")
  }

  static func ranges(width: ClosedRange<Int>, rows: ClosedRange<Int>) -> RandomNetwork.Ranges {
    var ranges = RandomNetwork.Ranges()
    (ranges.width, ranges.rows) = (width, rows)
    return ranges
  }

  @Test("200 random networks")
  func randomNetworks() throws {
    for seed in UInt64(0)..<200 {
      let random = RandomNetwork(seed: seed)
      try Self.compare(random.network, random.observations, random.parameters, "\(random)")
    }
  }

  @Test("200 random networks of all losses and precisions, with penalties")
  func everything() throws {
    for seed in UInt64(1000)..<1200 {
      let random = RandomNetwork(seed: seed, .everything)
      try Self.compare(random.network, random.observations, random.parameters, "\(random)")
    }
  }

  @Test("row counts around the lanes' 8 and the blocks' 256, and multiples of them")
  func rowCounts() throws {
    let counts =
      Array(1...34) + [63, 64, 65, 127, 128, 255, 256, 257, 263, 264, 511, 512, 513, 700, 767, 768]
      + [769, 1000, 1023, 1024, 1025, 1279, 1280, 1281, 1300]
    let network = try Network(
      inputs: 2, hidden: [2], activations: [.tanh], outputs: 2, loss: .mse)
    var generator = SeededGenerator(seed: 2)
    for count in counts {
      let rows = RandomNetwork.observations(network, rows: count, &generator)
      try Self.compare(
        network, rows, generator.values(network.parameterCount, size: 2), "\(count) rows")
    }
  }

  @Test("layers 1 to 20 nodes wide", arguments: 1...20)
  func widths(width: Int) throws {
    let random = RandomNetwork(
      seed: UInt64(100 + width), Self.ranges(width: width...width, rows: 3...20))
    try Self.compare(random.network, random.observations, random.parameters, "\(random)")
    let wide = try Network(
      inputs: width, hidden: [width], activations: [.sigmoid], outputs: width, loss: .halfSSR)
    var generator = SeededGenerator(seed: UInt64(width))
    let rows = RandomNetwork.observations(wide, rows: 9, &generator)
    try Self.compare(
      wide, rows, generator.values(wide.parameterCount, size: 1), "\(width) wide")
  }

  @Test("an engine used again, at other points, gives the same bits")
  func reuse() throws {
    let random = RandomNetwork(seed: 3, Self.ranges(width: 1...4, rows: 300...300))
    let engine = try Backpropagation(random.network, random.observations)
    var (first, other, again) = (random.parameters, random.parameters, random.parameters)
    let loss = engine.gradient(at: random.parameters, into: &first)
    _ = engine.gradient(at: random.parameters.map { -3 * $0 }, into: &other)
    _ = engine.predictions(at: random.parameters.map { 2 * $0 })
    #expect(engine.gradient(at: random.parameters, into: &again) == loss)
    #expect(sameBits(first, again) && !sameBits(first, other))
  }

  @Test("one row's prediction has the engine's bits")
  func predictions() throws {
    for seed in UInt64(300)..<330 {
      let random = RandomNetwork(seed: seed, Self.ranges(width: 1...4, rows: 1...600))
      let engine = try Backpropagation(random.network, random.observations)
      let columns = engine.predictions(at: random.parameters)
      #expect(columns.map(\.count) == columns.map { _ in random.observations.rowCount })
      for row in stride(from: 0, to: random.observations.rowCount, by: 37) {
        let inputs = random.observations.inputs(row: row)
        let predicted = random.network.predict(inputs, parameters: random.parameters)
        #expect(sameBits(predicted, columns.map { $0[row] }), "\(random), row \(row)")
      }
    }
  }
}

@Suite struct ReferenceOrderLongTests {
  @Test("every row count from 1 to 1300")
  func everyRowCount() throws {
    let network = try Network(inputs: 1, hidden: [2], activations: [.softplus])
    var generator = SeededGenerator(seed: 4)
    for count in 1...1300 {
      let rows = RandomNetwork.observations(network, rows: count, &generator)
      try ReferenceOrderTests.compare(
        network, rows, generator.values(network.parameterCount, size: 2), "\(count) rows")
    }
  }
}
