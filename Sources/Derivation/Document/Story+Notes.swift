import Encoding

/// What is said of the numbers as a whole: where they add up to something else than is printed,
/// which rows are shown, and where the loss has a corner.
extension Story {
  /// Says so where the rounded numbers shown add up to something else than the sum shown.
  var notes: [Block] {
    if isWithinRounding {
      return [
        .note(
          """
          the sum is 0 within rounding: rounding alone can come to \
          \(.number(NumberText.text(bound, digits: 2)))
          """)
      ]
    }
    var shown = derivation.rows.map { numbers.result($0.value) }
    if let omitted = derivation.omitted { shown.append(numbers.result(omitted.sum)) }
    let sum = numbers.result(derivation.sum, bound: bound)
    var blocks = note("products", shown, sum)
    if let penalty = derivation.penalty {
      blocks += note("sum and penalty", [sum, numbers.result(penalty.value)], value)
    }
    return blocks
  }

  /// The same of the paths.
  var pathNotes: [Block] {
    guard !derivation.termSums.isEmpty, !isWithinRounding else { return [] }
    return note(
      "numbers of the paths", derivation.termSums.map { numbers.result($0) },
      numbers.result(derivation.sum, bound: bound))
  }

  private func note(_ what: String, _ terms: [String], _ sum: String) -> [Block] {
    guard let shown = LastDigit.sum(of: terms, like: sum), !isSame(shown, sum) else { return [] }
    return [
      .note(
        """
        the rounded \(words: what) shown would add up to \(.number(shown)); the exact ones were \
        added
        """)
    ]
  }

  /// Which rows are shown, where it is not all.
  var rowChoice: [Block] {
    guard let omitted = derivation.omitted else { return [] }
    let (shown, all) = (derivation.rows.count, derivation.rows.count + omitted.rows)
    let rows = shown == 1 ? "1 row" : "\(shown) rows"
    let choice: Prose =
      omitted.areSmallest
      ? "the \(words: rows) with the largest products, of \(words: "\(all)")"
      : "the \(words: rows) asked for, of \(words: "\(all)")"
    return [.paragraph("\(choice); --rows all shows every one:")]
  }

  /// Where the loss has no single slope: at a relu whose sum is 0, and at a weight of 0 whose size
  /// is penalised.
  var cornerBlocks: [Block] {
    var blocks: [Block] = []
    let parameter = derivation.parameter
    if let first = derivation.corners.first {
      let more = derivation.corners.count - 1
      let others =
        more == 0 ? "" : more == 1 ? "; so it is in 1 more row" : "; so it is in \(more) more rows"
      blocks.append(
        .paragraph(
          """
          In row \(words: "\(first.row)") \(first.node) is 0, where relu has its corner\
          \(words: others): there the \(objective) need not have a single slope by \(parameter). \
          The slope of relu is taken as 0 at its corner, which is the one on the left, and all that \
          follows is computed so.
          """))
    }
    if let penalty = derivation.penalty, penalty.l1 != 0, penalty.parameter == 0 {
      blocks.append(
        .paragraph(
          """
          \(parameter) is 0, where its size has its corner: there the slope of the penalty by \
          \(parameter) jumps from −λ1 to λ1, and is taken as 0, which lies between the two.
          """))
    }
    return blocks
  }

  /// A loss with a penalty, and a parameter that does not stand in it.
  var freeOfPenalty: [Block] {
    guard derivation.isPenalised, derivation.penalty == nil else { return [] }
    return [
      .paragraph(
        "the penalty does not contain \(derivation.parameter): its derivative by it is 0")
    ]
  }
}
