import Graph
import Kernels
import Network

/// The recursive form: δ of each node from the loss down to the parameter's node, each computed
/// once from those above it. Of wide layers some nodes are written out, of deep networks fewer.
struct Deltas {
  let network: Network
  let place: Network.ParameterPlace
  let symbols: Symbols
  /// By what a mean is divided.
  let terms: Int

  /// The layers whose deltas are needed, from the outputs' down to the parameter's.
  private var layers: [Int] {
    stride(from: network.layers.count - 1, through: place.layer, by: -1).map { $0 }
  }

  /// At most so many nodes of a layer are shown, and as many terms of each.
  private var most: Int { max(1, min(4, 12 / layers.count)) }

  /// The nodes whose deltas are shown, from the outputs down to the parameter's.
  var nodes: [(layer: Int, node: Int)] {
    layers.flatMap { layer in
      layer == place.layer
        ? [(layer, place.node)]
        : (0..<min(most, network.layers[layer].outputs)).map { (layer, $0) }
    }
  }

  /// The nodes of each layer that are not shown.
  var omittedNodes: [Derivation.OmittedNodes] {
    layers.dropLast().compactMap { layer in
      let count = network.layers[layer].outputs - most
      return count > 0 ? .init(layer: layer + 1, nodes: count) : nil
    }
  }

  static func name(_ network: Network, _ layer: Int, _ node: Int) -> String {
    "δ\(network.nodeOffsets[layer] + node + 1)"
  }

  /// The delta of a node, in formulas.
  func delta(_ layer: Int, _ node: Int) -> Derivation.Delta {
    let isOutput = layer == network.layers.count - 1
    let isIdentity = network.layers[layer].activation == .identity
    let shown = isOutput ? [outputTerm(node)] : receivers(layer).map { term(layer, node, $0) }
    let above =
      isOutput
      ? shown[0].factors[0].symbolic
      : Formula.sum(
        of: (0..<network.layers[layer + 1].outputs).map { product(layer, node, $0) }, most: 6,
        leading: 2)
    return .init(
      name: Self.name(network, layer, node),
      factor: .init(
        of: network.loss.symbol, by: network.sumName(layer: layer, node: node),
        symbolic: isIdentity ? above : above * symbols.activationDerivative(layer, node),
        rule: nil),
      layer: layer + 1, terms: shown,
      omittedTerms: isOutput ? 0 : network.layers[layer + 1].outputs - shown.count,
      local: isOutput && isIdentity ? nil : symbols.activationFactor(layer, node))
  }

  /// The nodes of the layer above that are shown as fed by a node.
  private func receivers(_ layer: Int) -> Range<Int> {
    0..<min(most, network.layers[layer + 1].outputs)
  }

  private func product(_ layer: Int, _ node: Int, _ receiver: Int) -> Formula {
    symbols.weight(layer + 1, receiver, node) * .symbol(Self.name(network, layer + 1, receiver))
  }

  private func outputTerm(_ output: Int) -> Derivation.Term {
    .init(factors: [symbols.head(output, terms: terms)[0]])
  }

  /// dLoss/dx of a receiver × dx/dy, its weight.
  private func term(_ layer: Int, _ node: Int, _ receiver: Int) -> Derivation.Term {
    .init(factors: [
      named(layer + 1, receiver),
      symbols.weightFactor(layer, node, to: receiver),
    ])
  }

  private func named(_ layer: Int, _ node: Int) -> Derivation.Factor {
    .init(
      of: network.loss.symbol, by: network.sumName(layer: layer, node: node),
      symbolic: .symbol(Self.name(network, layer, node)), rule: nil)
  }

  /// δ × what the parameter multiplies.
  var term: Derivation.Term {
    .init(factors: [named(place.layer, place.node), symbols.last(place)])
  }

  /// What a delta is made of in a row.
  func parts(_ layer: Int, _ node: Int, _ row: RowPass) -> Derivation.DeltaParts {
    let local = row.activationDerivative(layer, node)
    guard layer < network.layers.count - 1 else {
      let head = row.lossDerivative(node)
      return .init(factors: [[head]], omitted: 0, sum: head, local: local)
    }
    let deltas = row.deltas[layer + 1]
    let shown = receivers(layer)
    var (sum, omitted) = (0.0, DoubleDouble(0))
    for receiver in deltas.indices {
      let weight = row.weight(layer: layer + 1, node: receiver, source: node)
      sum = network.precision.fusedMultiplyAdd(weight, deltas[receiver], sum)
      if !shown.contains(receiver) {
        omitted = omitted + DoubleDouble(weight) * deltas[receiver]
      }
    }
    return .init(
      factors: shown.map {
        [deltas[$0], row.weight(layer: layer + 1, node: $0, source: node)]
      }, omitted: omitted.high, sum: sum, local: local)
  }
}
