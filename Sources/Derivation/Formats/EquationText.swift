/// An equation in text: derivatives as fractions on three lines, formulas in one, broken between
/// factors where they are too wide.
struct EquationText {
  private let equation: DerivationDocument.Equation
  private let characters: TextCharacters

  init(_ equation: DerivationDocument.Equation, _ characters: TextCharacters) {
    self.equation = equation
    self.characters = characters
  }

  func lines(limit: Int) -> [String] {
    var line = StackedFractions(bar: characters.bar)
    line.append("  ")
    for (index, side) in equation.lead.enumerated() {
      if index > 0 { line.append(" = ") }
      append(side, to: &line)
    }
    let sign = columnsOf(line.bar)
    var lines: [String] = []
    var indent = 0
    for (index, row) in equation.rows(limit: limit, characters).enumerated() {
      if index > 0 {
        if row.isFirst { lines.append("") }
        line = StackedFractions(bar: characters.bar)
        line.append(padded("", to: row.isFirst ? sign : indent))
      }
      if row.isFirst { line.append(" = ") }
      for (place, piece) in row.pieces.enumerated() {
        let before = characters(piece.before.reduce("") { $0 + $1.text })
        line.append(row.isFirst || place > 0 ? before : trimmedAtStart(before))
        if row.isFirst && place == 0 { indent = columnsOf(line.bar) }
        append(piece.expression, to: &line)
        line.append(characters(piece.behind.reduce("") { $0 + $1.text }))
      }
      lines += line.lines
    }
    return equation.steps.isEmpty ? line.lines : lines
  }

  private func append(_ expression: Expression, to line: inout StackedFractions) {
    if case .derivative(let of, let by) = expression {
      line.append(
        fraction: characters(Expression.differential(of)),
        characters(Expression.differential(by)))
    } else {
      line.append(characters(expression.description))
    }
  }
}
