import Kernels
public import Network

extension StartSearch {
  /// The same with many starts of a small network at once, in the lanes of vectors.
  ///
  /// - Parameters:
  ///   - options: those of every descent but for the seed.
  ///   - start: the parameters from which a seed starts.
  /// - Returns: nil for networks, rows or rules that have to be descended one by one.
  public func run<Failure: Error>(
    _ network: Network, _ observations: Observations, _ options: DescentOptions,
    start: (UInt64) throws(Failure) -> [Double], goOn: (Int, Double) -> Bool = { _, _ in true }
  ) throws(Failure) -> Restarts? {
    guard let small = try? network.small(observations, options) else { return nil }
    let pool = ThreadPool.shared(threads: threads)
    // A few vectors for every thread, so that progress is seen.
    let round = 64 * threads
    var losses: [Double] = []
    while losses.count < count {
      var starts: [Double] = []
      for index in losses.count..<min(losses.count + round, count) {
        starts += try start(seed(index))
      }
      guard let descents = ManyStarts(small, starts: starts, pool: pool) else { return nil }
      descents.advance(steps: options.steps)
      for index in 0..<descents.count {
        losses.append(descents.end(index) == .notFinite ? .nan : descents.losses[index])
      }
      let restarts = Restarts(firstSeed: firstSeed, losses: losses)
      if !goOn(losses.count, losses[restarts.best]) { return restarts }
    }
    return Restarts(firstSeed: firstSeed, losses: losses)
  }

  private func seed(_ index: Int) -> UInt64 { firstSeed &+ UInt64(index) }
}
