#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// The processors of this machine that this process may use.
package enum Processors {
  #if hasFeature(Embedded)
    package static let available = 1
  #else
    /// How many there are.
    package static let available = max(1, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN))))

    /// A clock that only goes forward.
    static var nanoseconds: UInt64 {
      var time = timespec()
      clock_gettime(CLOCK_MONOTONIC, &time)
      return UInt64(time.tv_sec) &* 1_000_000_000 &+ UInt64(time.tv_nsec)
    }

    /// Lets another thread have this processor.
    static func yield() { sched_yield() }
  #endif
}
