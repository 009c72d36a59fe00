extension DerivationReport {
  /// The derivations for a terminal, at most 100 columns wide.
  ///
  /// - Parameters:
  ///   - style: how many digits, and whether each step says why it is right.
  ///   - isASCII: whether only ASCII's characters may be used: δ is then spelled delta, Σ sum.
  public func text(_ style: DerivationStyle = .init(), isASCII: Bool = false) -> String {
    var text = ""
    for line in TextRenderer(isASCII: isASCII).lines(document(style)) {
      text += line
      text += "\n"
    }
    return text
  }

  /// The same with so many significant digits, 1 … 17; factors carry two more.
  public func text(digits: Int) -> String { text(DerivationStyle(digits: digits)) }
}
