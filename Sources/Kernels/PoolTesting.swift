/// How tests bring about what a busy machine does only now and then.
package struct PoolTesting: Sendable {
  /// The order in which tasks are claimed: a permutation from this seed; nil for 0, 1, 2, ….
  package var shuffleSeed: UInt64?
  /// Every worker that has claimed its first task of a dispatch waits until all workers have
  /// claimed one. A dispatch of fewer tasks than threads takes no notice.
  package var everyWorkerTakesOne: Bool

  package init(shuffleSeed: UInt64? = nil, everyWorkerTakesOne: Bool = false) {
    self.shuffleSeed = shuffleSeed
    self.everyWorkerTakesOne = everyWorkerTakesOne
  }

  /// The tasks in the order in which they are claimed; empty where that is their own order.
  package func order(tasks: Int) -> [Int] {
    guard let seed = shuffleSeed else { return [] }
    var generator = SeededGenerator(seed: seed)
    var order = Array(0..<tasks)
    generator.shuffle(&order)
    return order
  }
}
