import Network

/// The nodes that a parameter's influence passes through, one list for each way from the
/// parameter's node to an output: first the output's node, last the parameter's.
struct Paths {
  let network: Network
  let place: Network.ParameterPlace

  /// The number of paths; it stops counting at a thousand million.
  var count: Int {
    network.layers[(place.layer + 1)...].reduce(1) { min($0 * $1.outputs, 1_000_000_000) }
  }

  /// All paths in the order of their output, then of the node before, ….
  var all: [[Int]] {
    var paths: [[Int]] = [[]]
    for layer in stride(from: network.layers.count - 1, to: place.layer, by: -1) {
      paths = paths.flatMap { path in
        (0..<network.layers[layer].outputs).map { path + [$0] }
      }
    }
    return paths.map { $0 + [place.node] }
  }

  /// The factors along a path.
  func term(_ path: [Int], _ symbols: Symbols, terms: Int) -> Derivation.Term {
    var factors = symbols.head(path[0], terms: terms)
    eachLink(path) { layer, receiver, node in
      factors.append(symbols.weightFactor(layer, node, to: receiver))
      factors.append(symbols.activationFactor(layer, node))
    }
    factors.append(symbols.last(place))
    return .init(factors: factors)
  }

  /// The numbers of those factors in a row.
  func numbers(_ path: [Int], _ row: RowPass) -> [Double] {
    let output = network.layers.count - 1
    var numbers = [row.lossDerivative(path[0])]
    if network.layers[output].activation != .identity {
      numbers.append(row.activationDerivative(output, path[0]))
    }
    eachLink(path) { layer, receiver, node in
      numbers.append(row.weight(layer: layer + 1, node: receiver, source: node))
      numbers.append(row.activationDerivative(layer, node))
    }
    return numbers + [row.source(place)]
  }

  func eachLink(_ path: [Int], _ body: (_ layer: Int, _ receiver: Int, _ node: Int) -> Void) {
    for position in 1..<max(path.count, 1) {
      body(network.layers.count - 1 - position, path[position - 1], path[position])
    }
  }
}

extension Symbols {
  /// dx/dparameter, the tail of every chain.
  func last(_ place: Network.ParameterPlace) -> Derivation.Factor {
    let index =
      place.source.map {
        network.weightIndex(layer: place.layer, node: place.node, source: $0)
      } ?? network.biasIndex(layer: place.layer, node: place.node)
    return .init(
      of: network.sumName(layer: place.layer, node: place.node), by: network.parameterName(index),
      symbolic: source(place), rule: place.source == nil ? .bias : .multiplied)
  }
}
