/// A product of derivatives as fractions on three lines:
///
///     dSSR         dPredicted
///     ────────── × ──────────
///     dPredicted   dy1
struct StackedFractions {
  private(set) var above = ""
  private(set) var bar = ""
  private(set) var below = ""

  mutating func append(fraction top: String, _ bottom: String) {
    let width = max(columnsOf(top), columnsOf(bottom))
    above += padded(top, to: width)
    bar += String(repeating: "─", count: width)
    below += padded(bottom, to: width)
  }

  mutating func append(sign: String) {
    let blank = String(repeating: " ", count: columnsOf(sign))
    above += blank
    bar += sign
    below += blank
  }

  var lines: [String] { [trimmed(above), trimmed(bar), trimmed(below)] }

  /// The chain of factors behind `lead`, broken so that no line is wider than `limit`.
  static func chain(
    _ lead: StackedFractions, _ factors: [Derivation.Factor], continuing: String, limit: Int
  ) -> [[String]] {
    var groups: [[String]] = []
    var current = lead
    for (index, factor) in factors.enumerated() {
      let next = max(columnsOf(factor.of), columnsOf(factor.by)) + 4
      if columnsOf(current.bar) + next > limit {
        groups.append(current.lines)
        current = StackedFractions()
        current.append(sign: continuing)
      } else if index > 0 {
        current.append(sign: " × ")
      }
      current.append(fraction: "d" + factor.of, "d" + factor.by)
    }
    return groups + [current.lines]
  }
}
