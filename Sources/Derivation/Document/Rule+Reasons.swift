import Graph

extension Derivation.Factor {
  /// Why the rule applies, in a sentence or two.
  var reason: Prose {
    switch rule {
    case .squaredResidual(let scale): reason(ofResidual: scale)
    case .crossEntropy(.sigmoid):
      """
      The loss's logarithm and the sigmoid are taken in one step: by \(by) through both, the \
      factor \(words: "1") over Predicted times (1 − Predicted) of the logarithms meets the \
      sigmoid's slope, Predicted times (1 − Predicted), and the two cancel. What is left is how \
      far the prediction is from what was observed.
      """
    case .crossEntropy(.softmax):
      """
      The loss's logarithm and the softmax are taken in one step: the logarithm of a probability \
      is its x minus the logarithm of the sum of all \(Formula.symbol("x").applying(.exp)). The \
      first part gives −1 for the class observed and 0 for the others, which is minus Observed; \
      the second gives the probability itself. What is left is how far the prediction is from \
      what was observed.
      """
    case .activation(let operation): reason(of: operation)
    case .identity: "\(of) is \(by) itself, so the two grow together, one for one."
    case .weight:
      """
      \(of) is a sum, and \(by) stands in only one of its terms, \(symbolic * .symbol(by)). The \
      weight \(symbolic) is a constant factor there, and a constant factor stays.
      """
    case .multiplied:
      """
      \(of) is a sum, and \(by) stands in only one of its terms, \(.symbol(by) * symbolic). Now \
      \(by) is what changes, and \(symbolic) is the constant factor that stays.
      """
    case .bias:
      "\(by) is added to \(of) as it stands, so the two grow together, one for one."
    case .named: "It was found before."
    }
  }

  private func reason(ofResidual scale: Rule.Scale) -> Prose {
    let residual = symbolic.firstDifference ?? symbolic
    let square: Prose = """
      Of all the squares in a row only that of \(residual) contains \(by). The power rule brings \
      down the 2; the chain rule then asks how \(residual) itself changes with \(by): it falls by \
      as much as \(by) grows, hence the minus
      """
    switch scale {
    case .none: return "\(square)."
    case .half: return "\(square). The ½ in front of the sum cancels the 2."
    case .mean:
      return "\(square). Dividing by the number of squares is a constant factor and stays."
    }
  }

  private func reason(of operation: Operation) -> Prose {
    let x = Formula.symbol(by)
    let (power, mirrored) = (x.applying(.exp), (-x).applying(.exp))
    switch operation {
    case .softplus:
      return """
        \(of) is \((1 + power).applying(.ln)). The derivative of a logarithm is 1 over what stands \
        inside, and the derivative of what stands inside is \(power); the chain rule multiplies \
        the two.
        """
    case .relu:
      return """
        Where \(by) is positive, \(of) is \(by) itself and grows with it one for one; elsewhere \
        \(of) stays 0. So the derivative is 1 or 0, which \(symbolic) says; at 0 itself it is \
        taken as 0.
        """
    case .sigmoid:
      return """
        \(of) is \(1 / (1 + mirrored)). Its derivative is its own value times what that \
        value lacks to 1, and what it lacks is the sigmoid of \(-x).
        """
    case .tanh:
      return """
        \(of) is \((power - mirrored) / (power + mirrored)). The quotient rule subtracts the squares \
        of the lower and the upper part, which leaves 4, over the square of the lower part.
        """
    case .add, .subtract, .multiply, .divide, .negate, .square, .power, .exp, .ln, .step:
      return "It is the \(words: operation.ruleName), applied to \(by)."
    }
  }
}

extension Formula {
  /// The first a − b in the formula.
  fileprivate var firstDifference: Formula? {
    guard case .apply(let operation, let operands) = self else { return nil }
    if operation == .subtract { return self }
    for operand in operands {
      if let difference = operand.firstDifference { return difference }
    }
    return nil
  }
}
