import Kernels
public import Network

/// A small network, its rows and a rule of descent that can go from many starts at once, in the
/// lanes of vectors.
public struct LaneStarts: Sendable {
  let network: SmallNetwork
  let steps: Int

  /// - Parameter options: those of every descent but for the seed.
  /// - Returns: nil for networks, rows or rules that have to be descended one by one.
  public init?(_ network: Network, _ observations: Observations, _ options: DescentOptions) {
    guard let small = try? network.small(observations, options), ManyStarts.canDescend(small)
    else { return nil }
    self.network = small
    steps = options.steps
  }
}

extension StartSearch {
  /// The same with many starts of a small network at once.
  ///
  /// - Parameters:
  ///   - start: the parameters from which a seed starts.
  ///   - isStopped: where it says yes, the starts of the rounds that are done are all.
  /// - Returns: nil if the search was stopped before any start was done.
  public func run<Failure: Error>(
    _ lanes: LaneStarts, start: (UInt64) throws(Failure) -> [Double],
    isStopped: () -> Bool = { false }, progress: (Int, Double) -> Void = { _, _ in }
  ) throws(Failure) -> Restarts? {
    let pool = ThreadPool.shared(threads: threads)
    // A few vectors for every thread, so that progress is seen.
    let round = 64 * threads
    let between = Self.stepsBetweenLooks(
      parameters: 16 * lanes.network.parameterCount, rows: lanes.network.rows)
    var losses: [Double] = []
    while losses.count < count {
      var starts: [Double] = []
      for index in losses.count..<min(losses.count + round, count) {
        starts += try start(seed(index))
      }
      let descents = ManyStarts(lanes.network, starts: starts, pool: pool)
      var step = 0
      repeat {
        if isStopped() { return restarts(losses) }
        descents.advance(steps: min(between, lanes.steps - step))
        step += between
      } while step < lanes.steps && descents.canGoOn
      for index in 0..<descents.count {
        losses.append(descents.end(index) == .notFinite ? .nan : descents.losses[index])
      }
      if let restarts = restarts(losses) { progress(losses.count, losses[restarts.best]) }
    }
    return restarts(losses)
  }
}
