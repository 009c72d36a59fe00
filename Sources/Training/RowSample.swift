import Kernels
import Network

/// Rows that stand for all rows of a table, where these are many.
struct RowSample {
  let observations: Observations
  /// The network whose loss over these rows, times `factor`, is about the loss over all rows.
  let network: Network
  let factor: Double

  static let mostRows = 4096

  init(_ network: Network, _ all: Observations) {
    guard all.rowCount > Self.mostRows else {
      (observations, self.network, factor) = (all, network, 1)
      return
    }
    var generator = SeededGenerator(seed: 0)
    let length = Double(all.rowCount) / Double(Self.mostRows)
    observations = all.rows(
      (0..<Self.mostRows).map { stretch in
        let first = Int(Double(stretch) * length)
        return first + generator.below(Int(Double(stretch + 1) * length) - first)
      })
    factor = network.loss.isMean ? 1 : length
    // The penalty is added once, however many rows there are.
    let penalty = network.penalty
    self.network = network.with(
      Penalty(
        l1: penalty.l1 / factor, l2: penalty.l2 / factor, decaysBiases: penalty.decaysBiases))
  }
}
