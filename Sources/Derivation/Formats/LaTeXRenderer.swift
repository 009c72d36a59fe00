import Graph

/// A document in LaTeX, for which amsmath is enough.
struct LaTeXRenderer {
  /// How wide lines may be, in characters of the text form.
  private let limit = 84

  /// A document that compiles as it is.
  func standalone(_ document: DerivationDocument) -> String {
    """
    \\documentclass{article}
    \\usepackage[utf8]{inputenc}
    \\usepackage[margin=2cm]{geometry}
    \\usepackage{amsmath}
    \\allowdisplaybreaks
    \\emergencystretch=3em
    \\begin{document}
    \(fragment(document))\\end{document}

    """
  }

  /// A piece to paste into a document.
  func fragment(_ document: DerivationDocument) -> String {
    document.blocks.reduce("") { $0 + latex($1) + "\n" }
  }

  private func latex(_ block: DerivationDocument.Block) -> String {
    switch block {
    case .title(let prose): "\\subsection*{" + text(prose) + "}\n"
    case .heading(let prose): "\\subsubsection*{" + text(prose, isSentence: true) + "}\n"
    case .paragraph(let prose): "\\medskip\\noindent " + text(prose, isSentence: true) + "\n"
    case .lines(let lines):
      lines.map { "\\noindent " + text($0, isSentence: true) + "\n" }.joined(separator: "\n")
    case .definitions(let definitions): aligned(definitions.map(row))
    case .equation(let equation): aligned(rows(equation))
    case .links(let links): latex(links)
    case .values(let words, let values): latex(words, values)
    case .table(let table): latex(table)
    case .note(let prose): "\\noindent (" + text(prose) + ")\n"
    }
  }

  private func text(_ prose: Prose, isSentence: Bool = false) -> String {
    var text = ""
    for (index, piece) in prose.pieces.enumerated() {
      switch piece {
      case .words(let words):
        text += latexEscaped(index == 0 && isSentence ? capitalised(words) : words)
      case .math(let expression): text += inline(expression)
      }
    }
    return text
  }

  /// A formula in running text: in parts with spaces between them, where lines may be broken.
  private func inline(_ expression: Expression) -> String {
    expression.inlineParts.reduce("") { text, part in
      let math = "$" + trimmed(trimmedAtStart(part.notation.latex)) + "$"
      return text + (part.isInfix ? " " + math + " " : math)
    }
  }

  private func aligned(_ rows: [String]) -> String {
    "\\begin{align*}\n" + rows.map { "  " + $0 }.joined(separator: " \\\\\n") + "\n\\end{align*}\n"
  }

  private func row(_ definition: Derivation.Definition) -> String {
    switch definition {
    case .equation(let name, let formula):
      Notation.symbol(name).latex + " &= " + formula.notation(inline: false).latex
    case .moreNodes: "&\\quad \\text{" + latexEscaped(definition.description) + "}"
    }
  }

  private func rows(_ equation: DerivationDocument.Equation) -> [String] {
    var lead = Expression.equal(equation.lead).notation(inline: false).latex
    return equation.rows(limit: limit).map { row in
      let pieces = Notation.row(of: row.pieces).latex
      defer { lead = "" }
      return lead + (lead.utf8.isEmpty ? "" : " ") + "&" + (row.isFirst ? "= " : "\\quad {}")
        + pieces
    }
  }

  private func latex(_ words: Prose, _ values: [DerivationDocument.Value]) -> String {
    "\\medskip\\noindent " + text(words, isSentence: true) + ":"
      + values.reduce("") {
        $0 + "\n  \\enspace $" + $1.expression.notation(inline: true).latex + "$"
      } + "\n"
  }

  /// The factors with their rules; with reasons as a list.
  private func latex(_ links: [DerivationDocument.Link]) -> String {
    let isTaught = links.contains { $0.reason != nil }
    let equations = links.map { link in
      link.derivative.notation(inline: false).latex + (isTaught ? " = " : " &= ")
        + link.formula.notation(inline: false).latex
    }
    guard isTaught else {
      let rows = zip(equations, links).map { "  \($0) &\\qquad & \\text{\(latexEscaped($1.rule))}" }
      return "\\begin{alignat*}{2}\n" + rows.joined(separator: " \\\\\n")
        + "\n\\end{alignat*}\n"
    }
    let items = zip(equations, links).map { equation, link in
      "  \\item $\\displaystyle \(equation)$ \\\\[2pt]\n    \\emph{"
        + latexEscaped(capitalised(link.rule)) + ":} " + text(link.reason ?? "")
    }
    return "\\begin{itemize}\n" + items.joined(separator: "\n") + "\n\\end{itemize}\n"
  }
}
