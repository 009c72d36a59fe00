import Encoding

extension DerivationReport {
  /// The derivations as a document, which `text`, `latex`, `mathML` and `html` turn into characters.
  public func document(_ style: DerivationStyle = .init()) -> DerivationDocument {
    var blocks = columnBlocks(style)
    for (index, derivation) in derivations.enumerated() {
      let story = Story(derivation, style).blocks
      blocks += story.prefix(1) + (index == 0 ? lossBlocks : []) + story.dropFirst()
      append(checkLines(derivation), to: &blocks)
    }
    return DerivationDocument(blocks: blocks)
  }

  /// The loss's name, spelled out once.
  private var lossBlocks: [DerivationDocument.Block] {
    guard let loss = derivations.first?.loss else { return [] }
    let words: String? =
      switch loss {
      case "SSR": "the sum of the squared residuals; a residual is Observed − Predicted"
      case "½SSR": "half the sum of the squared residuals; a residual is Observed − Predicted"
      case "MSE": "the mean of the squared residuals; a residual is Observed − Predicted"
      case "CE":
        "the cross-entropy: minus the logarithms of the probabilities of what was observed, added up"
      case "MCE":
        "the mean cross-entropy: the mean of minus the logarithm of the probability of what was "
          + "observed"
      default: nil
      }
    return words.map { [.paragraph("\(.symbol(loss)) is \(words: $0)")] } ?? []
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
    // Inputs are printed with at most so many digits less two.
    let digits = min(style.digits + 8, 17)
    let lines = DerivationDocument.Block.lines(named.map { $0.line(digits: digits) })
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
  /// So many digits, or all of a number that has fewer.
  private static func text(_ value: Double, _ digits: Int) -> String {
    let (exact, rounded) = (NumberText.exact(value), NumberText.text(value, digits: digits))
    return columnsOf(exact) <= columnsOf(rounded) ? exact : rounded
  }

  /// `scaling: Input1 = (girth − 13.2) / 3.1`.
  ///
  /// - Parameter digits: how many digits mean and deviation have.
  fileprivate func line(digits: Int) -> Prose {
    if let category {
      return """
        \(symbol) is 1 where \(.name(category.column)) is \(.name(category.label)), else 0; \
        \(symbol.replacingObserved) is the probability of that
        """
    }
    guard isScaled else { return "\(symbol) is the column \(.name(column))" }
    let name = Expression.name(isSame(symbol, column) ? "the file's \(column)" : column)
    let offset = Expression.number(Self.text(abs(mean), digits))
    let centred: Expression = mean < 0 ? .sum([name, offset]) : .difference(name, offset)
    let scaled = Expression.quotient(centred, .number(Self.text(deviation, digits)))
    return "scaling: \(.equal([.symbol(symbol), scaled]))"
  }
}

extension String {
  /// Predicted2, for Observed2.
  fileprivate var replacingObserved: String {
    "Predicted" + String(decoding: utf8.dropFirst(8), as: UTF8.self)
  }
}

extension GradientCheck {
  /// How far the other methods confirm a derivative.
  fileprivate func line(of entry: Entry) -> Prose {
    let digits = [
      entry.reverseDigits, entry.dualDigits, entry.preciseDigits, entry.differenceDigits,
    ].map { $0.map { "\($0)" } ?? "none" }
    let sample = isSample ? " on \(rowsChecked) of the \(rowCount) rows, evenly spaced" : ""
    let words =
      "computed again in four other ways\(sample) (reverse mode, dual numbers, 30 digits, "
      + "differences): "
      + "\(entry.agrees ? "they agree" : "they part by more than rounding explains, and agree") to "
      + "\(digits[0]), \(digits[1]), \(digits[2]) and \(digits[3]) digits"
      + (entry.differenceDigits == nil ? " (for differences a corner is too near)" : "")
      + " (see chainrule help check)"
    return "\(words: words)"
  }
}
