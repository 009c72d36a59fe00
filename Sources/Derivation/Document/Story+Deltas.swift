import Graph

/// The recursive form: δ of every node, layer by layer from the loss down.
extension Story {
  var deltaBlocks: [Block] {
    var known: [Derivation.Factor] = []
    var blocks: [Block] =
      [.paragraph(teaches ? (isOutput ? whyDelta : whyDeltas) : layerByLayer)] + rowChoice
      + forwardBlocks
    var layer = 0
    for (index, delta) in derivation.deltas.enumerated() {
      if delta.layer != layer {
        layer = delta.layer
        blocks.append(.heading(heading(ofLayer: layer)))
      }
      blocks.append(equation(delta))
      blocks += links(delta.terms.flatMap { $0.factors } + (delta.local.map { [$0] } ?? []), &known)
      blocks.append(.table(table(of: index)))
    }
    let term = derivation.terms[0]
    blocks.append(.heading("the parameter \(derivation.parameter)"))
    blocks += teaching(lastStep)
    blocks.append(
      .equation(
        .init(lead: [quotient], steps: [.total(derivatives(term)), .total(formulas(term))])))
    blocks += links(term.factors, &known) + penaltyBlocks + freeOfPenalty
    let table = FactorTable(derivation, numbers, factorNumbers, bound: bound)
    blocks.append(.table(table.table(term: 0, product: "product")))
    return blocks + notes + worked(term: 0, table)
  }

  /// Whether the parameter is one of an output.
  private var isOutput: Bool { derivation.deltas.count == 1 }

  private var layerByLayer: Prose {
    """
    chain rule, layer by layer from \(derivation.loss) down; each δ is the derivative by a node's \
    sum, computed once for all that feeds the node:
    """
  }

  private func heading(ofLayer layer: Int) -> Prose {
    let number = "\(layer)"
    let isOutput = layer == derivation.deltas[0].layer
    let words: Prose = "layer \(words: number)\(words: isOutput ? ", the output" : "")"
    guard let omitted = derivation.omittedNodes.first(where: { $0.layer == layer })?.nodes else {
      return words
    }
    let more = "\(omitted) more \(omitted == 1 ? "node" : "nodes")"
    let are = omitted == 1 ? "is" : "are"
    return "\(words), of which \(words: more) \(words: are) made in the same way"
  }

  /// δ1 = dSSR/dx1 = dSSR/dPredicted × dPredicted/dy1 × dy1/dx1 = δ3 × w3 × e^x1/(1 + e^x1)
  private func equation(_ delta: Derivation.Delta) -> Block {
    let steps = [
      product(delta, delta.terms.map(derivatives), delta.local?.derivative),
      product(delta, delta.terms.map(formulas), delta.local.map { .formula($0.symbolic) }),
    ]
    let lead: [Expression] = [.symbol(delta.name), delta.factor.derivative]
    return .equation(.init(lead: lead, steps: steps.filter { $0 != lead[1] }))
  }

  /// The sum of the terms × the derivative of the activation.
  private func product(
    _ delta: Derivation.Delta, _ terms: [Expression], _ local: Expression?
  ) -> Expression {
    let rest: [Expression] = delta.omittedTerms > 0 ? [.formula(.ellipsis)] : []
    let tail = local.map { [$0] } ?? []
    guard terms.count + rest.count == 1, case .product(let factors) = terms[0] else {
      return .product([.sum(terms + rest)] + tail)
    }
    let all = factors + tail
    return all.count == 1 ? all[0] : .product(all)
  }

  /// The numbers of a delta in the rows shown: its factors, their sum if there are several
  /// terms, and δ itself.
  private func table(of index: Int) -> Table {
    let delta = derivation.deltas[index]
    var columns: [Table.Column] = []
    func add(_ heading: Prose, _ digits: Int, _ number: (Derivation.Row) -> Double) {
      columns.append(
        .init(
          heading: heading,
          cells: derivation.rows.map { NumberText.text(number($0), digits: digits) }))
    }
    let digits = deltaDigits.factors[index]
    for (place, term) in delta.terms.enumerated() {
      for (position, factor) in term.factors.enumerated() {
        add("\(factor.symbolic)", deltaDigits.digits(of: factor, in: index)) {
          $0.deltaParts[index].factors[place][position]
        }
      }
    }
    if delta.omittedTerms > 0 {
      add("\(words: "\(delta.omittedTerms)") more", digits) { $0.deltaParts[index].omitted }
    }
    if let local = delta.local {
      if delta.terms.count > 1 || delta.omittedTerms > 0 {
        add("\(.derivative(of: derivation.loss, by: local.of))", deltaDigits.sums[index]) {
          $0.deltaParts[index].sum
        }
      }
      add("\(local.symbolic)", deltaDigits.localDigits(index)) { $0.deltaParts[index].local }
    }
    // Where δ is a single factor, one column says both.
    if columns.count == 1 { columns = [] }
    add("\(delta.name)", deltaDigits.deltas[index]) { $0.deltas[index] }
    return Table(labels: derivation.rows.map { "\($0.row)" }, columns: columns, footers: 0)
  }
}
