import Encoding
import Graph

/// A document as elements of a page, its formulas in MathML Core; well-formed XML.
struct MathMLRenderer {
  /// How wide lines of an equation may be, in characters of the text form.
  private let limit = 100

  /// All blocks, one section for each derivation.
  func fragment(_ document: DerivationDocument) -> String {
    var lines = ["<div class=\"chainrule\" xmlns=\"http://www.w3.org/1999/xhtml\">"]
    var isInSection = false
    for block in document.blocks {
      if case .title = block {
        if isInSection { lines.append("</section>") }
        lines.append("<section>")
        isInSection = true
      }
      lines.append(element(block))
    }
    return (lines + (isInSection ? ["</section>"] : []) + ["</div>", ""]).joined(separator: "\n")
  }

  private func element(_ block: DerivationDocument.Block) -> String {
    switch block {
    case .title(let prose): "<h2>" + text(prose) + "</h2>"
    case .heading(let prose): "<h3>" + text(prose, isSentence: true) + "</h3>"
    case .paragraph(let prose): "<p>" + text(prose, isSentence: true) + "</p>"
    case .lines(let lines):
      lines.map { "<p class=\"line\">" + text($0, isSentence: true) + "</p>" }
        .joined(separator: "\n")
    case .definitions(let definitions): scrolling(math(definitions.map(row)))
    case .equation(let equation): scrolling(math(rows(equation)))
    case .links(let links): element(links)
    case .values(let words, let values): element(words, values)
    case .table(let table): element(table)
    case .note(let prose): "<p class=\"note\">(" + text(prose) + ")</p>"
    }
  }

  private func text(_ prose: Prose, isSentence: Bool = false, isLarge: Bool = false) -> String {
    var text = ""
    for (index, piece) in prose.pieces.enumerated() {
      switch piece {
      case .words(let words):
        text += xmlEscaped(index == 0 && isSentence ? capitalised(words) : words)
      case .math(let expression): text += inline(expression, isLarge)
      }
    }
    return text
  }

  /// A formula in running text: in parts with spaces between them, where lines may be broken.
  private func inline(_ expression: Expression, _ isLarge: Bool) -> String {
    expression.inlineParts.reduce("") { text, part in
      let math = part.notation.math(isLarge: isLarge)
      return text + (part.isInfix ? " " + math + " " : math)
    }
  }

  /// What may be wider than the page is scrolled by itself.
  private func scrolling(_ element: String) -> String {
    "<div class=\"wide\">" + element + "</div>"
  }

  /// Rows of which the right-hand sides stand below each other.
  private func math(_ rows: [(left: String, right: String)]) -> String {
    let cell = "<mtd style=\"text-align:left\">"
    let cells = rows.map { "<mtr>\(cell)\($0)</mtd>\(cell)\($1)</mtd></mtr>" }
    return "<math display=\"block\"><mtable displaystyle=\"true\">" + cells.joined()
      + "</mtable></math>"
  }

  private func row(_ definition: Derivation.Definition) -> (left: String, right: String) {
    switch definition {
    case .equation(let name, let formula):
      return (
        Notation.symbol(name).mathML,
        Notation.row([.sign(.equals), formula.notation(inline: false)]).mathML
      )
    case .moreNodes: return ("", Notation.text(definition.description).mathML)
    }
  }

  private func rows(_ equation: DerivationDocument.Equation) -> [(left: String, right: String)] {
    var lead = Expression.equal(equation.lead).notation(inline: false).mathML
    return equation.rows(limit: limit).map { row in
      let sign: [Notation] = row.isFirst ? [.sign(.equals)] : [.text("\u{2003}")]
      defer { lead = "" }
      return (lead, Notation.row(sign + [.row(of: row.pieces)]).mathML)
    }
  }

  private func element(_ words: Prose, _ values: [DerivationDocument.Value]) -> String {
    "<p class=\"values\">" + text(words, isSentence: true) + ": "
      + values.map { $0.expression.notation(inline: true).math() }.joined(separator: " ") + "</p>"
  }

  /// The factors as a table, or with reasons as a list of what is explained.
  private func element(_ links: [DerivationDocument.Link]) -> String {
    let isTaught = links.contains { $0.reason != nil }
    let items = links.map { link in
      let equation = Notation.row([
        link.derivative.notation(inline: false), .sign(.equals),
        link.formula.notation(inline: false),
      ]).math(isBlock: true)
      return isTaught
        ? "<dt>\(equation)</dt><dd><strong>\(xmlEscaped(capitalised(link.rule))):</strong> "
          + (link.reason.map { text($0) } ?? "") + "</dd>"
        : "<tr><td>\(equation)</td><td>\(xmlEscaped(link.rule))</td></tr>"
    }
    return isTaught
      ? "<dl>\n" + items.joined(separator: "\n") + "\n</dl>"
      : scrolling("<table class=\"rules\">\n" + items.joined(separator: "\n") + "\n</table>")
  }
}

extension MathMLRenderer {
  /// The ledger as a table of numbers; alignment on the point is by digits of one width.
  private func element(_ table: DerivationDocument.Table) -> String {
    let headings = table.columns.map {
      "<th scope=\"col\">" + text($0.heading, isLarge: true) + "</th>"
    }
    let widths = table.columns.map { $0.widthFromPoint }
    let rows = table.labels.indices.map { index in
      let cells = zip(table.columns, widths).map { column, width in
        "<td>" + (index < column.cells.count ? column.aligned(index, to: width) : "") + "</td>"
      }
      return "<tr><th scope=\"row\">\(xmlEscaped(table.labels[index]))</th>\(cells.joined())</tr>"
    }
    let footers =
      table.footers == 0
      ? "" : "\n<tfoot>\n" + rows.suffix(table.footers).joined(separator: "\n") + "\n</tfoot>"
    return scrolling(
      "<table class=\"ledger\">\n<thead><tr><th scope=\"col\">row</th>\(headings.joined())</tr>"
        + "</thead>\n<tbody>\n" + rows.dropLast(table.footers).joined(separator: "\n")
        + "\n</tbody>" + footers + "\n</table>")
  }
}

extension DerivationDocument.Table.Column {
  /// A cell with as many figure spaces behind it as it has fewer decimals than the column.
  fileprivate func aligned(_ index: Int, to most: Int) -> String {
    let missing = most - Self.widthFromPoint(cells[index])
    // The point itself is narrower than a digit.
    let isWhole = !cells[index].utf8.contains(46)
    let spaces = isWhole && missing > 0 ? missing - 1 : missing
    return xmlEscaped(cells[index])
      + (isWhole && missing > 0 ? "\u{2008}" : "") + String(repeating: "\u{2007}", count: spaces)
  }

  /// The most decimals of any cell, with the point.
  fileprivate var widthFromPoint: Int { cells.map(Self.widthFromPoint).max() ?? 0 }

  private static func widthFromPoint(_ cell: String) -> Int {
    cell.firstIndex(of: ".").map { columnsOf(String(cell[$0...])) } ?? 0
  }
}
