import Kernels
import Network

/// How far the engine's derivative can lie from the exact sum of the rows' exact products.
///
/// Both are sums, over rows and paths, of products of the same stored factors, so they part only
/// by the engine's roundings. Each path's product passes through one fma for each node of every
/// layer above the parameter (at most), one product with the activation's derivative for each
/// layer, then the sum over rows: at most 32 additions in a lane, 3 between lanes, and as many as
/// the tree over blocks is deep. With K roundings of relative size u = 2⁻⁵³ in all, the difference is
/// at most γ(K)·Σ|product| with γ(K) = K·u / (1 − K·u).
///
/// - Source: N. J. Higham, "Accuracy and stability of numerical algorithms" (2002), sections 3.1
///   and 4.2, doi:10.1137/1.9780898718027. A product that underflows adds at most 2⁻¹⁰⁷⁴, times
///   the weights below it and what the parameter multiplies; the second term stands for these.
struct RoundingBound {
  let roundings: Double
  let rows: Int

  init(_ network: Network, _ place: Network.ParameterPlace, rows: Int) {
    let above = network.layers[(place.layer + 1)...].reduce(0) { $0 + $1.outputs + 1 }
    let (block, lanes) = (BlockKernels.rowsPerBlock, BlockKernels.lanes)
    let blocks = (rows + block - 1) / block
    let inLane = (block + lanes - 1) / lanes
    roundings = Double(above + 1 + inLane + Self.depth(lanes) + Self.depth(blocks) + 1)
    self.rows = rows
  }

  /// - Parameters:
  ///   - magnitude: Σ|product| over all rows and paths, itself rounded.
  ///   - amplification: the largest product of weights between the parameter and an output, times
  ///     the largest number that the parameter multiplies.
  func value(magnitude: Double, amplification: Double) -> Double {
    let u = 0x1p-53
    let gamma = (roundings + 2) * u / (1 - (roundings + 2) * u)
    // The magnitudes themselves were added row by row.
    return gamma * magnitude * (1 + 2 * Double(rows + Int(roundings)) * u)
      + 0x1p-1074 * roundings * Double(rows) * max(1, amplification)
  }

  /// The depth of a binary tree over so many leaves.
  private static func depth(_ leaves: Int) -> Int {
    Int.bitWidth - max(leaves - 1, 0).leadingZeroBitCount
  }
}
