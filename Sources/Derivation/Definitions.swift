import Graph
import Network

extension Symbols {
  /// What the loss is, then every node that the parameter reaches, from the loss down.
  ///
  /// - Parameter most: at most so many nodes of a layer are written out.
  func definitions(reachedFrom place: Network.ParameterPlace, terms: Int, most: Int = 4)
    -> [Derivation.Definition]
  {
    var result = [Derivation.Definition.equation(network.loss.symbol, lossFormula(terms: terms))]
    for layer in stride(from: network.layers.count - 1, through: place.layer, by: -1) {
      let nodes = layer == place.layer ? [place.node] : Array(0..<network.layers[layer].outputs)
      for node in nodes.prefix(most) {
        if let operation = network.layers[layer].activation.operation {
          result.append(
            .equation(
              network.activationName(layer: layer, node: node),
              .formula(preActivation(layer, node).applying(operation))))
        } else if layer == network.layers.count - 1 && network.loss.isCrossEntropy {
          result.append(
            .equation(network.predictedName(node), .formula(probability(node))))
        } else if layer < network.layers.count - 1 {
          result.append(
            .equation(
              network.activationName(layer: layer, node: node),
              .formula(preActivation(layer, node))))
        }
        result.append(
          .equation(
            network.sumName(layer: layer, node: node), .formula(sum(layer, node))))
      }
      if nodes.count > most { result.append(.moreNodes(nodes.count - most)) }
    }
    return result
  }

  /// What the loss is, over the rows.
  private func lossFormula(terms: Int) -> Expression {
    let squares = (0..<network.outputCount).map { residual($0).applying(.square) }
    let squared = Expression.total(.formula(Formula.sum(of: squares, most: 3, leading: 1)))
    let entropy = Expression.total(.formula(logLikelihood))
    switch network.loss {
    case .ssr: return squared
    case .halfSSR: return .multiple(.init(1, 2), squared)
    case .mse: return .multiple(.init(1, terms), squared)
    case .crossEntropy: return .multiple(.init(-1), entropy)
    case .meanCrossEntropy: return .multiple(.init(-1, terms), entropy)
    }
  }

  /// Of a row: the logarithm of the probability that was predicted of the class observed.
  private var logLikelihood: Formula {
    guard network.outputCount > 1 else {
      return observed(0) * predicted(0).applying(.ln)
        + (1 - observed(0)) * (1 - predicted(0)).applying(.ln)
    }
    let terms = (0..<network.outputCount).map { observed($0) * predicted($0).applying(.ln) }
    return Formula.sum(of: terms, most: 3, leading: 1)
  }

  /// The probability that an output's sum stands for: its sigmoid, or its share of the softmax.
  private func probability(_ output: Int) -> Formula {
    let last = network.layers.count - 1
    let x = preActivation(last, output)
    guard network.outputCount > 1 else { return x.applying(.sigmoid) }
    let powers = (0..<network.outputCount).map { preActivation(last, $0).applying(.exp) }
    return x.applying(.exp) / Formula.sum(of: powers, most: 4, leading: 2)
  }

  /// w1·Input + b1; long sums are shortened in the middle.
  private func sum(_ layer: Int, _ node: Int) -> Formula {
    let bias = network.parameterName(network.biasIndex(layer: layer, node: node))
    let products = (0..<network.layers[layer].inputs).map { source in
      weight(layer, node, source) * .symbol(network.sourceName(layer: layer, index: source))
    }
    return Formula.sum(of: products, most: 6, leading: 2) + .symbol(bias)
  }
}
