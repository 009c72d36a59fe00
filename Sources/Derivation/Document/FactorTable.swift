/// The ledger of terms: for each data row their factors and the product.
struct FactorTable {
  typealias Table = DerivationDocument.Table

  let derivation: Derivation
  /// How the products are written.
  private let results: NumberText
  /// How the factors are written, with as many guard digits as their products need.
  private let factors: NumberText
  /// How far the derivative may be off.
  private let bound: Double

  init(_ derivation: Derivation, _ numbers: NumberText, _ factors: NumberText, bound: Double) {
    self.derivation = derivation
    results = numbers
    self.factors = factors
    self.bound = bound
  }

  /// Numbers with the guard digits that all products of a derivation need.
  static func numbers(_ derivation: Derivation, _ results: NumberText) -> NumberText {
    results.withGuardDigits(
      for: derivation.rows.flatMap { row in
        zip(row.factors, row.products).map { ($0, $1) }
      })
  }

  /// The table of term number `term`; where it is the only one, the sum stands below, else that of
  /// the path if it is known.
  func table(term: Int, product: String) -> Table {
    let isWhole = derivation.terms.count == 1
    let (labels, values) = isWhole ? tail : pathTail(term)
    let columns = derivation.terms[term].factors.enumerated().map { index, factor in
      Table.Column(
        heading: "\(factor.symbolic)",
        cells: derivation.rows.map { factors.factor($0.factors[term][index]) })
    }
    let last = Table.Column(
      heading: "\(words: product)",
      cells: derivation.rows.map { results.result($0.products[term]) } + values)
    return Table(
      labels: derivation.rows.map { "\($0.row)" } + labels, columns: columns + [last],
      footers: labels.count)
  }

  /// A row's factors and their product, as they stand in the table: what a reader multiplies.
  func worked(term: Int, row: Int) -> Expression {
    let entry = derivation.rows[row]
    return .equal([
      .product(entry.factors[term].map { .number(factors.factor($0)) }),
      .number(results.result(entry.products[term])),
    ])
  }

  /// The line below a path's rows.
  private func pathTail(_ term: Int) -> (labels: [String], values: [String]) {
    guard derivation.termSums.indices.contains(term) else { return ([], []) }
    return (["sum"], [results.result(derivation.termSums[term])])
  }

  /// The lines below those of the rows: the rows that are not shown, the sum of all, and what a
  /// penalty adds to it.
  var tail: (labels: [String], values: [String]) {
    var labels: [String] = []
    var values: [String] = []
    if let omitted = derivation.omitted {
      labels.append("\(omitted.rows) more")
      values.append(results.result(omitted.sum))
    }
    labels.append("sum")
    values.append(results.result(derivation.sum, bound: bound))
    if let penalty = derivation.penalty {
      labels += ["penalty", "together"]
      values += [
        results.result(penalty.value), results.result(derivation.value, bound: bound),
      ]
    }
    return (labels, values)
  }
}
