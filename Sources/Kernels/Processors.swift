import CKernels

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
    /// How many there are, at least 1: on Linux those that the process may run on (`taskset`), and
    /// no more than the time of processors that its group is given (containers).
    package static let available = max(1, min(permitted, granted ?? Int.max))

    private static var permitted: Int {
      let count = Int(ck_processors())
      return count > 0 ? count : Int(sysconf(Int32(_SC_NPROCESSORS_ONLN)))
    }

    /// What the quota of the control group comes to in processors; nil without one.
    private static var granted: Int? {
      #if os(Linux)
        let file = open("/sys/fs/cgroup/cpu.max", O_RDONLY)
        guard file >= 0 else { return nil }
        defer { close(file) }
        var bytes = [UInt8](repeating: 0, count: 64)
        let count = read(file, &bytes, bytes.count)
        return processors(ofQuota: bytes.prefix(max(0, count)))
      #else
        return nil
      #endif
    }

    /// `150000 100000`: 1.5 processors, rounded up; nil for `max 100000`.
    package static func processors(ofQuota text: some Collection<UInt8>) -> Int? {
      let numbers = text.split { $0 == 0x20 || $0 == 0x0a }.prefix(2).map { word in
        word.reduce(Optional(0)) { number, byte in
          guard let number, byte >= 0x30, byte < 0x3a, number < 1 << 40 else { return nil }
          return 10 * number + Int(byte - 0x30)
        }
      }
      guard numbers.count == 2, let quota = numbers[0], let period = numbers[1], period > 0 else {
        return nil
      }
      return max(1, (quota + period - 1) / period)
    }

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
