public import Kernels
public import Network

/// A random network with rows and parameters, the same for the same seed on every machine.
public struct RandomNetwork: CustomStringConvertible, Sendable {
  public let seed: UInt64
  public let network: Network
  public let observations: Observations
  public let parameters: [Double]

  /// What a random network is drawn from.
  public struct Ranges: Sendable {
    public var inputs = 1...3
    public var hiddenLayers = 0...3
    public var width = 1...4
    public var outputs = 1...3
    public var rows = 1...5
    public var activations = Activation.allCases
    public var losses: [Loss] = [.ssr, .halfSSR, .mse]
    public var precisions: [Precision] = [.double]
    public var penalties: [Penalty] = [.none]
    /// Weights and biases are uniform in −spread ..< spread.
    public var spread = 1.5

    public init() {}

    /// All losses and precisions, with and without a penalty.
    public static var everything: Ranges {
      var ranges = Ranges()
      ranges.losses = Loss.allCases
      ranges.precisions = Precision.allCases
      ranges.penalties = [
        .none, Penalty(l2: 0.01), Penalty(l1: 0.03), Penalty(l1: 0.02, l2: 0.1, decaysBiases: true),
      ]
      return ranges
    }
  }

  public init(seed: UInt64, _ ranges: Ranges = Ranges()) {
    self.seed = seed
    var generator = SeededGenerator(seed: seed)
    let hidden = (0..<generator.pick(ranges.hiddenLayers)).map { _ in
      generator.pick(ranges.width)
    }
    let activations = hidden.map { _ in generator.pick(ranges.activations) }
    let (inputs, outputs) = (generator.pick(ranges.inputs), generator.pick(ranges.outputs))
    let last = generator.pick(0...1) == 0 ? .identity : generator.pick(ranges.activations)
    let loss = generator.pick(ranges.losses)
    network = try! Network(
      inputs: inputs, hidden: hidden, activations: activations, outputs: outputs,
      outputActivation: loss.isCrossEntropy ? .identity : last, loss: loss,
      penalty: generator.pick(ranges.penalties), precision: generator.pick(ranges.precisions))
    parameters = generator.values(network.parameterCount, size: ranges.spread)
      .map(network.precision.rounded)
    observations = Self.observations(network, rows: generator.pick(ranges.rows), &generator)
  }

  /// So many rows for a network, inputs and observed values uniform in −2 ..< 2; one class each
  /// where the loss is cross-entropy.
  public static func observations(
    _ network: Network, rows: Int, _ generator: inout SeededGenerator
  ) -> Observations {
    let inputs = (0..<network.inputCount).map { _ in generator.values(rows, size: 2) }
    guard network.loss.isCrossEntropy else {
      return try! Observations(
        inputs: inputs,
        observed: (0..<network.outputCount).map { _ in generator.values(rows, size: 2) })
    }
    let classes = (0..<rows).map { _ in generator.pick(0...max(1, network.outputCount - 1)) }
    return try! Observations(
      inputs: inputs,
      observed: (0..<network.outputCount).map { output in
        classes.map { $0 == (network.outputCount == 1 ? 1 : output) ? 1 : 0 }
      })
  }

  /// What a failed test prints.
  public var description: String {
    let layers = network.layers.map { "\($0.inputs)→\($0.outputs) \($0.activation)" }
    return "seed \(seed): " + layers.joined(separator: ", ")
      + ", \(network.loss), \(network.precision), \(network.penalty), "
      + "\(observations.rowCount) rows"
  }
}

extension SeededGenerator {
  /// One of a range, by the remainder: good enough for choosing cases.
  public mutating func pick(_ range: ClosedRange<Int>) -> Int {
    range.lowerBound + Int(next() % UInt64(range.count))
  }

  public mutating func pick<Element>(_ elements: [Element]) -> Element {
    elements[pick(0...elements.count - 1)]
  }

  /// Values uniform in −size ..< size.
  public mutating func values(_ count: Int, size: Double) -> [Double] {
    (0..<count).map { _ in size * (2 * uniform() - 1) }
  }
}
