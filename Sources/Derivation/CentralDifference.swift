/// The derivative of a function at a point from its values on both sides, extrapolated.
///
/// D(h) = (f(p + h) − f(p − h)) / 2h is off by a series in h², so its values for h, h/2, h/4, …
/// are extrapolated to h = 0 (Romberg's table), and the entry whose neighbours agree best is
/// taken. It uses no rule of differentiation at all.
///
/// Where f has kinks, only those h count for which both sides lie on the smooth piece of the point
/// itself; if there is none, the differences have nothing to say.
///
/// - Source: C. J. F. Ridders, "Accurate computation of F′(x) and F′(x)F″(x)" (1982,
///   doi:10.1016/S0141-1195(82)80057-0).
struct CentralDifference {
  let value: Double
  /// The change between the neighbouring entries of the table, or the rounding of f over h.
  let spread: Double
  /// The h of the entry: rounding errors of f are enlarged by about 1/h.
  let spacing: Double

  /// - Parameters:
  ///   - reach: the largest h to try.
  ///   - f: the value at a point, and a number that tells the smooth piece it lies on.
  /// - Returns: nil if no h leaves f finite and on one smooth piece.
  init?(at point: Double, reach: Double, of f: (Double) -> (value: Double, piece: UInt64)) {
    let piece = f(point).piece
    var best: (value: Double, spread: Double, spacing: Double)?
    var previous: [Double] = []
    var h = reach
    for _ in 0..<24 {
      let (above, below) = (point + h, point - h)
      let (right, left) = (f(above), f(below))
      let slope = (right.value - left.value) / (above - below)
      defer { h /= 2 }
      guard slope.isFinite, right.piece == piece, left.piece == piece else {
        previous = []
        continue
      }
      let noise = 0x1p-52 * max(abs(right.value), abs(left.value)) / h
      var row = [slope]
      var factor = 4.0
      for column in previous.indices {
        row.append(row[column] + (row[column] - previous[column]) / (factor - 1))
        factor *= 4
        let spread = max(
          abs(row[column + 1] - row[column]), abs(row[column + 1] - previous[column]), noise)
        if spread < best?.spread ?? .infinity { best = (row[column + 1], spread, h) }
      }
      previous = Array(row.prefix(8))
    }
    guard let best else { return nil }
    (value, spread, spacing) = best
  }
}
