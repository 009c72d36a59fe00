extension Graph {
  /// The value of every node, in order, where the variables have `values`.
  ///
  /// - Parameter values: as many as there are variables, in the order of `variableNames`.
  public func forward(_ values: [Double]) -> [Double] {
    precondition(values.count == variableNames.count)
    var results: [Double] = []
    results.reserveCapacity(nodes.count)
    for node in nodes {
      switch node {
      case .variable(let index): results.append(values[index])
      case .constant(let value): results.append(value)
      case .unary(let operation, let a): results.append(operation.value(results[a]))
      case .binary(let operation, let a, let b):
        results.append(operation.value(results[a], results[b]))
      }
    }
    return results
  }
}
