import Graph
import Network

/// The formulas of a network's parts, by their names.
struct Symbols {
  let network: Network

  private var last: Int { network.layers.count - 1 }

  func weight(_ layer: Int, _ node: Int, _ source: Int) -> Formula {
    .symbol(
      network.parameterName(network.weightIndex(layer: layer, node: node, source: source)))
  }

  func source(_ place: Network.ParameterPlace) -> Formula {
    place.source.map { .symbol(network.sourceName(layer: place.layer, index: $0)) } ?? 1
  }

  /// −2(Observed − Predicted), for the loss at hand.
  func lossDerivative(_ output: Int, terms: Int) -> Formula {
    let residual =
      Formula.symbol(network.observedName(output)) - .symbol(network.predictedName(output))
    let excess =
      Formula.symbol(network.predictedName(output)) - .symbol(network.observedName(output))
    switch network.loss {
    case .ssr: return -2 * residual
    case .halfSSR: return -residual
    case .mse: return -2 * residual / .number(Double(terms))
    case .crossEntropy: return excess
    case .meanCrossEntropy: return excess / .number(Double(terms))
    }
  }

  /// The derivative of a node's activation by its sum.
  func activationDerivative(_ layer: Int, _ node: Int) -> Formula {
    let x = Formula.symbol(network.preActivationName(layer: layer, node: node))
    return network.layers[layer].activation.operation?.derivativeFormula(by: 0, [x]) ?? 1
  }

  /// dLoss/dPredicted, and through the output's activation if it has one: the head of a chain.
  func head(_ output: Int, terms: Int) -> [Derivation.Factor] {
    let predicted =
      network.link == .activation
      ? network.predictedName(output) : network.preActivationName(layer: last, node: output)
    let first = Derivation.Factor(
      of: network.loss.symbol, by: predicted, symbolic: lossDerivative(output, terms: terms))
    guard network.layers[last].activation != .identity else { return [first] }
    return [first, activationFactor(last, output)]
  }

  func activationFactor(_ layer: Int, _ node: Int) -> Derivation.Factor {
    Derivation.Factor(
      of: network.activationName(layer: layer, node: node),
      by: network.preActivationName(layer: layer, node: node),
      symbolic: activationDerivative(layer, node))
  }
}
