import Kernels
import Synchronization

private let forcing = Mutex(())

/// Does something at each level of the kernels that this processor has, nothing else forcing a
/// level meanwhile. Other tests may run at the same time: the bits are the same.
public func atEveryLevel(_ body: (_ level: Int) throws -> Void) rethrows {
  try forcing.withLock { _ in
    defer { KernelLevel.force(nil) }
    for level in KernelLevel.available {
      KernelLevel.force(level)
      try body(level)
    }
  }
}
