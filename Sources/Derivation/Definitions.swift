import Graph
import Network

extension Symbols {
  /// What the loss is, then every node of the network, from the loss down.
  ///
  /// - Parameters:
  ///   - formulas: those that are shown; of wide layers the nodes that they name are written out.
  ///   - most: at least so many nodes of a layer are written out.
  func definitions(for formulas: [Formula], terms: Int, most: Int = 4) -> [Derivation.Definition] {
    var needed = NameSet()
    for formula in formulas { formula.eachSymbol { needed.insert($0) } }
    var result = [Derivation.Definition.equation(network.loss.symbol, lossFormula(terms: terms))]
    result += penaltyDefinitions
    for layer in network.layers.indices.reversed() {
      var left = 0
      for node in 0..<network.layers[layer].outputs {
        let steps = chain(layer, node)
        guard node < most || steps.contains(where: { needed.contains($0.name) }) else {
          left += 1
          continue
        }
        result += steps.reversed().map { .equation($0.name, $0.formulas.expression) }
      }
      if left > 0 { result.append(.moreNodes(left)) }
    }
    return result
  }

  /// How a node's numbers are made, in their order: its sum, then what it hands on, each by its
  /// formulas, of which the last has no function that needs a name.
  func chain(_ layer: Int, _ node: Int) -> [(name: String, formulas: [Formula])] {
    var steps = [(name: network.sumName(layer: layer, node: node), formulas: [sum(layer, node)])]
    let name = network.activationName(layer: layer, node: node)
    let isLast = layer == network.layers.count - 1
    if let operation = network.layers[layer].activation.operation {
      let x = preActivation(layer, node)
      steps.append((name, [x.applying(operation)] + (operation.expanded(x).map { [$0] } ?? [])))
    } else if isLast && network.loss.isCrossEntropy {
      steps.append((network.predictedName(node), probability(node)))
    } else if !isLast {
      steps.append((name, [preActivation(layer, node)]))
    }
    return steps
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

  /// The penalty, and the numbers of its λ.
  private var penaltyDefinitions: [Derivation.Definition] {
    let (l2, l1) = (network.penalty.l2, network.penalty.l1)
    guard !network.penalty.isNone else { return [] }
    let count = network.penalty.decaysBiases ? network.parameterCount : network.weightCount
    let names = (0..<count).map { Formula.symbol(network.parameterName($0)) }
    func sum(_ term: (Formula) -> Formula) -> Formula {
      Formula.sum(of: names.map(term), most: 20, leading: 2)
    }
    let squares = Formula.symbol("λ2") * sum { $0.applying(.square) }
    let sizes = Formula.symbol("λ1") * sum { .symbol("|\($0)|") }
    var result: [Derivation.Definition] = []
    result.append(
      .equation(
        "Penalty",
        .formula(l2 == 0 ? sizes : l1 == 0 ? squares : squares + sizes)))
    if l2 != 0 { result.append(.equation("λ2", .number(NumberText.exact(l2)))) }
    if l1 != 0 { result.append(.equation("λ1", .number(NumberText.exact(l1)))) }
    return result
  }

  /// The probability that an output's sum stands for: its sigmoid, or its share of the softmax.
  private func probability(_ output: Int) -> [Formula] {
    let last = network.layers.count - 1
    let x = preActivation(last, output)
    guard network.outputCount > 1 else {
      return [x.applying(.sigmoid), 1 / (1 + (-x).applying(.exp))]
    }
    let powers = (0..<network.outputCount).map { preActivation(last, $0).applying(.exp) }
    return [x.applying(.exp) / Formula.sum(of: powers, most: 4, leading: 2)]
  }

  /// w1·Input + b1; long sums are shortened in the middle.
  private func sum(_ layer: Int, _ node: Int) -> Formula {
    let bias = network.parameterName(network.biasIndex(layer: layer, node: node))
    let inputs = network.layers[layer].inputs
    func product(_ source: Int) -> Formula {
      weight(layer, node, source) * .symbol(network.sourceName(layer: layer, index: source))
    }
    // Of a wide layer only the terms that are shown are made.
    let most = network.parameterCount <= 20 ? 20 : 6
    let products =
      inputs <= most
      ? (0..<inputs).map(product) : [product(0), product(1), .ellipsis, product(inputs - 1)]
    return Formula.sum(of: products, most: most, leading: 2) + .symbol(bias)
  }
}

extension Operation {
  /// A function in operations that a calculator has; nil where it is one already.
  func expanded(_ x: Formula) -> Formula? {
    let (power, mirrored) = (x.applying(.exp), (-x).applying(.exp))
    return switch self {
    case .softplus: (1 + power).applying(.ln)
    case .sigmoid: 1 / (1 + mirrored)
    case .tanh: (power - mirrored) / (power + mirrored)
    case .relu: x * x.applying(.step)
    case .add, .subtract, .multiply, .divide, .negate, .square, .power, .exp, .ln, .step: nil
    }
  }
}

extension [Formula] {
  /// One formula, or several that are equal.
  fileprivate var expression: Expression {
    count == 1 ? .formula(self[0]) : .equal(map { .formula($0) })
  }
}
