import Encoding
import Graph

/// What the optimiser makes of the derivative.
extension Story {
  var moveBlocks: [Block] {
    guard let move = derivation.move else { return [] }
    guard !move.isFrozen else { return [.lines(moveLines(move))] }
    let symbols = move.updates.isEmpty ? [] : [Block.paragraph(symbolWords(move))]
    return teaching(reason(of: move)) + symbols + [.lines(moveLines(move))]
  }

  private func moveLines(_ move: Derivation.Move) -> [Prose] {
    let name = derivation.parameter
    let (from, to) = ends(move)
    guard !move.isFrozen else { return ["\(name) is frozen: it stays at \(.number(from))"] }
    let optimiser: Prose = """
      \(words: move.optimiser), learning rate \(.number(NumberText.exact(move.learningRate)))
      """
    let updates = updateLines(move)
    let isWhole = move.updates.isEmpty && !derivation.forward.isRoundedToFloat
    let by = isWhole ? -move.learningRate * derivation.value : move.to - move.from
    let size = isWhole ? numbers.result(by, bound: move.learningRate * bound) : numbers.result(by)
    guard move.from != move.to else {
      return updates
        + [
          derivation.value == 0 && move.updates.isEmpty
            ? "\(optimiser): \(name) stays at \(.number(from))"
            : """
            \(optimiser): \(name) stays at \(.number(from)); the move is less than half of its \
            last digit
            """
        ]
    }
    guard !isWithinRounding || !isWhole else {
      return [
        """
        \(optimiser): \(name) moves from \(.number(from)) to \(.number(to)), no more than rounding \
        explains
        """
      ]
    }
    return updates
      + [
        """
        \(optimiser): \(name) moves by \(.number(size)), from \(.number(from)) to \(.number(to))
        """
      ]
  }

  /// Where a move begins and ends, with so many digits that the two differ.
  private func ends(_ move: Derivation.Move) -> (from: String, to: String) {
    let usual = min(numbers.digits + 1, 17)
    var digits = usual
    while digits < 17 && move.from != move.to
      && readDecimal(decimal(move.from, digits: digits))
        == readDecimal(decimal(move.to, digits: digits))
    {
      digits += 1
    }
    // A digit more, so that the difference is more than the last one.
    if digits > usual { digits = min(digits + 1, 17) }
    return (
      NumberText.text(move.from, digits: digits), NumberText.text(move.to, digits: digits)
    )
  }

  private func reason(of move: Derivation.Move) -> Prose {
    let name = derivation.parameter
    let (way, isUp) = (derivation.value > 0 ? "positive" : "negative", derivation.value < 0)
    let grows = isUp ? "falls as \(name) grows" : "grows with \(name)"
    let larger = isUp ? "larger" : "smaller"
    if derivation.value == 0 {
      return move.updates.isEmpty
        ? """
        What follows: the derivative is 0, so to first order \(name) changes nothing, and gradient \
        descent leaves \(name) where it is.
        """
        : """
        What follows: the derivative is 0, so this step alone would leave \(name) where it is; the \
        optimiser adds what it remembers of the steps before.
        """
    }
    guard !isWithinRounding else {
      return """
        What follows: the derivative is 0 within rounding, so there is no direction in which \
        \(name) should go; the optimiser takes the number as it is.
        """
    }
    let hasCorner = !cornerBlocks.isEmpty
    let slope: Prose =
      hasCorner
      ? "with the slopes that were taken the derivative is \(words: way)"
      : """
      the derivative is \(words: way): to first order the \(objective) \(words: grows)
      """
    guard move.updates.isEmpty else { return reason(of: move, slope, larger) }
    return """
      What follows: \(slope), so gradient descent makes \(name) \(words: larger). It moves it by the \
      learning rate times the derivative, against the derivative's sign; all other parameters move \
      at the same time, each by a derivative taken at this same point.
      """
  }

  /// The same for an optimiser that remembers.
  private func reason(of move: Derivation.Move, _ slope: Prose, _ larger: String) -> Prose {
    let name = derivation.parameter
    let isAlong = (move.to - move.from) * derivation.value < 0
    let memory = isAdam(move) ? "mean of the derivatives" : "velocity"
    let goes = move.to > move.from ? "upwards" : "downwards"
    let end: Prose =
      move.to == move.from
      ? "together with the \(words: memory) of the steps before it does not move at all"
      : isAlong
        ? "and \(words: goes) it goes, by how much the \(words: memory) of the steps before decides"
        : """
        but the \(words: memory) of the steps before is stronger, so at this step \(name) goes on \
        \(words: goes)
        """
    return """
      What follows: \(slope), so this derivative alone would make \(name) \(words: larger); \(end).
      """
  }

  private func isAdam(_ move: Derivation.Move) -> Bool { value("β2", move) != nil }

  private func value(_ name: String, _ move: Derivation.Move) -> Expression? {
    for update in move.updates {
      for value in update.values where isSame(value.name, name) {
        return .equal([.symbol(name), .number(NumberText.exact(value.value))])
      }
    }
    return nil
  }

  /// What the letters in the optimiser's formulas are.
  private func symbolWords(_ move: Derivation.Move) -> Prose {
    let eta = value("η", move) ?? .symbol("η")
    if let mu = value("μ", move) {
      return """
        \("g") is the derivative above; \("v") is the velocity, in which the derivatives of the \
        steps before live on, and \(mu) is how much of it is kept at each step; \(eta) is the \
        learning rate:
        """
    }
    guard let beta1 = value("β1", move), let beta2 = value("β2", move) else {
      return "\("g") is the derivative above:"
    }
    let epsilon = value("ε", move) ?? .symbol("ε")
    return """
      \("g") is the derivative above; \("m") is the running mean of the derivatives, of which \
      \(beta1) is kept at each step, and \("v") that of their squares, of which \(beta2) is kept; \
      \("m\u{302}") and \("v\u{302}") are the same, corrected for having begun at 0; \(eta) is the \
      learning rate, and \(epsilon) keeps the quotient finite:
      """
  }

  /// v1 = μ·v0 + g = 0.9·0.1 + 0.7609437 = 0.8509437, with digits enough that each number follows
  /// from those before it.
  private func updateLines(_ move: Derivation.Move) -> [Prose] {
    var links: [DigitChain.Link] = []
    for update in move.updates {
      for value in update.values where !links.contains(where: { isSame($0.name, value.name) }) {
        links.append(
          .init(
            name: value.name, formula: nil, values: [value.value], digits: numbers.factorDigits))
      }
      links.append(
        .init(
          name: update.name, formula: update.formula, values: [update.result],
          digits: numbers.factorDigits))
    }
    var chain = DigitChain(links, rows: 1)
    if !derivation.forward.isRoundedToFloat { chain.settle() }
    return move.updates.map { update in
      let numbered = update.formula.replacingSymbols { name in
        chain.place(name).map { .printed(chain.text($0, row: 0)) }
      }
      let result = chain.place(update.name).map { chain.text($0, row: 0) } ?? ""
      return """
        \(.equal([
          .symbol(update.name), .formula(update.formula), .formula(numbered), .number(result),
        ]))
        """
    }
  }
}
