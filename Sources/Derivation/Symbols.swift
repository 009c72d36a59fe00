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
    switch network.loss {
    case .ssr: return -2 * residual(output)
    case .halfSSR: return -residual(output)
    case .mse: return -2 * residual(output) / .number(Double(terms))
    case .crossEntropy: return predicted(output) - observed(output)
    case .meanCrossEntropy:
      return (predicted(output) - observed(output)) / .number(Double(terms))
    }
  }

  func observed(_ output: Int) -> Formula { .symbol(network.observedName(output)) }

  func predicted(_ output: Int) -> Formula { .symbol(network.predictedName(output)) }

  func residual(_ output: Int) -> Formula { observed(output) - predicted(output) }

  private var lossRule: Rule {
    switch network.loss {
    case .ssr: .squaredResidual(.none)
    case .halfSSR: .squaredResidual(.half)
    case .mse: .squaredResidual(.mean)
    case .crossEntropy, .meanCrossEntropy:
      .crossEntropy(network.outputCount == 1 ? .sigmoid : .softmax)
    }
  }

  /// The name of a node's sum, as a symbol.
  func preActivation(_ layer: Int, _ node: Int) -> Formula {
    .symbol(network.preActivationName(layer: layer, node: node))
  }

  /// The derivative of a node's activation by its sum.
  func activationDerivative(_ layer: Int, _ node: Int) -> Formula {
    network.layers[layer].activation.operation?.derivativeFormula(
      by: 0, [preActivation(layer, node)]) ?? 1
  }

  /// dLoss/dPredicted, and through the output's activation if it has one: the head of a chain.
  func head(_ output: Int, terms: Int) -> [Derivation.Factor] {
    let predicted =
      network.link == .activation
      ? network.predictedName(output) : network.preActivationName(layer: last, node: output)
    let first = Derivation.Factor(
      of: network.loss.symbol, by: predicted, symbolic: lossDerivative(output, terms: terms),
      rule: lossRule)
    guard network.layers[last].activation != .identity else { return [first] }
    return [first, activationFactor(last, output)]
  }

  func activationFactor(_ layer: Int, _ node: Int) -> Derivation.Factor {
    Derivation.Factor(
      of: network.activationName(layer: layer, node: node),
      by: network.preActivationName(layer: layer, node: node),
      symbolic: activationDerivative(layer, node),
      rule: network.layers[layer].activation.operation.map { .activation($0) } ?? .identity)
  }

  /// dx/dy from a node to one that it feeds: the weight between.
  func weightFactor(_ layer: Int, _ node: Int, to receiver: Int) -> Derivation.Factor {
    Derivation.Factor(
      of: network.sumName(layer: layer + 1, node: receiver),
      by: network.activationName(layer: layer, node: node),
      symbolic: weight(layer + 1, receiver, node), rule: .weight)
  }
}
