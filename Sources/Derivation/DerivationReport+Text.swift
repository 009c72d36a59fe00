import Encoding

extension DerivationReport {
  /// The derivations for a terminal, at most 100 columns wide.
  ///
  /// - Parameter digits: significant digits of results, 1 … 17; factors carry two more.
  public func text(digits: Int = 7) -> String {
    var lines: [String] = []
    let named = columns.filter { $0.symbol != $0.column || $0.isScaled }
    if !named.isEmpty {
      lines += named.map { "  " + $0.text } + [""]
    }
    for derivation in derivations {
      lines += DerivationText(derivation: derivation, numbers: NumberText(digits: digits)).lines
      if let entry = check?.entries.first(where: { $0.parameter == derivation.parameter }) {
        lines.append("  " + check!.text(of: entry))
      }
      lines.append("")
    }
    return lines.dropLast().joined(separator: "\n") + "\n"
  }
}

extension GradientCheck {
  /// How far the other methods confirm a derivative.
  fileprivate func text(of entry: Entry) -> String {
    let differences = entry.differenceDigits.map { "\($0)" } ?? "none (a kink is too near)"
    return "checked against: reverse mode \(entry.reverseDigits) digits, dual numbers "
      + "\(entry.dualDigits), central differences \(differences)"
      + (isSample ? " (on \(rowsChecked) of \(rowCount) rows, evenly spaced)" : "")
      + (entry.agrees ? "" : "; they part by more than rounding explains")
  }
}

extension DerivationReport.ColumnNote {
  /// `scaling: Input1 = (girth − 13.2) / 3.1`.
  var text: String {
    guard isScaled else { return "\(symbol) is the column \(column)" }
    let offset = NumberText.text(abs(mean), digits: 8)
    let sign = mean < 0 ? "+" : "−"
    return "scaling: \(symbol) = (\(column) \(sign) \(offset)) / "
      + NumberText.text(deviation, digits: 8)
  }
}
