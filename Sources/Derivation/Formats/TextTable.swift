/// Columns of numbers, aligned on the decimal point under their headings; a column that ends before
/// the others is blank from there on.
struct TextTable {
  private struct Column {
    var heading: String
    var cells: [String]
  }

  private var columns: [Column]
  private let gap = 3

  init(_ table: DerivationDocument.Table, _ characters: TextCharacters) {
    columns = [Column(heading: "row", cells: table.labels.map { characters($0) })]
    columns += table.columns.map { column in
      Column(
        heading: characters(column.heading.description), cells: column.cells.map { characters($0) })
    }
  }

  /// How many columns of the terminal the widest line takes.
  func width(indent: Int) -> Int { lines(indent: indent).map(columnsOf).max() ?? 0 }

  func lines(indent: Int) -> [String] {
    let blocks = columns.map(Self.aligned)
    let count = blocks.map { $0.count }.max() ?? 0
    return (0..<count).map { line in
      var text = String(repeating: " ", count: indent)
      for (index, block) in blocks.enumerated() {
        text += (index > 0 ? String(repeating: " ", count: gap) : "")
        text +=
          line < block.count ? block[line] : String(repeating: " ", count: columnsOf(block[0]))
      }
      return trimmed(text)
    }
  }

  /// Heading and cells, all of one width: points under points, the widest under the heading's end.
  private static func aligned(_ column: Column) -> [String] {
    let parts = column.cells.map(split)
    let whole = parts.map { columnsOf($0.whole) }.max() ?? 0
    let rest = parts.map { columnsOf($0.rest) }.max() ?? 0
    let total = max(columnsOf(column.heading), whole + rest)
    let left = total - whole - rest
    let cells = parts.map { part in
      let before = String(repeating: " ", count: left + whole - columnsOf(part.whole))
      return padded(before + part.whole + part.rest, to: total)
    }
    let heading =
      String(repeating: " ", count: total - columnsOf(column.heading)) + column.heading
    return [heading] + cells
  }

  /// The part before the decimal point, and the point with what follows.
  private static func split(_ cell: String) -> (whole: String, rest: String) {
    guard let point = cell.firstIndex(of: ".") else { return (cell, "") }
    return (String(cell[..<point]), String(cell[point...]))
  }
}

/// Without spaces at the end.
func trimmed(_ line: String) -> String {
  var end = line.endIndex
  while end > line.startIndex && line[line.index(before: end)] == " " {
    end = line.index(before: end)
  }
  return String(line[..<end])
}

/// Without spaces at the beginning.
func trimmedAtStart(_ text: String) -> String {
  String(text[(text.firstIndex { $0 != " " } ?? text.endIndex)...])
}
