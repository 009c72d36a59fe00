import Graph

extension Formula {
  /// A sum; one of more than `most` terms is its first ones, …, and its last.
  static func sum(of terms: [Formula], most: Int, leading: Int) -> Formula {
    let shown =
      terms.count <= most
      ? terms : Array(terms.prefix(leading)) + [.ellipsis, terms[terms.count - 1]]
    return shown.dropFirst().reduce(shown[0], +)
  }

  /// Stands for terms that are left out, or for nodes in a list.
  static let ellipsis = Formula.symbol("…")
}
