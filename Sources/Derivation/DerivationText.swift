import Graph

/// One derivation as lines of text.
struct DerivationText {
  let derivation: Derivation
  let numbers: NumberText
  private let limit = 100

  private var quotient: String { "d\(derivation.loss)/d\(derivation.parameter)" }

  var lines: [String] {
    let value = numbers.result(derivation.value, bound: derivation.bound)
    var lines = ["\(quotient) at step \(derivation.step) = \(value)", ""]
    lines += definitionLines + [""]
    lines += derivation.form == .paths ? pathLines : recursiveLines
    lines += noteLines + [""]
    if let move = derivation.move { lines.append("  " + text(of: move)) }
    return lines
  }

  /// What a quantity is, and beside it the sum that it is made of, where both fit on a line.
  private var definitionLines: [String] {
    let texts = derivation.definitions.map { definition in
      switch definition {
      case .equation(let name, let formula): "\(name) = \(formula)"
      case .moreNodes(let count): "(\(count) more \(count == 1 ? "node" : "nodes") of this layer)"
      }
    }
    let isSum = texts.map { $0.unicodeScalars.contains("·") }
    let left = 36
    var lines: [String] = []
    for (index, text) in texts.enumerated() {
      let isBeside = index > 0 && isSum[index] && !isSum[index - 1]
      let before = lines.last.map { columnsOf($0) } ?? 0
      if isBeside && before + 3 <= left + 2 && left + 2 + columnsOf(text) <= limit {
        lines[lines.count - 1] = padded(lines[lines.count - 1], to: left + 2) + text
      } else {
        lines.append("  " + text)
      }
    }
    return lines
  }

  private func lead(_ sign: String) -> StackedFractions {
    var lead = StackedFractions()
    lead.append(sign: "  ")
    lead.append(fraction: "d" + derivation.loss, "d" + derivation.parameter)
    lead.append(sign: sign)
    return lead
  }

  private func product(_ term: Derivation.Term) -> [String] {
    let indent = String(repeating: " ", count: columnsOf(lead("").bar))
    var lines: [String] = []
    var line = indent + " = Σ "
    for (index, factor) in term.factors.enumerated() {
      let text = (index > 0 ? " × " : "") + factor.symbolic.description
      if columnsOf(line + text) > limit && index > 0 {
        lines.append(line)
        line = indent + "    "
      }
      line += text
    }
    return lines + [line]
  }

  private var pathLines: [String] {
    let table = FactorTable(derivation: derivation, numbers: numbers, limit: limit)
    let isSingle = derivation.terms.count == 1
    var lines: [String] = []
    for (index, term) in derivation.terms.enumerated() {
      if !isSingle {
        lines += ["  path \(index + 1) of \(derivation.terms.count)", ""]
      }
      let groups = StackedFractions.chain(
        lead(" = Σ "), term.factors, continuing: "         × ", limit: limit)
      for group in groups { lines += group }
      lines += [""] + product(term) + [""]
      lines += table.lines(term: index, productHeading: isSingle ? "product" : "path \(index + 1)")
      lines.append(contentsOf: isSingle ? [] : [""])
    }
    return isSingle ? lines : lines + ["  all paths", ""] + totalTable.lines(indent: 2)
  }

  /// Of each row the sum over its paths.
  private var totalTable: TextTable {
    let omitted = derivation.omitted
    return TextTable(columns: [
      .init(
        heading: "row",
        cells: derivation.rows.map { "\($0.row)" } + (omitted.map { ["\($0.rows) more"] } ?? [])
          + ["sum"]),
      .init(
        heading: "all paths",
        cells: derivation.rows.map { numbers.result($0.value) }
          + (omitted.map { [numbers.result($0.sum)] } ?? [])
          + [numbers.result(derivation.sum, bound: derivation.bound)]),
    ])
  }

  private var recursiveLines: [String] {
    var lines = [
      "  layer by layer from the loss down, each δ computed once for all that feeds its node:"
    ]
    lines.append("")
    let shown = 12
    for delta in derivation.deltas.suffix(shown) {
      lines += broken(
        "  \(delta.name) = d\(delta.factor.of)/d\(delta.factor.by) = "
          + delta.factor.symbolic.description, limit: limit, indent: 6)
    }
    if derivation.deltas.count > shown {
      lines.insert(
        "  (\(derivation.deltas.count - shown) more above these, made in the same way)", at: 2)
    }
    lines += [""]
    if derivation.deltas.count > 1 {
      lines += deltaTable(shown).foldedLines(indent: 2, limit: limit) + [""]
    }
    for group in StackedFractions.chain(
      lead(" = Σ "), derivation.terms[0].factors, continuing: "         × ", limit: limit)
    {
      lines += group
    }
    lines += [""] + product(derivation.terms[0]) + [""]
    return lines
      + FactorTable(derivation: derivation, numbers: numbers, limit: limit)
      .lines(term: 0, productHeading: "product")
  }

  /// The deltas' numbers in the rows shown.
  private func deltaTable(_ shown: Int) -> TextTable {
    let first = max(0, derivation.deltas.count - shown)
    let columns = (first..<derivation.deltas.count).map { index in
      TextTable.Column(
        heading: derivation.deltas[index].name,
        cells: derivation.rows.map { numbers.factor($0.deltas[index]) })
    }
    return TextTable(
      columns: [.init(heading: "row", cells: derivation.rows.map { "\($0.row)" })] + columns)
  }

  /// Says so where the rounded numbers shown add up to something else than the sum shown.
  private var noteLines: [String] {
    guard derivation.omitted == nil else { return [] }
    let products = derivation.rows.map { numbers.result($0.value) }
    let sum = numbers.result(derivation.sum, bound: derivation.bound)
    guard let shown = LastDigit.sum(of: products, like: sum), shown != sum else { return [] }
    return [
      "  (the rounded products shown would add up to \(shown); the exact ones were added)"
    ]
  }

  private func text(of move: Derivation.Move) -> String {
    guard !move.isFrozen else {
      return "\(derivation.parameter) is frozen: it stays at \(numbers.parameter(move.from))"
    }
    return "gradient descent, learning rate \(NumberText.exact(move.learningRate)): "
      + "\(derivation.parameter) moves by \(numbers.result(-move.learningRate * derivation.value)), "
      + "from \(numbers.parameter(move.from)) to \(numbers.parameter(move.to))"
  }
}
