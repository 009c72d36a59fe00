import Kernels
import Network

/// How far the engine's derivative can lie from the exact sum of the rows' exact products.
///
/// Both are sums, over rows, of products of the same stored factors, so they part only by the
/// engine's roundings: those of the sum over rows (`RowSum`); in the form of paths also one fma
/// for each node of every layer above the parameter (at most), and one product with the
/// activation's derivative for each layer. With K roundings of relative size u in all, the
/// difference is at most γ(K)·Σ|product| with γ(K) = K·u / (1 − K·u). A penalty adds three roundings
/// of what it comes to.
///
/// - Source: N. J. Higham, "Accuracy and stability of numerical algorithms" (2002), sections 3.1
///   and 4.2, doi:10.1137/1.9780898718027. A product that underflows adds at most the least
///   magnitude, times the weights below it and what the parameter multiplies; the second term
///   stands for these.
struct RoundingBound {
  let roundings: Double
  let rows: Int
  private let precision: Precision

  init(_ network: Network, _ place: Network.ParameterPlace, _ form: Derivation.Form, rows: Int) {
    let inSequence = place.source != nil && network.layers[place.layer].isDense
    var count = RowSum.roundings(rows: rows, inSequence: inSequence) + 2
    if form == .paths {
      count += network.layers[(place.layer + 1)...].reduce(2) { $0 + $1.outputs + 1 }
    }
    roundings = Double(count)
    self.rows = rows
    precision = network.precision
  }

  /// - Parameters:
  ///   - magnitude: Σ|product| over all rows and paths, itself rounded.
  ///   - amplification: the largest product of weights between the parameter and an output, times
  ///     the largest number that the parameter multiplies.
  ///   - penalty: the size of what the penalty adds; nil if there is none.
  func value(magnitude: Double, amplification: Double, penalty: Double?) -> Double {
    let u = precision.unitRoundoff
    let gamma = (roundings + 2) * u / (1 - (roundings + 2) * u)
    // The magnitudes themselves were added row by row, in doubles.
    let sum = magnitude * (1 + 2 * Double(rows + Int(roundings)) * 0x1p-53)
    return gamma * sum
      + precision.leastMagnitude * roundings * Double(rows) * max(1, amplification)
      + (penalty.map { 4 * u * ($0 + sum * (1 + gamma)) } ?? 0)
  }
}
