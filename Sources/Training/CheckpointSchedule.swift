/// Which states of a descent are kept, so that any other is soon computed again from one of them.
///
/// State k is kept when k is a multiple of the interval. The interval starts at 1 and doubles
/// whenever more than `capacity` states would be kept; those that are not multiples of the new
/// interval are dropped. So the start is always kept, any state is less than `interval` steps
/// after one that is kept, and after k steps the interval is the smallest power of two above
/// k / capacity. The last state of a descent is kept besides.
///
///     var schedule = CheckpointSchedule()
///     while descent.advance() { if schedule.keeps(afterReaching: descent.step) { … } }
public struct CheckpointSchedule: Equatable, Sendable {
  /// The most states that are kept, the last one not counted; at least 2.
  public let capacity: Int
  /// The steps from one kept state to the next: a power of two.
  public private(set) var interval = 1

  public init(capacity: Int = 64) {
    precondition(capacity >= 2)
    self.capacity = capacity
  }

  /// Takes note that the descent has reached a state, and says whether it is to be kept.
  ///
  /// States come in order. Where `interval` has grown, states that `keeps(_:)` no longer wants
  /// are to be dropped.
  public mutating func keeps(afterReaching step: Int) -> Bool {
    while step >= capacity * interval { interval *= 2 }
    return keeps(step)
  }

  /// The first state after `step` that might be kept: none between the two is.
  public func next(after step: Int) -> Int { (step / interval + 1) * interval }

  /// Whether state `step` is kept at the present interval.
  public func keeps(_ step: Int) -> Bool { step & (interval - 1) == 0 }
}
