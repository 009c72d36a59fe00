extension Graph {
  /// Every node's value and its derivative along the direction in which the variables move.
  ///
  /// The forward mode of differentiation, kept to check the reverse pass against: one call gives
  /// one derivative of every node, where one reverse pass gives every derivative of one node.
  public func dual(_ values: [Dual]) -> [Dual] {
    precondition(values.count == variableNames.count)
    var results: [Dual] = []
    results.reserveCapacity(nodes.count)
    for node in nodes {
      switch node {
      case .variable(let index): results.append(values[index])
      case .constant(let value): results.append(Dual(value))
      case .unary(let operation, let a): results.append(operation.dual(results[a], Dual(0)))
      case .binary(let operation, let a, let b):
        results.append(operation.dual(results[a], results[b]))
      }
    }
    return results
  }
}

extension Operation {
  /// The operation on dual numbers.
  func dual(_ a: Dual, _ b: Dual) -> Dual {
    switch self {
    case .add: a + b
    case .subtract: a - b
    case .multiply: a * b
    case .divide: a / b
    case .negate: -a
    case .square: a * a
    case .power: a.power(b)
    case .exp: a.exp
    case .ln: a.ln
    case .softplus: a.softplus
    case .relu: a.value > 0 ? a : Dual(a.value == a.value ? 0 : a.value)
    case .sigmoid: a.sigmoid
    case .tanh: a.tanh
    case .step: Dual(value(a.value))
    }
  }
}
