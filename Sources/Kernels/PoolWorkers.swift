#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

#if !hasFeature(Embedded)
  #if canImport(Darwin)
    private typealias Thread = pthread_t?
  #else
    private typealias Thread = pthread_t
  #endif

  /// The threads of a pool besides the caller's. Used by one caller at a time.
  final class PoolWorkers: @unchecked Sendable {
    private let dispatch: PoolDispatch
    private var threads: [Thread] = []
    /// Whether the system refused a thread: no more are asked for.
    private var areAll = false

    /// What a new thread is told: it takes over the reference.
    private final class Post {
      let dispatch: PoolDispatch
      let worker: Int
      init(_ dispatch: PoolDispatch, _ worker: Int) {
        self.dispatch = dispatch
        self.worker = worker
      }

      /// What the thread runs. Its argument is optional on some systems only.
      static func serve(_ pointer: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
        let post = Unmanaged<Post>.fromOpaque(pointer!).takeRetainedValue()
        post.dispatch.serve(worker: post.worker)
        return nil
      }
    }

    init(_ dispatch: PoolDispatch) { self.dispatch = dispatch }

    /// How many were started.
    var count: Int { threads.count }

    /// Starts threads until there are `wanted`. Where the system refuses one, there are fewer.
    func start(_ wanted: Int) {
      guard threads.count < wanted, !areAll else { return }
      // Signals go to the threads that were there before: workers block all of them.
      var all = sigset_t()
      var before = sigset_t()
      sigfillset(&all)
      pthread_sigmask(SIG_SETMASK, &all, &before)
      for worker in threads.count + 1...wanted {
        let post = Unmanaged.passRetained(Post(dispatch, worker))
        #if canImport(Darwin)
          var thread: Thread = nil
        #else
          var thread = Thread()
        #endif
        let status = pthread_create(&thread, nil, { Post.serve($0) }, post.toOpaque())
        guard status == 0 else {
          post.release()
          areAll = true
          break
        }
        threads.append(thread)
      }
      pthread_sigmask(SIG_SETMASK, &before, nil)
    }

    /// Ends the threads and waits for that.
    func end() {
      dispatch.endServing()
      #if canImport(Darwin)
        for thread in threads { pthread_join(thread!, nil) }
      #else
        for thread in threads { pthread_join(thread, nil) }
      #endif
      threads = []
    }

    /// The processor time that the threads have used, in seconds; 0 where the system has no
    /// clock for that.
    var processorTime: Double {
      var total = 0.0
      #if !canImport(Darwin)
        for thread in threads {
          var clock = clockid_t()
          var time = timespec()
          guard pthread_getcpuclockid(thread, &clock) == 0 else { continue }
          clock_gettime(clock, &time)
          total += Double(time.tv_sec) + 1e-9 * Double(time.tv_nsec)
        }
      #endif
      return total
    }
  }
#endif
