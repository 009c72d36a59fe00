import Kernels
import Network

/// One row through the network: the numbers that the factors of every derivation are.
///
/// Sums, activations and deltas have the engine's bits. Beside each delta stands its exact
/// counterpart, the sum over all paths of the exact products of the same factors, to about 30
/// digits, and the sum of those products' magnitudes, from which the rounding bound is made.
struct RowPass {
  let network: Network
  private let reference: ReferenceOrder
  private let parameters: [Double]
  private let observations: Observations

  private(set) var inputs: [Double] = []
  private(set) var observed: [Double] = []
  private(set) var x: [[Double]] = []
  private(set) var y: [[Double]] = []
  private(set) var deltas: [[Double]] = []
  /// dLoss/dPredicted of each output; dLoss/dx of one that passes through a sigmoid or the softmax.
  private(set) var lossDerivatives: [Double] = []
  private(set) var exactDeltas: [[DoubleDouble]] = []
  private(set) var magnitudes: [[Double]] = []

  init(_ network: Network, _ observations: Observations, _ parameters: [Double]) {
    self.network = network
    self.observations = observations
    self.parameters = parameters
    reference = ReferenceOrder(network)
  }

  var terms: Int { network.terms(rows: observations.rowCount) }
  var predicted: [Double] { y[network.layers.count - 1] }

  /// Computes what the engine computes for one row, counted from 0.
  mutating func load(row: Int) {
    inputs = observations.inputs(row: row).map(network.precision.rounded)
    observed = observations.observed(row: row).map(network.precision.rounded)
    (x, y) = reference.forward(inputs, parameters)
    deltas = reference.deltas(x, predicted, observed, parameters, terms: terms)
    lossDerivatives = LossOrder(network).deltas(
      x[network.layers.count - 1], predicted, observed, terms: terms)
  }

  /// Computes the exact deltas and the magnitudes of the row that is loaded.
  mutating func loadExactDeltas() {
    exactDeltas = network.layers.map { Array(repeating: DoubleDouble(0), count: $0.outputs) }
    magnitudes = network.layers.map { Array(repeating: 0, count: $0.outputs) }
    for index in network.layers.indices.reversed() {
      for node in 0..<network.layers[index].outputs { loadExactDelta(index, node) }
    }
  }

  private mutating func loadExactDelta(_ index: Int, _ node: Int) {
    var (sum, magnitude) = (DoubleDouble(0), 0.0)
    if index == network.layers.count - 1 {
      let value = lossDerivative(node)
      (sum, magnitude) = (DoubleDouble(value), abs(value))
    } else {
      for receiver in 0..<network.layers[index + 1].outputs {
        let weight = weight(layer: index + 1, node: receiver, source: node)
        sum = sum + exactDeltas[index + 1][receiver] * weight
        magnitude += magnitudes[index + 1][receiver] * abs(weight)
      }
    }
    let local = activationDerivative(index, node)
    exactDeltas[index][node] = sum * local
    magnitudes[index][node] = magnitude * abs(local)
  }

  /// That of one output.
  func lossDerivative(_ output: Int) -> Double { lossDerivatives[output] }

  /// dy/dx of one node.
  func activationDerivative(_ layer: Int, _ node: Int) -> Double {
    network.layers[layer].activation.derivative(x[layer][node], in: network.precision)
  }

  func weight(layer: Int, node: Int, source: Int) -> Double {
    parameters[network.weightIndex(layer: layer, node: node, source: source)]
  }

  /// dx/dparameter: what a weight multiplies; 1 for a bias.
  func source(_ place: Network.ParameterPlace) -> Double {
    guard let source = place.source else { return 1 }
    return place.layer == 0 ? inputs[source] : y[place.layer - 1][source]
  }
}
