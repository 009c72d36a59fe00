extension DerivationDocument.Table {
  /// A table as tables that are narrow enough, and what the letters in their headings stand for.
  struct Fitted {
    var legend: [(letter: String, heading: Prose)] = []
    var tables: [DerivationDocument.Table] = []
  }

  /// The table; one that is wider than `limit` has letters for its wide headings, and where that
  /// is not enough it becomes several, of which only the last has the lines below the rows.
  ///
  /// - Parameter width: how wide a table would be.
  func fitted(to limit: Int, width: (DerivationDocument.Table) -> Int) -> Fitted {
    guard width(self) > limit else { return Fitted(tables: [self]) }
    var fitted = Fitted()
    var short = self
    for index in columns.indices where columns[index].hasWideHeading {
      let letter = "(\(fitted.legend.count + 1))"
      fitted.legend.append((letter, columns[index].heading))
      short.columns[index].heading = "\(words: letter)"
    }
    var group = short.part([])
    for (index, column) in short.columns.enumerated() {
      let isLast = index == columns.count - 1
      let wider = short.part(group.columns + [column], isLast: isLast)
      if !group.columns.isEmpty && width(wider) > limit {
        fitted.tables.append(group)
        group = short.part([column], isLast: isLast)
      } else {
        group = wider
      }
    }
    fitted.tables.append(group)
    return fitted
  }

  /// Some of the columns; without the last one, only the lines of data rows.
  private func part(_ columns: [Column], isLast: Bool = false) -> Self {
    Self(
      labels: isLast ? labels : Array(labels.dropLast(footers)), columns: columns,
      footers: isLast ? footers : 0)
  }
}

extension DerivationDocument.Table.Column {
  /// Whether the heading takes more room than the numbers below it.
  fileprivate var hasWideHeading: Bool {
    let width = columnsOf(heading.description)
    return cells.allSatisfy { columnsOf($0) < width }
  }
}
