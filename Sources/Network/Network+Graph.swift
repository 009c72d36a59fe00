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
  /// The penalty is not part of it: it belongs to no row.
  ///
  /// - Parameter terms: by what a mean divides: m·n residuals, or n rows of classes.
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
    lowered.loss = rowLoss(lowered.activations[layers.count - 1], observed, terms, in: &graph)
    lowered.graph = graph
    return lowered
  }

  private func rowLoss(
    _ outputs: [Int], _ observed: [Int], _ terms: Int, in graph: inout Graph
  ) -> Int {
    let sum =
      link == .activation
      ? squares(outputs, observed, in: &graph) : crossEntropy(outputs, observed, in: &graph)
    switch loss {
    case .ssr, .crossEntropy: return sum
    case .halfSSR: return graph.apply(.multiply, graph.constant(0.5), sum)
    case .mse, .meanCrossEntropy:
      return graph.apply(.divide, sum, graph.constant(Double(terms)))
    }
  }

  private func squares(_ predicted: [Int], _ observed: [Int], in graph: inout Graph) -> Int {
    let squares = predicted.indices.map { output in
      graph.apply(.square, graph.apply(.subtract, observed[output], predicted[output]))
    }
    return squares.dropFirst().reduce(squares[0]) { graph.apply(.add, $0, $1) }
  }

  /// Σ Observed·ln(1 + e^(others − x)), with `others` = ln Σ e^x over the other classes, where
  /// ln(e^a + e^b) is written b + softplus(a − b); of one output Observed·softplus(−x) +
  /// (1 − Observed)·softplus(x). Neither the values nor the derivatives overflow, and nothing
  /// cancels where the class observed is all but certain. The other classes are those before one
  /// and those behind it, so that the graph grows with the number of classes and not its square.
  private func crossEntropy(_ x: [Int], _ observed: [Int], in graph: inout Graph) -> Int {
    guard x.count > 1 else {
      let other = graph.apply(.subtract, graph.constant(1), observed[0])
      let missed = graph.apply(.softplus, graph.apply(.negate, x[0]))
      return graph.apply(
        .add, graph.apply(.multiply, observed[0], missed),
        graph.apply(.multiply, other, graph.apply(.softplus, x[0])))
    }
    func together(_ a: Int, _ b: Int) -> Int {
      graph.apply(.add, b, graph.apply(.softplus, graph.apply(.subtract, a, b)))
    }
    let last = x.count - 1
    // Of the classes up to each, and of those from each on.
    var (before, behind) = (x, x)
    for k in 1..<last { before[k] = together(before[k - 1], x[k]) }
    for k in (1..<last).reversed() { behind[k] = together(x[k], behind[k + 1]) }
    let products = x.indices.map { k in
      let others =
        k == 0 ? behind[1] : k == last ? before[k - 1] : together(before[k - 1], behind[k + 1])
      return graph.apply(
        .multiply, observed[k], graph.apply(.softplus, graph.apply(.subtract, others, x[k])))
    }
    return products.dropFirst().reduce(products[0]) { graph.apply(.add, $0, $1) }
  }
}
