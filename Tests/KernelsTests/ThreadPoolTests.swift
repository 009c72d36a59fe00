import Kernels
import Synchronization
import TestSupport
import Testing

@Suite struct ThreadPoolTests {
  /// How often each task of a dispatch was done, and by whom last.
  private final class Tally: Sendable {
    let done: [Cell]

    final class Cell: Sendable {
      let times = Atomic<Int>(0)
      let worker = Atomic<Int>(-1)
    }

    init(tasks: Int) { done = (0..<tasks).map { _ in Cell() } }

    func note(_ task: Int, _ worker: Int) {
      done[task].times.add(1, ordering: .relaxed)
      done[task].worker.store(worker, ordering: .relaxed)
    }

    var times: [Int] { done.map { $0.times.load(ordering: .relaxed) } }
    var workers: Set<Int> { Set(done.map { $0.worker.load(ordering: .relaxed) }) }
  }

  @Test("every task is done once, for any number of tasks and threads", arguments: [1, 2, 3, 8])
  func once(threads: Int) {
    let pool = ThreadPool(threads: threads)
    for tasks in 0...40 {
      let tally = Tally(tasks: tasks)
      pool.run(tasks: tasks) { tally.note($0, $1) }
      #expect(tally.times == Array(repeating: 1, count: tasks), "\(tasks) tasks")
      #expect(tally.workers.isSubset(of: 0..<threads), "\(tasks) tasks")
    }
  }

  @Test("thousands of dispatches in a row, with more threads than processors")
  func manyDispatches() {
    let pool = ThreadPool(threads: 8)
    var sums = [Int](repeating: 0, count: 16)
    sums.withUnsafeMutableBufferPointer { sums in
      // Plain memory: what one dispatch wrote, the next and the caller have to see.
      for _ in 0..<5000 {
        pool.run(tasks: 16, UnsafeMutableRawPointer(sums.baseAddress!)) { context, task, _ in
          context.assumingMemoryBound(to: Int.self)[task] += task
        }
      }
    }
    #expect(sums == (0..<16).map { 5000 * $0 })
  }

  @Test("every worker takes tasks, and the counts say so")
  func everyWorker() {
    let pool = ThreadPool(threads: 8, testing: PoolTesting(everyWorkerTakesOne: true))
    for _ in 0..<20 {
      let tally = Tally(tasks: 64)
      pool.run(tasks: 64) { tally.note($0, $1) }
      let taken = pool.tasksTaken
      #expect(taken.count == 8 && taken.allSatisfy { $0 > 0 })
      #expect(taken.reduce(0, +) == 64)
      #expect(tally.times == Array(repeating: 1, count: 64))
    }
  }

  @Test("a seed shuffles the order in which tasks are claimed")
  func shuffled() {
    func order(_ seed: UInt64?) -> [Int] {
      let order = Mutex<[Int]>([])
      let pool = ThreadPool(threads: 2, testing: PoolTesting(shuffleSeed: seed))
      pool.run(tasks: 100) { task, _ in order.withLock { $0.append(task) } }
      return order.withLock { $0 }
    }
    let orders = [UInt64(1), 2].map { PoolTesting(shuffleSeed: $0).order(tasks: 100) }
    #expect(orders[0] != orders[1])
    for seed in [UInt64(1), 2, 3] {
      let claimed = order(seed)
      #expect(claimed != Array(0..<100))
      #expect(claimed.sorted() == Array(0..<100))
    }
  }

  @Test("a second caller, and a task that dispatches, do their tasks by themselves")
  func nested() {
    let pool = ThreadPool(threads: 3)
    let inner = Atomic<Int>(0)
    pool.run(tasks: 50) { _, _ in
      pool.run(tasks: 10) { _, worker in
        if worker == 0 { inner.add(1, ordering: .relaxed) }
      }
    }
    #expect(inner.load(ordering: .relaxed) == 500)
  }

  @Test("pools come and go with their threads")
  func comeAndGo() {
    for threads in 1...50 {
      let pool = ThreadPool(threads: threads % 5 + 1)
      let count = Atomic<Int>(0)
      if threads % 2 == 0 {
        pool.run(tasks: 20) { _, _ in count.add(1, ordering: .relaxed) }
        #expect(count.load(ordering: .relaxed) == 20)
      }
    }
    #expect(ThreadPool.shared(threads: 2) === ThreadPool.shared(threads: 2))
    #expect(ThreadPool.shared(threads: 2) !== ThreadPool.shared(threads: 3))
  }

  #if os(Linux)
    @Test("an idle pool costs no processor time", arguments: [2, 8])
    func idle(threads: Int) async throws {
      let pool = ThreadPool(threads: threads, testing: PoolTesting(everyWorkerTakesOne: true))
      for _ in 0..<10 { pool.run(tasks: 8) { _, _ in } }
      #expect(pool.workerTime > 0)
      // Long after the microseconds for which workers look out for more.
      try await Task.sleep(for: .milliseconds(100))
      let before = pool.workerTime
      try await Task.sleep(for: .milliseconds(300))
      #expect(pool.workerTime - before < 0.001)
    }
  #endif

  @Test("no more threads are started than there were tasks for")
  func started() {
    let pool = ThreadPool(threads: 8)
    for (tasks, threads) in [(1, 0), (2, 1), (4, 3), (3, 3), (100, 7)] {
      pool.run(tasks: tasks) { _, _ in }
      #expect(pool.startedThreads == threads, "\(tasks) tasks")
    }
  }

  @Test("the quota of a control group is read as whole processors")
  func quota() {
    for (text, count) in [
      ("150000 100000\n", 2), ("50000 100000", 1), ("400000 100000\n", 4), ("0 1", 1),
    ] { #expect(Processors.processors(ofQuota: text.utf8) == count, "\(text)") }
    for text in ["max 100000\n", "", "1", "1 0", "-1 5", "99999999999999999999 1"] {
      #expect(Processors.processors(ofQuota: text.utf8) == nil, "\(text)")
    }
    #expect(Processors.available >= 1)
  }
}
