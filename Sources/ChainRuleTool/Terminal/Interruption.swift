import Synchronization

#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#endif

/// Ctrl-C during a fit: the first asks the fit to end well, the second ends it at once.
///
/// The signal handler only sets a flag, which the fit polls between pieces of its input and chunks
/// of steps. A call that waits for input is not taken up again behind the handler, so that the flag
/// is looked at there too. The handler removes itself when it has run, so that the next Ctrl-C has
/// the system's own effect.
enum Interruption {
  private static let flag = Atomic<Bool>(false)

  /// Whether the user has asked to end.
  static var isRequested: Bool { flag.load(ordering: .relaxed) }

  /// Ends a fit that has not come to its first step.
  static func check() throws(Failure) {
    if isRequested { throw .interrupted }
  }

  /// Starts to listen for Ctrl-C (SIGINT), for a polite request to end (SIGTERM), and for the
  /// terminal that is closed (SIGHUP). Where a signal is ignored already, as under `nohup`, it
  /// stays so.
  static func listen() {
    // The flag's storage is made here, and not inside the handler.
    flag.store(false, ordering: .relaxed)
    for signal in [SIGINT, SIGTERM, SIGHUP] {
      var before = sigaction()
      guard sigaction(signal, nil, &before) == 0, !before.isIgnored else { continue }
      var action = sigaction()
      action.setHandler { _ in Interruption.flag.store(true, ordering: .relaxed) }
      action.sa_flags = resetHandler
      sigaction(signal, &action, nil)
    }
  }

  /// A closed pipe becomes an error of `write`, which is met quietly, instead of a signal; and so
  /// does a file that grows beyond what the process may write.
  static func ignoreRefusedWrites() {
    signal(SIGPIPE, SIG_IGN)
    signal(SIGXFSZ, SIG_IGN)
  }
}

// The value of <signal.h>, whose macro has a cast and is imported with differing types.
private let resetHandler = Int32(truncatingIfNeeded: SA_RESETHAND)

extension sigaction {
  fileprivate var isIgnored: Bool {
    #if canImport(Darwin)
      let handler = __sigaction_u.__sa_handler
    #else
      let handler = __sigaction_handler.sa_handler
    #endif
    return unsafeBitCast(handler, to: Int.self) == unsafeBitCast(SIG_IGN, to: Int.self)
  }

  fileprivate mutating func setHandler(_ handler: @escaping @convention(c) (Int32) -> Void) {
    #if canImport(Darwin)
      __sigaction_u.__sa_handler = handler
    #else
      __sigaction_handler.sa_handler = handler
    #endif
  }
}
