import Graph
import Network

extension Symbols {
  /// What the loss is, then every node that the parameter reaches, from the loss down.
  ///
  /// - Parameter most: at most so many nodes of a layer are written out.
  func definitions(reachedFrom place: Network.ParameterPlace, terms: Int, most: Int = 4)
    -> [Derivation.Definition]
  {
    var result = [lossDefinition(terms: terms)]
    for layer in stride(from: network.layers.count - 1, through: place.layer, by: -1) {
      let nodes = layer == place.layer ? [place.node] : Array(0..<network.layers[layer].outputs)
      for node in nodes.prefix(most) {
        if let operation = network.layers[layer].activation.operation {
          let x = Formula.symbol(network.preActivationName(layer: layer, node: node))
          result.append(
            .init(
              name: network.activationName(layer: layer, node: node),
              formula: "\(x.applying(operation))"))
        } else if layer < network.layers.count - 1 {
          result.append(
            .init(
              name: network.activationName(layer: layer, node: node),
              formula: network.preActivationName(layer: layer, node: node)))
        }
        result.append(
          .init(name: network.sumName(layer: layer, node: node), formula: sum(layer, node)))
      }
      if nodes.count > most { result.append(.more(nodes.count - most)) }
    }
    return result
  }

  private func lossDefinition(terms: Int) -> Derivation.Definition {
    let all = (0..<network.outputCount).map {
      "(\(network.observedName($0)) − \(network.predictedName($0)))²"
    }
    let shown = all.count <= 3 ? all : [all[0], "…", all[all.count - 1]]
    let squares = "Σ " + (all.count == 1 ? all[0] : "(" + shown.joined(separator: " + ") + ")")
    let logarithms = (0..<network.outputCount).map {
      "\(network.observedName($0))·ln \(network.predictedName($0))"
    }
    let entropy =
      logarithms.count == 1
      ? "Σ −(Observed·ln Predicted + (1 − Observed)·ln(1 − Predicted))"
      : "Σ −("
        + (logarithms.count <= 3
        ? logarithms : [logarithms[0], "…", logarithms[logarithms.count - 1]])
        .joined(separator: " + ") + ")"
    switch network.loss {
    case .ssr: return .init(name: "SSR", formula: squares)
    case .halfSSR: return .init(name: network.loss.symbol, formula: "½ " + squares)
    case .mse: return .init(name: "MSE", formula: "1/\(terms) " + squares)
    case .crossEntropy: return .init(name: "CE", formula: entropy)
    case .meanCrossEntropy: return .init(name: "MCE", formula: "1/\(terms) " + entropy)
    }
  }

  /// w1·Input + b1; long sums are shortened in the middle.
  private func sum(_ layer: Int, _ node: Int) -> String {
    let bias = network.parameterName(network.biasIndex(layer: layer, node: node))
    let count = network.layers[layer].inputs
    func product(_ source: Int) -> String {
      "\(weight(layer, node, source))·" + network.sourceName(layer: layer, index: source)
    }
    let shown =
      count <= 6
      ? (0..<count).map(product) : [product(0), product(1), "…", product(count - 1)]
    return (shown + [bias]).joined(separator: " + ")
  }
}

extension Derivation.Definition {
  /// Stands for nodes of a layer that are not written out; it has no name.
  static func more(_ count: Int) -> Self {
    .init(name: "", formula: "(\(count) more \(count == 1 ? "node" : "nodes") of this layer)")
  }
}
