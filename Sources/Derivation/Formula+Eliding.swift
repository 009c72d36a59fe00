import Graph

extension Formula {
  /// The formula with every sum of more than six terms shortened in the middle, for reading.
  var elidingLongSums: Formula {
    guard case .apply(let operation, let operands) = self else { return self }
    let terms = addends
    guard operation == .add, terms.count > 6 else {
      return .apply(operation, operands.map { $0.elidingLongSums })
    }
    return terms[0] + terms[1] + .symbol("…") + terms[terms.count - 1]
  }

  /// The terms of a sum, from left to right; the formula itself if it is none.
  private var addends: [Formula] {
    var terms: [Formula] = []
    var rest = self
    while case .apply(.add, let operands) = rest {
      terms.append(operands[1])
      rest = operands[0]
    }
    return [rest] + terms.reversed()
  }
}
