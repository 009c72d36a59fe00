import Graph

/// A document as lines for a terminal, at most 100 columns wide.
struct TextRenderer {
  let characters: TextCharacters
  private let limit = 100

  init(isASCII: Bool) { characters = TextCharacters(isASCII: isASCII) }

  /// The lines of all blocks, a blank line between two; a note follows its table at once.
  func lines(_ document: DerivationDocument) -> [String] {
    var lines: [String] = []
    for (index, block) in document.blocks.enumerated() {
      if case .note = block {} else if index > 0 { lines.append("") }
      lines += self.lines(block)
    }
    return lines
  }

  private func lines(_ block: DerivationDocument.Block) -> [String] {
    switch block {
    case .title(let prose): [text(prose)]
    case .heading(let prose): ["  " + text(prose)]
    case .paragraph(let prose): broken("  " + text(prose), limit: limit, indent: 2)
    case .lines(let prose): prose.flatMap { broken("  " + text($0), limit: limit, indent: 4) }
    case .definitions(let definitions): lines(definitions)
    case .equation(let equation): EquationText(equation, characters).lines(limit: limit)
    case .links(let links): lines(links)
    case .values(let words, let values): lines(words, values)
    case .table(let table): lines(table)
    case .note(let prose): broken("  (" + text(prose) + ")", limit: limit, indent: 3)
    }
  }

  private func text(_ prose: Prose) -> String { characters(prose.description) }

  /// parameters at step 0:  w1 = 2.74  b1 = 0, broken only between two of them.
  private func lines(_ words: Prose, _ values: [DerivationDocument.Value]) -> [String] {
    var lines = ["  " + text(words) + ":"]
    for value in values {
      let item = "  " + characters(value.expression.description)
      if columnsOf(lines[lines.count - 1]) + columnsOf(item) > limit { lines.append("    ") }
      lines[lines.count - 1] += item
    }
    return lines
  }

  /// What a quantity is, and beside it the sum that it is made of, where both fit on a line.
  private func lines(_ definitions: [Derivation.Definition]) -> [String] {
    let texts = definitions.map { characters($0.description) }
    let isSum = definitions.map { $0.description.unicodeScalars.contains("·") }
    // Wide enough for what has a sum beside it, if that is not too wide.
    let beside = texts.indices.dropLast().filter { !isSum[$0] && isSum[$0 + 1] }
    let widest = beside.map { columnsOf(texts[$0]) }.max() ?? 0
    let left = max(36, min(widest + 5, 56))
    var lines: [String] = []
    for (index, text) in texts.enumerated() {
      let isBeside = index > 0 && isSum[index] && !isSum[index - 1]
      let before = lines.last.map { columnsOf($0) } ?? 0
      if isBeside && before + 3 <= left + 2 && left + 2 + columnsOf(text) <= limit {
        lines[lines.count - 1] = padded(lines[lines.count - 1], to: left + 2) + text
      } else {
        lines += broken("  " + text, limit: limit, indent: 6)
      }
    }
    return lines
  }

  private func lines(_ table: DerivationDocument.Table) -> [String] {
    let fitted = table.fitted(to: limit) { TextTable($0, characters).width(indent: 2) }
    var lines = fitted.legend.flatMap { letter, heading in
      broken("  \(letter) = \(text(heading))", limit: limit, indent: 8)
    }
    for table in fitted.tables {
      if !lines.isEmpty { lines.append("") }
      lines += TextTable(table, characters).lines(indent: 2)
    }
    return lines
  }

  /// Derivatives, formulas and rules below each other; reasons under them.
  private func lines(_ links: [DerivationDocument.Link]) -> [String] {
    let derivatives = links.map { characters($0.derivative.description) }
    let formulas = links.map { characters($0.formula.description) }
    let left = derivatives.map(columnsOf).max() ?? 0
    let middle = formulas.map(columnsOf).max() ?? 0
    return links.indices.flatMap { index in
      let equation = "  " + padded(derivatives[index], to: left) + " = "
      let rule = characters(links[index].rule)
      guard let reason = links[index].reason else {
        let line = equation + padded(formulas[index], to: middle) + "   " + rule
        return columnsOf(line) <= limit
          ? [line] : broken(equation + formulas[index] + "   " + rule, limit: limit, indent: 6)
      }
      return [equation + formulas[index]]
        + broken("      \(capitalised(rule)): " + text(reason), limit: limit, indent: 6)
    }
  }
}

extension Prose: CustomStringConvertible {
  /// The words with the formulas in one line.
  public var description: String {
    pieces.reduce("") { text, piece in
      switch piece {
      case .words(let words): text + words
      case .math(let expression): text + expression.description
      }
    }
  }
}

extension Derivation.Definition: CustomStringConvertible {
  public var description: String {
    switch self {
    case .equation(let name, let formula): "\(name) = \(formula)"
    case .moreNodes(let count): "(\(count) more \(count == 1 ? "node" : "nodes") of this layer)"
    }
  }
}

/// With a capital at the beginning.
func capitalised(_ text: String) -> String {
  guard let first = text.utf8.first, first >= 97, first <= 122 else { return text }
  return String(decoding: [first - 32] + text.utf8.dropFirst(), as: UTF8.self)
}
