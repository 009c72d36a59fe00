import Graph

/// Weight decay: a term of its own beside the sum over the rows.
extension Story {
  var penaltyBlocks: [Block] {
    guard let penalty = derivation.penalty else { return [] }
    return [
      .paragraph(teaches ? whyPenalty(penalty) : penaltyWords),
      .equation(
        .init(
          lead: [.derivative(of: "Penalty", by: derivation.parameter)],
          steps: [
            penalty.symbolic(derivation.parameter), numbered(penalty),
            .number(numbers.result(penalty.value)),
          ])),
    ]
  }

  /// 2 × 0.01 × 2.74 + 0.001 × 1
  private func numbered(_ penalty: Derivation.Penalty) -> Expression {
    func number(_ value: Double) -> Expression { .number(numbers.factor(value)) }
    var terms: [Expression] = []
    if penalty.l2 != 0 {
      terms.append(.product([number(2), number(penalty.l2), number(penalty.parameter)]))
    }
    if penalty.l1 != 0 {
      let sign = penalty.parameter > 0 ? 1.0 : penalty.parameter < 0 ? -1 : 0
      terms.append(.product([number(penalty.l1), number(sign)]))
    }
    return .sum(terms)
  }

  private var penaltyWords: Prose {
    "power rule, constant factor rule; the penalty is added once, it belongs to no row:"
  }

  private func whyPenalty(_ penalty: Derivation.Penalty) -> Prose {
    let name = derivation.parameter
    let squares: Prose =
      penalty.l2 == 0
      ? ""
      : """
       The square of \(name) has the derivative \(2 * Formula.symbol(name)) by the power rule, and \
      its factor λ2, which is \(.number(NumberText.exact(penalty.l2))), stays.
      """
    let sizes: Prose =
      penalty.l1 == 0
      ? ""
      : """
       The size of \(name) grows with \(name) one for one where \(name) is positive and falls so \
      where it is negative, which its sign says; the factor λ1, \
      \(.number(NumberText.exact(penalty.l1))), stays.
      """
    return """
      To keep the weights small, a penalty on them is added to the \(derivation.loss): not for each \
      row, but once. The derivative of the whole is the sum of the two derivatives.\(squares)\(sizes)
      """
  }
}

extension Derivation.Penalty {
  /// 2 × λ2 × w1 + λ1 × sign(w1), the parts that there are.
  fileprivate func symbolic(_ parameter: String) -> Expression {
    let name = Expression.symbol(parameter)
    var terms: [Expression] = []
    if l2 != 0 { terms.append(.product([.formula(2), .symbol("λ2"), name])) }
    if l1 != 0 { terms.append(.product([.symbol("λ1"), .function("sign", name)])) }
    return .sum(terms)
  }
}
