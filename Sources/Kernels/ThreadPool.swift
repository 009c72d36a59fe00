#if !hasFeature(Embedded)
  import Synchronization
#endif

/// Threads that share the tasks of one dispatch: 0 ..< count, each claimed by whoever is free.
///
/// The thread that calls `run` works too. A task belongs to a thread from the moment it claims
/// it, never before: a worker that comes late, because the machine is busy or because it was
/// asleep, finds nothing left to do, and nobody waits for it. Which worker takes which task is
/// not fixed, so a task may only write to what is its own, or to the scratch of its worker.
///
/// Between dispatches that follow each other within microseconds workers look out for the next
/// one; then they sleep, and cost nothing. A dispatch allocates nothing. A second caller at the
/// same time, and a task that calls `run` itself, do their tasks by themselves.
///
/// Without an operating system (Embedded Swift) all tasks are done by the caller.
package final class ThreadPool: Sendable {
  /// What is done for one task. `worker` is in 0 ..< `threads`, no two at the same time in one
  /// dispatch having the same; the caller's is 0.
  package typealias Work =
    @convention(c) (_ context: UnsafeMutableRawPointer, _ task: Int, _ worker: Int) -> Void

  /// The most threads that work on a dispatch, the caller included.
  package let threads: Int

  #if hasFeature(Embedded)
    package init(threads: Int) { self.threads = 1 }

    package static func shared(threads: Int) -> ThreadPool { ThreadPool(threads: threads) }

    package func run(tasks: Int, _ context: UnsafeMutableRawPointer, _ work: Work) {
      for task in 0..<tasks { work(context, task, 0) }
    }
  #else
    private let dispatch: PoolDispatch
    private let workers: PoolWorkers

    /// A pool of its own; its threads are started by the first dispatches that can use them.
    package init(threads: Int, testing: PoolTesting = PoolTesting()) {
      precondition(threads > 0)
      self.threads = threads
      // Whoever looks out for work on a processor that a thread with work needs is in its way.
      let looksOut = threads <= Processors.available
      dispatch = PoolDispatch(threads: threads, looksOut: looksOut, testing: testing)
      workers = PoolWorkers(dispatch)
    }

    deinit { workers.end() }

    /// The pool of so many threads that all of this process can use, one after another.
    package static func shared(threads: Int) -> ThreadPool {
      pools.withLock { pools in
        if let pool = pools.first(where: { $0.threads == threads }) { return pool }
        pools.append(ThreadPool(threads: threads))
        return pools[pools.count - 1]
      }
    }

    private static let pools = Mutex<[ThreadPool]>([])

    /// Calls `work` once for each task in 0 ..< `tasks`, and returns when all are done.
    ///
    /// What `work` wrote can be read by the caller after `run`.
    package func run(tasks: Int, _ context: UnsafeMutableRawPointer, _ work: Work) {
      guard tasks > 1, threads > 1, dispatch.isFree.exchange(false, ordering: .acquiring) else {
        for task in 0..<tasks { work(context, task, 0) }
        return
      }
      workers.start(min(threads, tasks) - 1)
      dispatch.run(tasks: tasks, context, work)
      dispatch.isFree.store(true, ordering: .releasing)
    }

    /// For tests: how many tasks of the last dispatch each worker took, the caller first.
    package var tasksTaken: [Int] { dispatch.tasksTaken }

    /// For tests: how many threads were started.
    package var startedThreads: Int { workers.count }

    /// For tests: the processor time that the workers have used so far, in seconds.
    package var workerTime: Double { workers.processorTime }
  #endif

  /// The same with a closure, where an allocation does not matter.
  package func run(tasks: Int, _ body: (_ task: Int, _ worker: Int) -> Void) {
    withoutActuallyEscaping(body) { body in
      var body = body
      withUnsafeMutablePointer(to: &body) { pointer in
        run(tasks: tasks, UnsafeMutableRawPointer(pointer)) { context, task, worker in
          context.assumingMemoryBound(to: ((Int, Int) -> Void).self).pointee(task, worker)
        }
      }
    }
  }
}
