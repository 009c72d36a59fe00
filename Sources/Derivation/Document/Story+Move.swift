import Encoding
import Graph

/// What the optimiser makes of the derivative.
extension Story {
  var moveBlocks: [Block] {
    guard let move = derivation.move else { return [] }
    return (move.isFrozen ? [] : teaching(reason(of: move))) + [.lines(moveLines(move))]
  }

  private func moveLines(_ move: Derivation.Move) -> [Prose] {
    let name = derivation.parameter
    guard !move.isFrozen else {
      return ["\(name) is frozen: it stays at \(.number(numbers.parameter(move.from)))"]
    }
    let by = move.updates.isEmpty ? -move.learningRate * derivation.value : move.to - move.from
    let moves: Prose = """
      \(words: move.optimiser), learning rate \(.number(NumberText.exact(move.learningRate))): \
      \(name) moves by \(.number(numbers.result(by))), from \
      \(.number(numbers.parameter(move.from))) to \(.number(numbers.parameter(move.to)))
      """
    return move.updates.map(line) + [moves]
  }

  private func reason(of move: Derivation.Move) -> Prose {
    let way: Prose =
      derivation.value == 0
      ? "the derivative is 0, so no small move of \(derivation.parameter) makes it smaller"
      : derivation.value > 0
        ? """
        the derivative is positive, the \(objective) grows with \(derivation.parameter), so \
        \(derivation.parameter) has to become smaller
        """
        : """
        the derivative is negative, the \(objective) falls as \(derivation.parameter) grows, \
        so \(derivation.parameter) has to become larger
        """
    return move.updates.isEmpty
      ? """
      What follows: \(way). Gradient descent moves it by the learning rate times the derivative, \
      against the derivative's sign; all other parameters move at the same time, each by a \
      derivative taken at this same point.
      """
      : """
      What follows: \(way). How far, the optimiser computes from this derivative, g, and from \
      what it remembers of those before:
      """
  }

  /// v1 = μ·v0 + g = 0.9·0.1 + 0.7609437 = 0.8509437
  private func line(_ update: Derivation.Update) -> Prose {
    let numbered = update.formula.replacingSymbols { name in
      update.values.first { isSame($0.name, name) }.map { number($0.value) }
    }
    return
      """
      \(.equal([
        .symbol(update.name), .formula(update.formula), .formula(numbered),
        .number(numbers.factor(update.result)),
      ]))
      """
  }

  /// A number as factors are printed, in the place of a symbol.
  private func number(_ value: Double) -> Formula {
    let size = Formula.symbol(numbers.factor(abs(value)))
    return value < 0 ? -size : size
  }
}
