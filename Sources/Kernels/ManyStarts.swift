import CKernels

/// Descents of one small network from many starts at once, each start in a lane of a vector.
///
/// The descent from a start has the bits that it has alone. Starts that ended keep their last
/// finite state while others go on.
package final class ManyStarts: @unchecked Sendable {
  package let count: Int
  /// The parameters of one start after another.
  package let parameters: Vector
  /// The loss at the parameters of each start, after the first call of `advance`.
  package let losses: Vector
  private let network: SmallNetwork
  private let made: UnsafeMutableBufferPointer<Int>
  private let ends: UnsafeMutableBufferPointer<UInt8>
  private let memories: [UnsafeMutableRawPointer]
  private let pool: ThreadPool

  /// Whether a network's columns stay in the cache.
  package static func canDescend(_ network: SmallNetwork) -> Bool {
    ck_starts_memory(network.description) <= 1 << 20
  }

  /// - Parameter starts: the parameters of one start after another.
  package init(_ network: SmallNetwork, starts: [Double], pool: ThreadPool) {
    let bytes = ck_starts_memory(network.description)
    precondition(starts.count % network.parameterCount == 0)
    self.network = network
    self.pool = pool
    count = starts.count / network.parameterCount
    parameters = Vector(starts, network.precision)
    losses = Vector(zeros: count, network.precision)
    made = .allocate(capacity: count)
    made.initialize(repeating: 0)
    ends = .allocate(capacity: count)
    ends.initialize(repeating: DescentEnd.stepsMade.rawValue)
    memories = (0..<pool.threads).map { _ in .allocate(byteCount: bytes, alignment: 128) }
  }

  deinit {
    for memory in memories { memory.deallocate() }
    ends.deallocate()
    made.deallocate()
  }

  /// The number of changes made from a start.
  package func made(_ start: Int) -> Int { made[start] }

  /// Why the descent from a start has ended; `stepsMade` if it can go on.
  package func end(_ start: Int) -> DescentEnd { DescentEnd(rawValue: ends[start])! }

  /// Whether there is a start whose descent has not ended.
  package var canGoOn: Bool { ends.contains(DescentEnd.stepsMade.rawValue) }

  /// Makes at most `steps` changes from every start that has not ended.
  package func advance(steps: Int) {
    let lanes = network.precision == .double ? ck_starts_at_once_doubles : ck_starts_at_once_floats
    let width = Int(lanes)
    pool.run(tasks: (count + width - 1) / width) { [self] group, worker in
      descend(group * width, min(width, count - group * width), steps, memories[worker])
    }
  }

  private func descend(_ first: Int, _ starts: Int, _ steps: Int, _ memory: UnsafeMutableRawPointer)
  {
    let (made, ends) = (made.baseAddress! + first, ends.baseAddress! + first)
    let place = first * network.parameterCount
    switch network.precision {
    case .double:
      ck_descend_starts_doubles(
        network.description, network.columns.doubles, starts, parameters.doubles + place,
        losses.doubles + first, steps, made, ends, memory)
    case .float:
      ck_descend_starts_floats(
        network.description, network.columns.floats, starts, parameters.floats + place,
        losses.floats + first, steps, made, ends, memory)
    }
  }
}
