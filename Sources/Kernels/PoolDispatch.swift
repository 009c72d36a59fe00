#if !hasFeature(Embedded)
  import CKernels
  import Synchronization

  /// One dispatch after another: which tasks are left, and who waits for what.
  ///
  /// A single word tells what is left to claim: the dispatch's number in its high half, how many
  /// of its tasks nobody has claimed in its low half. Claiming takes one from the low half by
  /// compare and exchange, so a worker that read the word of an earlier dispatch gets nothing;
  /// and one that got a task can read `job` safely, because the dispatch lasts until it is done.
  final class PoolDispatch: @unchecked Sendable {
    private struct Job {
      var tasks = 0
      var context: UnsafeMutableRawPointer?
      var work: ThreadPool.Work = { _, _, _ in }
      /// The tasks in the order in which they are claimed, if not their own (tests only).
      var order: [Int] = []
    }

    /// Whether no dispatch is under way.
    let isFree = Atomic<Bool>(true)
    let threads: Int
    private let looksOut: Bool
    private let testing: PoolTesting
    private let unclaimed = Atomic<UInt64>(0)
    private let unfinished = Atomic<Int>(0)
    private let isEnding = Atomic<Bool>(false)
    /// How many workers have claimed a task (tests only).
    private let arrived = Atomic<Int>(0)
    private let work = Bed()
    private let end = Bed()
    /// Written by a dispatch's caller before its word is published, read by those with a task.
    private var job = Job()
    /// How many tasks each worker took, `stride` apart so that no two share a cache line.
    private let taken: UnsafeMutablePointer<Int>
    private static let stride = 16

    init(threads: Int, looksOut: Bool, testing: PoolTesting) {
      self.threads = threads
      self.looksOut = looksOut
      self.testing = testing
      taken = .allocate(capacity: threads * Self.stride)
      taken.initialize(repeating: 0, count: threads * Self.stride)
    }

    deinit { taken.deallocate() }

    var tasksTaken: [Int] { (0..<threads).map { taken[$0 * Self.stride] } }

    // MARK: - The caller

    func run(tasks: Int, _ context: UnsafeMutableRawPointer, _ body: ThreadPool.Work) {
      precondition(tasks < 1 << 32)
      job.tasks = tasks
      job.context = context
      job.work = body
      if testing.shuffleSeed != nil { job.order = testing.order(tasks: tasks) }
      for worker in 0..<threads { taken[worker * Self.stride] = 0 }
      arrived.store(0, ordering: .relaxed)
      unfinished.store(tasks, ordering: .relaxed)
      let number = (unclaimed.load(ordering: .relaxed) >> 32) &+ 1
      unclaimed.store(number << 32 | UInt64(tasks), ordering: .sequentiallyConsistent)
      work.wake(tasks - 1)
      takeTasks(worker: 0)
      wait(in: end) { unfinished.load(ordering: .sequentiallyConsistent) == 0 }
    }

    // MARK: - The workers

    /// What a worker does until the pool ends.
    func serve(worker: Int) {
      while true {
        wait(in: work) { hasWork || isEnding.load(ordering: .sequentiallyConsistent) }
        if isEnding.load(ordering: .relaxed) { return }
        takeTasks(worker: worker)
      }
    }

    func endServing() {
      isEnding.store(true, ordering: .sequentiallyConsistent)
      work.wake(threads)
    }

    private var hasWork: Bool {
      unclaimed.load(ordering: .sequentiallyConsistent) & 0xffff_ffff != 0
    }

    // MARK: - Tasks

    private func takeTasks(worker: Int) {
      while let place = claim() {
        taken[worker * Self.stride] += 1
        if testing.everyWorkerTakesOne { waitForAll(worker) }
        job.work(job.context!, job.order.isEmpty ? place : job.order[place], worker)
        let left = unfinished.subtract(1, ordering: .sequentiallyConsistent).newValue
        if left == 0 { end.wake(1) }
      }
    }

    /// The next place in the order of claims, nil if nothing is left.
    private func claim() -> Int? {
      var word = unclaimed.load(ordering: .relaxed)
      while word & 0xffff_ffff != 0 {
        let (exchanged, found) = unclaimed.weakCompareExchange(
          expected: word, desired: word - 1,
          successOrdering: .acquiring, failureOrdering: .relaxed)
        if exchanged { return job.tasks - Int(word & 0xffff_ffff) }
        word = found
      }
      return nil
    }

    private func waitForAll(_ worker: Int) {
      guard taken[worker * Self.stride] == 1, job.tasks >= threads else { return }
      arrived.add(1, ordering: .sequentiallyConsistent)
      while arrived.load(ordering: .sequentiallyConsistent) < threads { Processors.yield() }
    }

    /// Looks out for the condition for some microseconds, then sleeps until it holds.
    private func wait(in bed: borrowing Bed, until condition: () -> Bool) {
      if looksOut {
        let start = Processors.nanoseconds
        repeat {
          for _ in 0..<32 {
            if condition() { return }
            ck_pause()
          }
        } while Processors.nanoseconds &- start < 50_000
      }
      bed.sleep(until: condition)
    }
  }
#endif
