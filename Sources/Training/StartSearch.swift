import Kernels
import Network

/// One descent from many starts, each to its end, to find the best.
///
/// Start i has the seed `firstSeed` + i, and goes exactly the way that it would go alone.
public struct StartSearch: Sendable {
  public let firstSeed: UInt64
  public let count: Int
  /// How many descents may go on at once; the result does not depend on it.
  public let threads: Int

  /// - Precondition: `count` and `threads` are above 0.
  public init(firstSeed: UInt64, count: Int, threads: Int = 1) {
    precondition(count > 0 && threads > 0)
    self.firstSeed = firstSeed
    self.count = count
    self.threads = threads
  }

  /// Runs all descents.
  ///
  /// - Parameters:
  ///   - descent: the descent of a seed at its start; called from several threads.
  ///   - isStopped: asked again and again, from several threads, also while descents go on; where
  ///     it says yes, those that are done, up to the first that is not, are all.
  ///   - progress: told how many starts are done and the lowest loss so far, after every few.
  /// - Returns: nil if the search was stopped before the first start was done.
  /// - Throws: what `descent` throws, for the first seed for which it does.
  public func run<Failure: Error>(
    _ descent: (UInt64) throws(Failure) -> Descent, isStopped: () -> Bool = { false },
    progress: (Int, Double) -> Void = { _, _ in }
  ) throws(Failure) -> Restarts? {
    let pool = ThreadPool.shared(threads: threads)
    let round = ((count / 64) / threads + 1) * threads
    var losses: [Double] = []
    while losses.count < count && !isStopped() {
      let first = losses.count
      var results = [Result<Double?, Failure>](
        repeating: .success(nil), count: min(round, count - first))
      results.withUnsafeMutableBufferPointer { results in
        pool.run(tasks: results.count) { index, _ in
          do throws(Failure) {
            var descent = try descent(seed(first + index))
            results[index] = .success(Self.loss(atEndOf: &descent, isStopped))
          } catch {
            results[index] = .failure(error)
          }
        }
      }
      for result in results {
        guard let loss = try result.get() else { return restarts(losses) }
        losses.append(loss)
      }
      if let restarts = restarts(losses) { progress(losses.count, losses[restarts.best]) }
    }
    return restarts(losses)
  }

  /// What a descent comes to; nil if it was stopped before.
  private static func loss(atEndOf descent: inout Descent, _ isStopped: () -> Bool) -> Double? {
    let rows = descent.options.batch ?? descent.observations.rowCount
    let steps = stepsBetweenLooks(parameters: descent.network.parameterCount, rows: rows)
    var passing: [Double] = []
    while descent.stopped == nil {
      if isStopped() { return nil }
      descent.advance(steps, appendingLossesTo: &passing)
      passing.removeAll(keepingCapacity: true)
    }
    return descent.stopped == .diverged ? .nan : descent.fullLoss
  }

  /// So many that it takes some milliseconds.
  static func stepsBetweenLooks(parameters: Int, rows: Int) -> Int {
    max(1, min(4096, Int(4e6 / (Double(parameters) * Double(rows)))))
  }

  func seed(_ index: Int) -> UInt64 { firstSeed &+ UInt64(index) }

  func restarts(_ losses: [Double]) -> Restarts? {
    losses.isEmpty ? nil : Restarts(firstSeed: firstSeed, losses: losses)
  }
}
