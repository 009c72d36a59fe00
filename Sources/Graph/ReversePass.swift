extension Graph {
  /// The derivative of node `output` with respect to every node: backpropagation.
  ///
  /// From the output towards the variables, each node hands to each of its operands its own
  /// derivative times the local derivative; an operand adds up what it is handed, once for every
  /// path. So one pass gives all derivatives at once.
  ///
  /// - Parameter values: the values of all nodes, from `forward`.
  /// - Source: S. Linnainmaa, "Taylor expansion of the accumulated rounding error" (1976,
  ///   doi:10.1007/BF01931367).
  public func reverse(from output: Int, _ values: [Double]) -> [Double] {
    precondition(values.count == nodes.count && nodes.indices.contains(output))
    var derivatives = [Double](repeating: 0, count: nodes.count)
    derivatives[output] = 1
    for index in stride(from: output, through: 0, by: -1) where derivatives[index] != 0 {
      switch nodes[index] {
      case .variable, .constant: continue
      case .unary(let operation, let a):
        derivatives[a] += derivatives[index] * operation.derivativeByFirst(values[a])
      case .binary(let operation, let a, let b):
        let local = derivatives[index]
        derivatives[a] += local * operation.derivativeByFirst(values[a], values[b])
        derivatives[b] += local * operation.derivativeBySecond(values[a], values[b])
      }
    }
    return derivatives
  }

  /// The derivative of the last node with respect to every variable, in their order.
  public func gradient(_ values: [Double]) -> [Double] {
    let derivatives = reverse(from: nodes.count - 1, forward(values))
    var gradient = [Double](repeating: 0, count: variableNames.count)
    for (index, node) in nodes.enumerated() {
      if case .variable(let variable) = node { gradient[variable] = derivatives[index] }
    }
    return gradient
  }
}
