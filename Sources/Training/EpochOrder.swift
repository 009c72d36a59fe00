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
  /// In half the memory that `Int` takes.
  private var order: [UInt32]
  /// The rows of the change that was asked for last.
  private var rows: [Int] = []

  /// - Precondition: `batch` is above 0.
  public init(rowCount: Int, batch: Int, seed: UInt64) {
    precondition(batch > 0 && rowCount <= Int(UInt32.max))
    self.rowCount = rowCount
    self.batch = batch
    self.seed = seed
    order = (0..<rowCount).map { UInt32($0) }
  }

  /// The number of changes that an epoch has.
  public var changesPerEpoch: Int { (rowCount - 1) / batch + 1 }

  /// The rows of a change, in their order; both counted from 0.
  public mutating func rows(ofChange change: Int) -> [Int] {
    let wanted = change / changesPerEpoch
    if wanted != epoch {
      for row in order.indices { order[row] = UInt32(row) }
      var generator = SeededGenerator(seed: seed, stream: UInt64(wanted))
      generator.shuffle(&order)
      epoch = wanted
    }
    let first = change % changesPerEpoch * batch
    rows.removeAll(keepingCapacity: true)
    for row in order[first..<min(first + batch, rowCount)] { rows.append(Int(row)) }
    return rows
  }
}
