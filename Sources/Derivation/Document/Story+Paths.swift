import Graph

/// The form of paths: the product of factors along every path, and the sum of the products.
extension Story {
  var pathBlocks: [Block] {
    let isSingle = derivation.terms.count == 1
    var known: [Derivation.Factor] = []
    var blocks: [Block] = [.paragraph(teaches ? whySumAndChain : sumAndChain)]
    let table = FactorTable(derivation, numbers, factorNumbers, bound: bound)
    for (index, term) in derivation.terms.enumerated() {
      let name = pathName(index)
      if !isSingle {
        blocks.append(.heading("\(words: name) of \(words: "\(derivation.terms.count)")"))
      }
      blocks.append(
        .equation(
          .init(
            lead: [isSingle ? quotient : .symbol(name)],
            steps: [.total(derivatives(term)), .total(formulas(term))])))
      blocks += links(term.factors, &known)
      if isSingle { blocks += penaltyBlocks + freeOfPenalty }
      if index == 0 { blocks += rowChoice + forwardBlocks + teaching(nowNumbers) }
      blocks.append(.table(table.table(term: index, product: isSingle ? "product" : name)))
      if isSingle { blocks += notes }
      if index == 0 { blocks += worked(term: 0, table) }
    }
    if !isSingle {
      blocks += [.heading("all paths"), sumOfPaths] + pathNotes + penaltyBlocks + freeOfPenalty
      blocks += [.table(totals(table))] + notes
    }
    return blocks
  }

  /// One path's part of the derivative.
  private func pathName(_ index: Int) -> String { "path \(index + 1)" }

  /// The derivative is path 1 + path 2 + ….
  private var sumOfPaths: Block {
    let paths = derivation.terms.indices.map { Formula.symbol(pathName($0)) }
    let sum = Formula.sum(of: paths, most: DerivationRequest.fewPaths, leading: 2)
    guard !derivation.termSums.isEmpty else {
      return .equation(.init(lead: [quotient], steps: [.formula(sum)]))
    }
    let numbered = Expression.sum(derivation.termSums.map { .number(numbers.result($0)) })
    let total = Expression.number(numbers.result(derivation.sum, bound: bound))
    return .equation(.init(lead: [quotient], steps: [.formula(sum), numbered, total]))
  }

  /// Of each row the sum over its paths.
  private func totals(_ table: FactorTable) -> Table {
    let (labels, values) = table.tail
    return Table(
      labels: derivation.rows.map { "\($0.row)" } + labels,
      columns: [
        .init(
          heading: "all paths",
          cells: derivation.rows.map { numbers.result($0.value) } + values)
      ], footers: labels.count)
  }

  /// The rules by name.
  private var sumAndChain: Prose {
    let paths = derivation.terms.count
    return paths == 1
      ? "sum rule over the rows, chain rule from \(derivation.loss) to \(derivation.parameter):"
      : """
      sum rule over the rows and over \(words: "\(paths)") paths, chain rule along each from \
      \(derivation.loss) to \(derivation.parameter):
      """
  }
}
