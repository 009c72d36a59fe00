/// A product of derivatives as fractions on three lines:
///
///     dSSR         dPredicted
///     ────────── × ──────────
///     dPredicted   dy1
///
/// Without a fraction it is one line.
struct StackedFractions {
  /// What bars are made of.
  private let dash: String
  private var above = ""
  private(set) var bar = ""
  private var below = ""

  init(bar dash: String) { self.dash = dash }

  mutating func append(fraction top: String, _ bottom: String) {
    let width = max(columnsOf(top), columnsOf(bottom))
    above += padded(top, to: width)
    for _ in 0..<width { bar += dash }
    below += padded(bottom, to: width)
  }

  /// Adds what stands on the line of the bars.
  mutating func append(_ text: String) {
    let blank = padded("", to: columnsOf(text))
    above += blank
    bar += text
    below += blank
  }

  var lines: [String] {
    let lines = [above, bar, below].map(trimmed)
    return lines[0].utf8.isEmpty && lines[2].utf8.isEmpty ? [lines[1]] : lines
  }
}
