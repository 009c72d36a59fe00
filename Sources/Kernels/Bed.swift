#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

#if !hasFeature(Embedded)
  import Synchronization

  /// Where threads sleep until a condition holds.
  ///
  /// A sleeper first counts itself, then looks at the condition; whoever makes the condition true
  /// first does so, then looks at the count (both in the one order of sequentially consistent
  /// operations). So one of them sees the other, and waking nobody costs one load.
  struct Bed: ~Copyable {
    private let mutex: UnsafeMutablePointer<pthread_mutex_t>
    private let wakes: UnsafeMutablePointer<pthread_cond_t>
    private let sleepers = Atomic<Int>(0)

    init() {
      mutex = .allocate(capacity: 1)
      wakes = .allocate(capacity: 1)
      mutex.initialize(to: pthread_mutex_t())
      wakes.initialize(to: pthread_cond_t())
      pthread_mutex_init(mutex, nil)
      pthread_cond_init(wakes, nil)
    }

    deinit {
      pthread_cond_destroy(wakes)
      pthread_mutex_destroy(mutex)
      wakes.deallocate()
      mutex.deallocate()
    }

    /// Returns as soon as the condition holds.
    func sleep(until condition: () -> Bool) {
      pthread_mutex_lock(mutex)
      sleepers.add(1, ordering: .sequentiallyConsistent)
      while !condition() { pthread_cond_wait(wakes, mutex) }
      sleepers.subtract(1, ordering: .sequentiallyConsistent)
      pthread_mutex_unlock(mutex)
    }

    /// Wakes at most `count` sleepers, after their condition was made true.
    func wake(_ count: Int) {
      let asleep = sleepers.load(ordering: .sequentiallyConsistent)
      guard asleep > 0 else { return }
      pthread_mutex_lock(mutex)
      if count >= asleep {
        pthread_cond_broadcast(wakes)
      } else {
        for _ in 0..<count { pthread_cond_signal(wakes) }
      }
      pthread_mutex_unlock(mutex)
    }
  }
#endif
