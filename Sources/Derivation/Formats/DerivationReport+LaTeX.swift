extension DerivationReport {
  /// The derivations in LaTeX, for which the package amsmath is enough: a piece to paste, or a
  /// document that pdflatex compiles as it is.
  public func latex(_ style: DerivationStyle = .init(), isStandalone: Bool = false) -> String {
    let (renderer, document) = (LaTeXRenderer(), document(style))
    return isStandalone ? renderer.standalone(document) : renderer.fragment(document)
  }
}
