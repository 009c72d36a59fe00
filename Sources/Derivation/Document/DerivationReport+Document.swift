import Encoding

extension DerivationReport {
  /// The derivations as a document, which `text`, `latex`, `mathML` and `html` turn into characters.
  public func document(_ style: DerivationStyle = .init()) -> DerivationDocument {
    var blocks = columnBlocks(style)
    for derivation in derivations {
      blocks += Story(derivation, style).blocks
      append(checkLines(derivation), to: &blocks)
    }
    return DerivationDocument(blocks: blocks)
  }

  /// What the other methods say of a derivation.
  private func checkLines(_ derivation: Derivation) -> [Prose] {
    guard let check else { return [] }
    return check.entries.filter { isSame($0.parameter, derivation.parameter) }.map(check.line)
  }

  /// Lines go to those that stand last, if any do.
  private func append(_ lines: [Prose], to blocks: inout [DerivationDocument.Block]) {
    if case .lines(let before) = blocks.last {
      blocks[blocks.count - 1] = .lines(before + lines)
    } else if !lines.isEmpty {
      blocks.append(.lines(lines))
    }
  }

  /// Which columns the symbols stand for, and how they were scaled: the first step of all.
  private func columnBlocks(_ style: DerivationStyle) -> [DerivationDocument.Block] {
    let named = columns.filter { !isSame($0.symbol, $0.column) || $0.isScaled }
    guard !named.isEmpty else { return [] }
    let lines = DerivationDocument.Block.lines(named.map { $0.line })
    guard style.teaches && named.contains(where: { $0.isScaled }) else { return [lines] }
    return [
      .paragraph(
        """
        Before anything else the columns are scaled: from each its mean is subtracted, and what \
        is left is divided by its standard deviation. The network sees only the scaled numbers, \
        and all that follows is in their units.
        """), lines,
    ]
  }
}

extension DerivationReport.ColumnNote {
  /// `scaling: Input1 = (girth − 13.2) / 3.1`.
  fileprivate var line: Prose {
    guard isScaled else { return "\(symbol) is the column \(.name(column))" }
    let offset = Expression.number(NumberText.text(abs(mean), digits: 8))
    let centred: Expression =
      mean < 0 ? .sum([.name(column), offset]) : .difference(.name(column), offset)
    let scaled = Expression.quotient(centred, .number(NumberText.text(deviation, digits: 8)))
    return "scaling: \(.equal([.symbol(symbol), scaled]))"
  }
}

extension GradientCheck {
  /// How far the other methods confirm a derivative.
  fileprivate func line(of entry: Entry) -> Prose {
    let differences = entry.differenceDigits.map { "\($0)" } ?? "none (a kink is too near)"
    let words =
      "checked against: reverse mode \(entry.reverseDigits) digits, dual numbers "
      + "\(entry.dualDigits), 30-digit arithmetic \(entry.preciseDigits), "
      + "differences \(differences)"
      + (isSample ? " (on \(rowsChecked) of \(rowCount) rows, evenly spaced)" : "")
      + (entry.agrees ? "" : "; they part by more than rounding explains")
    return "\(words: words)"
  }
}
