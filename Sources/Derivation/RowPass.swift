import Kernels
import Network

/// One row through the network: the numbers that the factors of every derivation are, with the
/// engine's bits.
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

extension RowPass {
  /// A number of the forward pass.
  func value(_ place: Derivation.Quantity.Place) -> Double {
    switch place {
    case .input(let index): inputs[index]
    case .sum(let layer, let node): x[layer][node]
    case .activation(let layer, let node): y[layer][node]
    case .observed(let output): observed[output]
    case .residual(let output):
      network.precision.rounded(observed[output] - predicted[output])
    }
  }
}
