/// What several starts of one descent came to, from seeds that follow each other.
public struct Restarts: Equatable, Sendable {
  /// The seed of the first start; start i has the seed `firstSeed` + i.
  public let firstSeed: UInt64
  /// The loss over all rows that each start came to; not a number where it diverged.
  public let losses: [Double]

  /// - Parameter losses: at least one.
  public init(firstSeed: UInt64, losses: [Double]) {
    precondition(!losses.isEmpty)
    self.firstSeed = firstSeed
    self.losses = losses
  }

  /// The start with the lowest loss, the first of equals; the first where all diverged.
  public var best: Int {
    losses.indices.reduce(0) { best, index in
      let isBetter = losses[index] < losses[best] || (losses[best].isNaN && !losses[index].isNaN)
      return isBetter ? index : best
    }
  }

  /// The seed of a start.
  public func seed(_ index: Int) -> UInt64 { firstSeed &+ UInt64(index) }

  /// How many starts diverged.
  public var divergedCount: Int { losses.count { $0.isNaN } }
}
