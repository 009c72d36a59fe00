import Kernels

/// Which rows each change of a minibatch descent looks at.
///
/// An epoch goes once through all rows, in an order of its own: epoch e (from 0) has the order
/// into which the generator of stream e of the seed shuffles 0, 1, …, rows − 1. Its minibatches
/// are the next `batch` rows of that order each; the last may be shorter. So the rows of any
/// change follow from the seed and the number of the change alone.
public struct EpochOrder: Sendable {
  public let rowCount: Int
  /// The rows of a minibatch, but for the last of an epoch.
  public let batch: Int
  public let seed: UInt64
  private var epoch = -1
  private var order: [Int]

  /// - Precondition: `batch` is above 0.
  public init(rowCount: Int, batch: Int, seed: UInt64) {
    precondition(batch > 0)
    self.rowCount = rowCount
    self.batch = batch
    self.seed = seed
    order = Array(0..<rowCount)
  }

  /// The number of changes that an epoch has.
  public var changesPerEpoch: Int { (rowCount - 1) / batch + 1 }

  /// The rows of a change, in their order; both counted from 0.
  public mutating func rows(ofChange change: Int) -> ArraySlice<Int> {
    let wanted = change / changesPerEpoch
    if wanted != epoch {
      for row in order.indices { order[row] = row }
      var generator = SeededGenerator(seed: seed, stream: UInt64(wanted))
      generator.shuffle(&order)
      epoch = wanted
    }
    let first = change % changesPerEpoch * batch
    return order[first..<min(first + batch, rowCount)]
  }
}
