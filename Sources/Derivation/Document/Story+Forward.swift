import Encoding
import Graph

/// The forward pass: the parameters, and in each row what is computed from its inputs up.
extension Story {
  var forwardBlocks: [Block] {
    let forward = derivation.forward
    guard !forward.quantities.isEmpty, !derivation.rows.isEmpty else { return [] }
    var blocks: [Block] = teaches ? [.paragraph(whyForward)] : []
    if let left = leftOut { blocks.append(.paragraph(left)) }
    if !forward.parameters.isEmpty {
      blocks.append(
        .values(
          "parameters at step \(words: "\(derivation.step)")",
          forward.parameters.indices.map {
            .init(name: forward.parameters[$0].name, number: forwardDigits.parameterText($0))
          }))
    }
    blocks += forwardTables.map { .table($0) }
    guard forward.isRoundedToFloat else { return blocks }
    return blocks + [
      .note("each of these numbers is a float: a calculator may differ from the seventh digit on")
    ]
  }

  private var whyForward: Prose {
    """
    Now the numbers. First forward, as the network computes: in each row from the inputs through \
    the nodes to what is predicted.
    """
  }

  /// What is not shown of a large network.
  private var leftOut: Prose? {
    let forward = derivation.forward
    guard !forward.isWhole else { return nil }
    let parts = [
      (forward.omittedInputs, "input"), (forward.omittedNodes, "node"),
    ].filter { $0.0 > 0 }.map { "\($0.0) other \($0.1)\($0.0 == 1 ? "" : "s")" }
    let isOne = parts.count == 1 && forward.omittedInputs + forward.omittedNodes == 1
    return """
      forward, what the factors below are computed from; \
      \(words: parts.joined(separator: " and ")) \(words: isOne ? "is" : "are") left out:
      """
  }

  /// One table, or as many layers in each as fit beside each other.
  private var forwardTables: [Table] {
    let quantities = derivation.forward.quantities
    let labels = derivation.rows.map { "\($0.row)" }
    func table(_ places: Range<Int>) -> Table {
      Table(
        labels: labels,
        columns: places.map { place in
          .init(
            heading: "\(quantities[place].symbol)",
            cells: derivation.rows.indices.map { forwardDigits.text(place, row: $0) })
        }, footers: 0)
    }
    var tables: [Table] = []
    var (first, end) = (0, 0)
    while end < quantities.count {
      let layer = quantities[end].layer
      let next = quantities[end...].firstIndex { $0.layer != layer } ?? quantities.count
      let isTooWide =
        end > first && TextTable(table(first..<next), .init(isASCII: false)).width(indent: 2) > 92
      if isTooWide {
        tables.append(table(first..<end))
        first = end
      }
      end = next
    }
    return tables + [table(first..<end)]
  }

  /// The numbers of a row from the inputs up, each from the printed ones before it.
  func workedForward(row: Int) -> [Prose] {
    derivation.forward.quantities.enumerated().compactMap { place, quantity in
      guard let formula = quantity.formula, !isSame(quantity.name, "residual") else { return nil }
      return worked(
        .formula(quantity.symbol), formula.calculable, forwardDigits.text(place, row: row), row: row
      )
    }
  }

  /// x1 = w1·Input + b1 = 2.74·1 + 0 = 2.74; nil where not all that it takes is printed.
  func worked(_ left: Expression, _ formula: Formula, _ result: String, row: Int) -> Prose? {
    var isPrinted = true
    var hasSymbol = false
    let numbered = formula.replacingSymbols { name in
      hasSymbol = true
      guard let text = printed(name, row: row) else {
        isPrinted = false
        return nil
      }
      return .printed(text)
    }
    guard isPrinted && hasSymbol else { return nil }
    return "\(.equal([left, .formula(formula), .formula(numbered), .number(result)]))"
  }

  /// What stands in the tables for a symbol.
  private func printed(_ name: String, row: Int) -> String? {
    let entry = derivation.rows[row]
    if let text = forwardDigits.text(of: name, row: row) { return text }
    for (index, delta) in derivation.deltas.enumerated() where isSame(delta.name, name) {
      return NumberText.text(entry.deltas[index], digits: deltaDigits.deltas[index])
    }
    return nil
  }
}

extension Formula {
  /// The formula with functions that only a network has written in others.
  var calculable: Formula {
    guard case .apply(let operation, let operands) = self else { return self }
    let inner = operands.map { $0.calculable }
    switch operation {
    case .softplus, .sigmoid, .tanh: return operation.expanded(inner[0]) ?? self
    default: return .apply(operation, inner)
    }
  }

  /// The formula with numbers in the place of symbols.
  func replacingSymbols(_ replacement: (String) -> Formula?) -> Formula {
    switch self {
    case .symbol(let name): replacement(name) ?? self
    case .number: self
    case .apply(let operation, let operands):
      .apply(operation, operands.map { $0.replacingSymbols(replacement) })
    }
  }

  /// A number as it is printed, in the place of a symbol.
  static func printed(_ text: String) -> Formula {
    let scalars = text.unicodeScalars
    guard scalars.first == "−" else { return .symbol(text) }
    return -Formula.symbol(String(String.UnicodeScalarView(scalars.dropFirst())))
  }
}
