/// Columns of numbers, aligned on the decimal point under their headings; a column that ends before
/// the others is blank from there on.
struct TextTable {
  struct Column {
    var heading: String
    var cells: [String]
  }

  var columns: [Column]
  private let gap = 3

  /// The lines of the table.
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

  /// The lines of the table, where it is wider than `limit` of several below each other; each
  /// begins with the first column.
  func foldedLines(indent: Int, limit: Int) -> [String] {
    var lines: [String] = []
    var part = TextTable(columns: [columns[0]])
    for column in columns.dropFirst() {
      let wider = TextTable(columns: part.columns + [column])
      if part.columns.count > 1 && wider.width(indent: indent) > limit {
        lines += part.lines(indent: indent) + [""]
        part = TextTable(columns: [columns[0], column])
      } else {
        part = wider
      }
    }
    return lines + part.lines(indent: indent)
  }

  /// How many columns of the terminal the table takes.
  func width(indent: Int) -> Int { lines(indent: indent).map(columnsOf).max() ?? 0 }

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
