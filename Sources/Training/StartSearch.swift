import Kernels

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
  ///   - goOn: told how many starts are done and the lowest loss so far, after every few of them;
  ///     where it says no, those done are all.
  /// - Throws: what `descent` throws, for the first seed for which it does.
  public func run<Failure: Error>(
    _ descent: (UInt64) throws(Failure) -> Descent, goOn: (Int, Double) -> Bool = { _, _ in true }
  ) throws(Failure) -> Restarts {
    let pool = ThreadPool.shared(threads: threads)
    let round = ((count / 64) / threads + 1) * threads
    var losses: [Double] = []
    while losses.count < count {
      let first = losses.count
      var results = [Result<Double, Failure>?](
        repeating: nil, count: min(round, count - first))
      results.withUnsafeMutableBufferPointer { results in
        pool.each(results.count) { index in
          do throws(Failure) {
            var descent = try descent(firstSeed &+ UInt64(first + index))
            var passing: [Double] = []
            while descent.stopped == nil {
              descent.advance(4096, appendingLossesTo: &passing)
              passing.removeAll(keepingCapacity: true)
            }
            results[index] = .success(descent.stopped == .diverged ? .nan : descent.fullLoss)
          } catch {
            results[index] = .failure(error)
          }
        }
      }
      for result in results { losses.append(try result!.get()) }
      let restarts = Restarts(firstSeed: firstSeed, losses: losses)
      if !goOn(losses.count, losses[restarts.best]) { return restarts }
    }
    return Restarts(firstSeed: firstSeed, losses: losses)
  }
}

extension ThreadPool {
  /// Calls `body` once for each task, on whatever thread is free.
  fileprivate func each(_ tasks: Int, _ body: (Int) -> Void) {
    withoutActuallyEscaping(body) { body in
      let box = TaskBody(body)
      run(tasks: tasks, Unmanaged.passUnretained(box).toOpaque()) { context, task, _ in
        Unmanaged<TaskBody>.fromOpaque(context).takeUnretainedValue().body(task)
      }
    }
  }
}

private final class TaskBody {
  let body: (Int) -> Void

  init(_ body: @escaping (Int) -> Void) { self.body = body }
}
