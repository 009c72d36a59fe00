import Graph
import Network

/// The recursive form: δ of each node from the loss down to the parameter's node, each computed
/// once from those above it.
struct Deltas {
  let network: Network
  let place: Network.ParameterPlace

  /// The nodes whose deltas are needed, from the outputs down to the parameter's.
  var nodes: [(layer: Int, node: Int)] {
    stride(from: network.layers.count - 1, through: place.layer, by: -1).flatMap { layer in
      layer == place.layer
        ? [(layer, place.node)] : (0..<network.layers[layer].outputs).map { (layer, $0) }
    }
  }

  static func name(_ network: Network, _ layer: Int, _ node: Int) -> String {
    "δ\(network.nodeOffsets[layer] + node + 1)"
  }

  func delta(_ layer: Int, _ node: Int, _ symbols: Symbols, terms: Int) -> Derivation.Delta {
    let above: Formula
    if layer == network.layers.count - 1 {
      above = symbols.lossDerivative(node, terms: terms)
    } else {
      let products = (0..<network.layers[layer + 1].outputs).map { receiver in
        symbols.weight(layer + 1, receiver, node)
          * .symbol(Self.name(network, layer + 1, receiver))
      }
      above = products.dropFirst().reduce(products[0]) { $0 + $1 }
    }
    let isIdentity = network.layers[layer].activation == .identity
    return .init(
      name: Self.name(network, layer, node),
      factor: .init(
        of: network.loss.symbol, by: symbols.network.sumName(layer: layer, node: node),
        symbolic: isIdentity ? above : above * symbols.activationDerivative(layer, node)))
  }

  /// δ × what the parameter multiplies.
  func term(_ symbols: Symbols) -> Derivation.Term {
    .init(factors: [
      .init(
        of: network.loss.symbol, by: symbols.network.sumName(layer: place.layer, node: place.node),
        symbolic: .symbol(Self.name(network, place.layer, place.node))),
      symbols.last(place),
    ])
  }
}
