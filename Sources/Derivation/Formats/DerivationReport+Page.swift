extension DerivationReport {
  /// The derivations as a piece of a page: one `div`, its formulas in MathML Core.
  public func mathML(_ style: DerivationStyle = .init()) -> String {
    MathMLRenderer().fragment(document(style))
  }

  /// The derivations as a page of their own: one file that needs no other.
  public func html(_ style: DerivationStyle = .init()) -> String {
    let names = derivations.prefix(4).map {
      Expression.derivative(of: $0.objectiveName, by: $0.parameter).description
    }
    let rest = derivations.count > 4 ? ", …" : ""
    return HTMLRenderer().page(
      document(style), title: names.joined(separator: ", ") + rest + " at step \(step)")
  }
}
