/// The derivative of a function at a point from its values on both sides, extrapolated.
///
/// D(h) = (f(p + h) − f(p − h)) / 2h is off by a series in h², so its values for h, h/2, h/4, …
/// are extrapolated to h = 0 (Romberg's table), and the entry whose neighbours agree best is
/// taken. It uses no rule of differentiation at all.
///
/// - Source: C. J. F. Ridders, "Accurate computation of F′(x) and F′(x)F″(x)" (1982,
///   doi:10.1016/S0141-1195(82)80057-0).
struct CentralDifference {
  let value: Double
  /// The change between the neighbouring entries of the table, or the rounding of f over h.
  let spread: Double
  /// The h of the entry: rounding errors of f are enlarged by about 1/h.
  let spacing: Double

  init(at point: Double, of f: (Double) -> Double) {
    let noise = 0x1p-52 * abs(f(point))
    var best = (value: Double.nan, spread: Double.infinity, spacing: 1.0)
    var previous: [Double] = []
    var h = 0.125 * max(abs(point), 0.25)
    for _ in 0..<24 {
      let (above, below) = (point + h, point - h)
      var row = [(f(above) - f(below)) / (above - below)]
      var factor = 4.0
      for column in previous.indices {
        row.append(row[column] + (row[column] - previous[column]) / (factor - 1))
        factor *= 4
        let spread = max(
          abs(row[column + 1] - row[column]), abs(row[column + 1] - previous[column]), noise / h)
        if spread < best.spread { best = (row[column + 1], spread, h) }
      }
      previous = Array(row.prefix(8))
      h /= 2
    }
    (value, spread, spacing) = best
  }
}
