import Encoding
import Graph

/// What a document says that teaches: where it is going, and why each step is right.
extension Story {
  private var loss: String { derivation.loss }
  private var parameter: String { derivation.parameter }

  /// What the number means.
  var meaning: Prose {
    guard derivation.value != 0 else {
      return """
        To first order a tiny change of \(parameter) does not change the \(objective) at this \
        point: what it changes is smaller than any multiple of that tiny amount.
        """
    }
    guard !isWithinRounding else {
      return """
        Rounding alone can be as large as this derivative: the numbers do not tell whether the \
        \(objective) grows or falls with \(parameter). Here is where the number comes from.
        """
    }
    let size = Expression.number(numbers.result(abs(derivation.value), bound: bound))
    return """
      That is how fast the \(objective) changes with \(parameter): make \(parameter) larger by a tiny \
      amount, and the \(objective) \(words: derivation.value > 0 ? "grows" : "falls") by \(size) times \
      that amount. Here is where the number comes from.
      """
  }

  var namesFirst: Prose {
    "First the names of all that lies between the \(loss) and \(parameter), from the loss down:"
  }

  /// Why there is a Σ, and why the factors are multiplied.
  var whySumAndChain: Prose {
    let paths = derivation.terms.count
    let chain: Prose =
      paths == 1
      ? """
      \(parameter) does not stand in the \(loss) itself; it acts through a chain: \
      \(chain(of: derivation.terms[0])). The chain rule says that along a chain the derivatives \
      multiply
      """
      : """
      \(parameter) does not stand in the \(loss) itself; it acts through chains, and here through \
      \(words: "\(paths)") of them, one for each path. The chain rule says that along a chain the \
      derivatives multiply; what comes over the paths is added
      """
    return "\(sumRule) \(chain):"
  }

  private var sumRule: Prose {
    """
    The \(loss) adds up one contribution from each data row. The sum rule says that the derivative \
    of a sum is the sum of the derivatives, so we can take one row at a time and add at the end; \
    the Σ stands for that.
    """
  }

  /// w1 moves x1, x1 moves y1, ….
  private func chain(of term: Derivation.Term) -> Prose {
    var prose: Prose = ""
    for (index, factor) in term.factors.reversed().enumerated() {
      if index > 0 { prose = prose + (index == term.factors.count - 1 ? ", and " : ", ") }
      let article = isSame(factor.of, loss) ? "the " : ""
      prose = prose + "\(factor.by) moves \(words: article)\(factor.of)"
    }
    return prose
  }

  var nowNumbers: Prose {
    "Then back: in each row the factors that these numbers give, and their product."
  }

  /// The row that contributes most, written out: from its inputs up to what is predicted, then
  /// the factors, each from the numbers before it, and their product.
  func worked(term: Int, _ table: FactorTable) -> [Block] {
    var largest = 0
    for index in derivation.rows.indices
    where abs(derivation.rows[index].products[term])
      > abs(derivation.rows[largest].products[term])
    {
      largest = index
    }
    guard teaches, derivation.rows.indices.contains(largest),
      derivation.rows[largest].products[term] != 0
    else { return [] }
    let row = "\(derivation.rows[largest].row)"
    let steps = workedForward(row: largest) + workedFactors(term: term, row: largest)
    let product: Prose = "\(table.worked(term: term, row: largest))"
    return steps.isEmpty
      ? [.paragraph("Try row \(words: row) with a calculator: \(product).")]
      : [
        .paragraph("Try row \(words: row) with a calculator, from the input up:"),
        .lines(steps + [product]),
      ]
  }

  /// The factors of a row, each from printed numbers; in recursive form each δ.
  private func workedFactors(term: Int, row: Int) -> [Prose] {
    let entry = derivation.rows[row]
    guard derivation.form == .paths else {
      return derivation.deltas.enumerated().compactMap { index, delta in
        worked(
          Expression.symbol(delta.name), delta.factor.symbolic.calculable,
          NumberText.text(entry.deltas[index], digits: deltaDigits.deltas[index]), row: row)
      }
    }
    return derivation.terms[term].factors.enumerated().compactMap { place, factor in
      if case Formula.symbol = factor.symbolic { return nil }
      return worked(
        factor.derivative, factor.symbolic.calculable,
        factorNumbers.factor(entry.factors[term][place]), row: row)
    }
  }

  /// The same for a parameter of an output.
  var whyDelta: Prose {
    """
    \(sumRule) \(parameter) does not stand in the \(loss) itself; it acts through one sum, that of \
    the output. So first: how does the \(loss) change with that sum? That derivative is called δ; \
    computed once, it serves all parameters of the output, and all that lies below.
    """
  }

  var whyDeltas: Prose {
    """
    \(sumRule) \(parameter) does not stand in the \(loss) itself; it acts through the nodes above \
    it, along more and more paths. Instead of following each path we go down layer by layer: how \
    does the \(loss) change with the sum that each node receives? That derivative is called δ. A \
    node acts on the \(loss) only through the nodes that it feeds, whose δ we know by then: so we \
    multiply each of these by the weight in between, add, and multiply by the derivative of the \
    node's own activation. Each δ is computed once and used for all that lies below; that is \
    backpropagation.
    """
  }

  var lastStep: Prose {
    """
    Last, from the node that \(parameter) belongs to, one link more: how that node's sum changes \
    with \(parameter). Then the rows are added.
    """
  }
}
