import Graph

/// The ledger of one term: for each data row its factors and their product.
struct FactorTable {
  let derivation: Derivation
  private let numbers: NumberText
  private let limit: Int

  init(derivation: Derivation, numbers: NumberText, limit: Int) {
    self.derivation = derivation
    self.limit = limit
    self.numbers = numbers.withGuardDigits(
      for: derivation.rows.flatMap { zip($0.factors, $0.products).map { ($0, $1) } })
  }

  /// The table of term number `term`, as one or, where it is too wide, as several below each
  /// other; long formulas are replaced by letters.
  func lines(term: Int, productHeading: String) -> [String] {
    let factors = derivation.terms[term].factors
    let rows = TextTable.Column(
      heading: "row", cells: derivation.rows.map { "\($0.row)" } + tailLabels)
    let product = TextTable.Column(
      heading: productHeading,
      cells: derivation.rows.map { numbers.result($0.products[term]) } + tailValues)
    let columns = factors.indices.map { index in
      TextTable.Column(
        heading: "\(factors[index].symbolic)",
        cells: derivation.rows.map { numbers.factor($0.factors[term][index]) })
    }
    let whole = TextTable(columns: [rows] + columns + [product])
    if whole.width(indent: 2) <= limit { return whole.lines(indent: 2) }
    return lettered(rows, columns, product)
  }

  private func lettered(
    _ rows: TextTable.Column, _ columns: [TextTable.Column], _ product: TextTable.Column
  ) -> [String] {
    var legend: [String] = []
    var short = columns
    for index in columns.indices {
      let letter = "(\(index + 1))"
      legend.append("  \(letter) = \(columns[index].heading)")
      short[index].heading = letter
    }
    // Only the last table, which holds the product, has the lines below the rows.
    let labels = TextTable.Column(
      heading: "row", cells: Array(rows.cells.prefix(derivation.rows.count)))
    var lines = legend + [""]
    var group = [labels]
    for column in short {
      if group.count > 1 && TextTable(columns: group + [column]).width(indent: 2) > limit {
        lines += TextTable(columns: group).lines(indent: 2) + [""]
        group = [labels]
      }
      group.append(column)
    }
    group[0] = rows
    if TextTable(columns: group + [product]).width(indent: 2) > limit {
      group[0] = labels
      lines += TextTable(columns: group).lines(indent: 2) + [""]
      group = [rows]
    }
    return lines + TextTable(columns: group + [product]).lines(indent: 2)
  }

  private var isWhole: Bool { derivation.terms.count == 1 }
  private var tailLabels: [String] {
    guard isWhole else { return [] }
    return (derivation.omitted.map { ["\($0.rows) more"] } ?? []) + ["sum"]
  }
  private var tailValues: [String] {
    guard isWhole else { return [] }
    return (derivation.omitted.map { [numbers.result($0.sum)] } ?? [])
      + [numbers.result(derivation.sum, bound: derivation.bound)]
  }
}
