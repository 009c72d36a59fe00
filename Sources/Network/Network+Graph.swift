public import Graph

/// A network's loss on one row as a graph of primitive operations, and where its parts are.
public struct LoweredNetwork: Sendable {
  /// Variables: the parameters in flat order, then the inputs, then the observed values.
  public internal(set) var graph = Graph()
  /// The node of each layer's sums, activations; the identity's are one node.
  public internal(set) var preActivations: [[Int]] = []
  public internal(set) var activations: [[Int]] = []
  /// The node of the row's contribution to the loss.
  public internal(set) var loss = 0
}

extension Network {
  /// The graph of what one row contributes to the loss.
  ///
  /// - Parameter terms: m·n, the number of residuals in the whole loss, by which `mse` divides.
  public func lowered(terms: Int) -> LoweredNetwork {
    var lowered = LoweredNetwork()
    var graph = Graph()
    let parameters = parameterNames.map { graph.variable($0) }
    let inputs = (0..<inputCount).map { graph.variable(inputName($0)) }
    let observed = (0..<outputCount).map { graph.variable(observedName($0)) }
    for (index, layer) in layers.enumerated() {
      let sources = index == 0 ? inputs : lowered.activations[index - 1]
      var (sums, activations): ([Int], [Int]) = ([], [])
      for node in 0..<layer.outputs {
        let products = (0..<layer.inputs).map { source in
          graph.apply(
            .multiply, parameters[weightIndex(layer: index, node: node, source: source)],
            sources[source])
        }
        let sum = products.dropFirst().reduce(products[0]) { graph.apply(.add, $0, $1) }
        let bias = parameters[biasIndex(layer: index, node: node)]
        let x = graph.apply(.add, sum, bias, name: preActivationName(layer: index, node: node))
        sums.append(x)
        activations.append(
          layer.activation.operation.map {
            graph.apply($0, x, name: activationName(layer: index, node: node))
          } ?? x)
      }
      lowered.preActivations.append(sums)
      lowered.activations.append(activations)
    }
    let predicted = lowered.activations[layers.count - 1]
    let squares = predicted.indices.map { output in
      graph.apply(.square, graph.apply(.subtract, observed[output], predicted[output]))
    }
    let sum = squares.dropFirst().reduce(squares[0]) { graph.apply(.add, $0, $1) }
    switch loss {
    case .ssr: lowered.loss = sum
    case .halfSSR: lowered.loss = graph.apply(.multiply, graph.constant(0.5), sum)
    case .mse: lowered.loss = graph.apply(.divide, sum, graph.constant(Double(terms)))
    }
    lowered.graph = graph
    return lowered
  }
}
