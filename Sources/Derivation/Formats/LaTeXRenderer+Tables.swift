import Graph

extension LaTeXRenderer {
  /// The table, in parts below each other where it is too wide, with what their letters stand for.
  func latex(_ table: DerivationDocument.Table) -> String {
    let characters = TextCharacters(isASCII: false)
    let fitted = table.fitted(to: 92) { TextTable($0, characters).width(indent: 0) }
    var lines = ["\\begin{center}\\footnotesize\\renewcommand{\\arraystretch}{1.2}"]
    if !fitted.legend.isEmpty {
      lines.append("\\begin{tabular}{rl}")
      lines += fitted.legend.map { "  \($0) & \(latex($1)) \\\\" }
      lines.append("\\end{tabular}\\par\\medskip")
    }
    for (index, table) in fitted.tables.enumerated() {
      if index > 0 { lines[lines.count - 1] += "\\par\\medskip" }
      lines += tabular(table)
    }
    return (lines + ["\\end{center}", ""]).joined(separator: "\n")
  }

  /// Each column of numbers is two, which meet at the decimal point.
  private func tabular(_ table: DerivationDocument.Table) -> [String] {
    let headings = table.columns.map { "\\multicolumn{2}{c}{\(latex($0.heading))}" }
    var lines = [
      "\\begin{tabular}{r" + table.columns.map { _ in "r@{}l" }.joined() + "}",
      "  row & " + headings.joined(separator: " & ") + " \\\\[3pt] \\hline",
    ]
    for (index, label) in table.labels.enumerated() {
      if index == table.labels.count - table.footers && index > 0 { lines.append("  \\hline") }
      let cells = table.columns.map { column in
        index < column.cells.count ? cell(column.cells[index]) : "&"
      }
      lines.append("  " + ([latexEscaped(label)] + cells).joined(separator: " & ") + " \\\\")
    }
    return lines + ["\\end{tabular}"]
  }

  /// `$-0$ & $.2835$`
  private func cell(_ number: String) -> String {
    let latex = Notation.number(number).latex
    guard let point = latex.firstIndex(of: ".") else { return "$\(latex)$ &" }
    return "$\(latex[..<point])$ & $\(latex[point...])$"
  }

  private func latex(_ heading: Prose) -> String {
    heading.pieces.reduce("") { text, piece in
      switch piece {
      case .words(let words): text + latexEscaped(words)
      case .math(let expression):
        text + "$\\displaystyle " + expression.notation(inline: true).latex + "$"
      }
    }
  }
}
