import Encoding
import Graph

extension Derivation.Factor {
  /// Why the rule applies, in a sentence or two.
  var reason: Prose {
    switch rule {
    case .squaredResidual(let scale): reason(ofResidual: scale)
    case .crossEntropy(.sigmoid): reasonOfSigmoid + mean
    case .crossEntropy(.softmax): reasonOfSoftmax + mean
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
    case nil: ""
    }
  }

  /// 1/n of a mean.
  private var mean: Prose {
    guard case .apply(.divide, let operands) = symbolic else { return "" }
    return " The loss is a mean: it is divided by \(operands[1]), a constant factor, which stays."
  }

  /// Predicted and Observed of the factor's output.
  private var sides: (predicted: Formula, observed: Formula) {
    guard case .apply(.subtract, let operands)? = symbolic.firstDifference else {
      return (.symbol("Predicted"), .symbol("Observed"))
    }
    return (operands[0], operands[1])
  }

  private var reasonOfSigmoid: Prose {
    let (p, t) = sides
    return """
      In a row the loss is minus the logarithms. By \(p) it has the derivative \
      \(-(t / p) + (1 - t) / (1 - p)), since that of a logarithm is 1 over what stands inside; over \
      one denominator this is \((p - t) / (p * (1 - p))). The sigmoid has the derivative \
      \(p * (1 - p)) by \(by). The chain rule multiplies the two, the denominator cancels, and what \
      is left is \(p - t): how far the prediction is from what was observed.
      """
  }

  private var reasonOfSoftmax: Prose {
    let (p, t) = sides
    let x = Formula.symbol(by)
    let sum = (x.applying(.exp) + .ellipsis).applying(.ln)
    return """
      \(p.applying(.ln)) is \(x - sum), the logarithm of the sum over all outputs, and so for \
      each of them. The loss of a row is minus the sum of Observed·ln Predicted, so it is \
      \(-(t * x)), minus the same of the other outputs, plus \(sum), since the Observed add up to \
      1. By \(by) the first has the derivative \(-t), and the logarithm has \
      \(x.applying(.exp) / (x.applying(.exp) + .ellipsis)), which is \(p). What is left is how far \
      the prediction is from what was observed.
      """
  }

  private func reason(ofResidual scale: Rule.Scale) -> Prose {
    let residual = symbolic.firstDifference ?? symbolic
    let which: Prose =
      isSame(by, "Predicted")
      ? "The row's square is that of \(residual)."
      : "Of all the squares in a row only that of \(residual) contains \(by)."
    let square: Prose = """
      \(which) The power rule brings \
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
        \(of) is \(1 / (1 + mirrored)). The quotient rule gives \
        \(mirrored / (1 + mirrored).applying(.square)): the value itself, times \
        \(mirrored / (1 + mirrored)), which is what the value lacks to 1, and the sigmoid of \(-x).
        """
    case .tanh:
      return """
        \(of) is \(Formula.symbol("u") / .symbol("v")) with u = \(power - mirrored) and \
        v = \(power + mirrored). The derivative of u is v, and that of v is u, so the quotient rule \
        gives \((Formula.symbol("v").applying(.square) - Formula.symbol("u").applying(.square))
          / Formula.symbol("v").applying(.square)). Multiplied out, v² − u² is 4.
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
