import Testing

@testable import ChainRuleTool

#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#endif

@Suite("Output") struct OutputTests {
  @Test("a closed pipe ends quietly")
  func closedPipe() throws {
    let result = try runShell(
      #"{ sleep 0.2; "$CHAINRULE" help --man; echo "status $?" >&2; } | true"#)
    #expect(result == CommandResult(status: 0, stdout: "", stderr: "status 0\n"))
  }

  @Test("after a closed pipe the rest is dropped")
  func closedPipeIsKnown() throws {
    Interruption.ignoreRefusedWrites()
    var ends: [Int32] = [0, 0]
    #expect(pipe(&ends) == 0)
    close(ends[0])
    let output = StandardOutput(descriptor: ends[1])
    try output.write("text")
    #expect(!output.isClosed)
    try output.finish()
    #expect(output.isClosed)
    try output.write("more")
    try output.finish()
    close(ends[1])
  }

  @Test("a full disk is told, with status 74", .enabled(if: access("/dev/full", W_OK) == 0))
  func fullDisk() throws {
    let result = try runShell(#""$CHAINRULE" help > /dev/full"#)
    #expect(result.status == 74)
    #expect(
      result.stderr
        == "chainrule: standard output cannot be written: No space left on device\n")
  }

  @Test("with --json and nowhere to write, the failure is told on standard error")
  func nowhereToWrite() throws {
    let result = try runShell(#""$CHAINRULE" fit --json > /dev/full"#)
    #expect(result.status == 64)
    #expect(result.stderr.hasPrefix("chainrule: DATA.csv is missing\n"))
    #expect(try runShell(#""$CHAINRULE" help >&-"#).status == 74)
  }

  @Test("a failure as JSON stands alone, whatever was printed before it")
  func jsonAlone() throws {
    var ends: [Int32] = [0, 0]
    #expect(pipe(&ends) == 0)
    let output = StandardOutput(descriptor: ends[1])
    try output.write("half a result")
    report(Failure("it broke", status: .fault), asJSON: true, to: output)
    close(ends[1])
    var bytes = [UInt8](repeating: 0, count: 1000)
    let count = read(ends[0], &bytes, bytes.count)
    close(ends[0])
    #expect(
      String(decoding: bytes[..<count], as: UTF8.self) == #"{"format":1,"error":"it broke"}"# + "\n"
    )
  }

  @Test("no escape sequences where no terminal is")
  func noColours() throws {
    #expect(try !runCommand(["help"]).stdout.contains("\u{1B}"))
    #expect(try !runCommand(["nonsense"]).stderr.contains("\u{1B}"))
  }

  @Test(
    "on a terminal headings are bold, unless NO_COLOR is set", .enabled(if: isInstalled("script")))
  func colours() throws {
    let line = #"script -qec "$CHAINRULE help" /dev/null"#
    #expect(try runShell(line).stdout.contains("\u{1B}[1mStart here:\u{1B}[0m"))
    #expect(try !runShell(line, environment: ["NO_COLOR": "1"]).stdout.contains("\u{1B}"))
    #expect(try !runShell(line, environment: ["TERM": "dumb"]).stdout.contains("\u{1B}"))
  }
}

@Suite("The progress line") struct ProgressTests {
  /// A clock to set, and what was drawn.
  private final class Screen {
    var time = 0.0
    var drawn: [String] = []
  }

  private func progress(_ screen: Screen, isShown: Bool = true) -> Progress {
    Progress(
      total: 1000, isShown: isShown, now: { screen.time }, draw: { screen.drawn.append($0) })
  }

  @Test("it is drawn at most ten times a second, and erased at the end")
  func throttled() {
    let screen = Screen()
    var progress = progress(screen)
    for step in 1...1000 {
      screen.time = Double(step) / 1000
      progress.update(step: step, loss: 1)
    }
    #expect((7...9).contains(screen.drawn.count))
    #expect(screen.drawn.allSatisfy { $0.hasPrefix("\rstep ") && $0.hasSuffix("\u{1B}[K") })
    progress.finish()
    #expect(screen.drawn.last == "\r\u{1B}[K")
  }

  @Test("a short fit, or one that nobody watches, draws nothing")
  func nothing() {
    let screen = Screen()
    var short = progress(screen)
    screen.time = 0.19
    short.update(step: 1000, loss: 1)
    short.finish()
    var unwatched = progress(screen, isShown: false)
    screen.time = 5
    unwatched.update(step: 10, loss: 1)
    unwatched.finish()
    #expect(screen.drawn.isEmpty)
  }

  @Test("it says step, loss, rate and time left")
  func line() {
    #expect(
      Progress.line(step: 250, of: 1000, loss: 0.012345678, rate: 50)
        == "step 250 of 1000 (25 %)   loss 0.0123457   50 steps/s   15 s left")
    #expect(
      Progress.line(step: 0, of: .max, loss: .infinity, rate: 2.5e6)
        == "step 0 of \(Int.max) (0 %)   loss inf   2.5 million steps/s   years left")
  }

  @Test(
    "times are said in the units that people use",
    arguments: [
      (0.0, "0 s"), (59, "59 s"), (59.5, "1 min 0 s"), (3599, "59 min 59 s"),
      (7260, "2 h 1 min"), (172_800, "2 days"), (1e12, "years"),
    ])
  func duration(seconds: Double, text: String) {
    #expect(Progress.durationText(seconds) == text)
  }
}

@Suite("Interruption") struct InterruptionTests {
  @Test("the first Ctrl-C is a request, the second ends the process")
  func twice() async {
    await #expect(processExitsWith: .signal(SIGINT)) {
      receiveInterrupts()
      Interruption.listen()
      precondition(!Interruption.isRequested)
      raise(SIGINT)
      precondition(Interruption.isRequested)
      raise(SIGINT)
    }
  }

  @Test("a signal that is ignored already stays so")
  func ignored() async {
    await #expect(processExitsWith: .success) {
      receiveInterrupts()
      signal(SIGINT, SIG_IGN)
      Interruption.listen()
      raise(SIGINT)
      precondition(!Interruption.isRequested)
      exit(0)
    }
  }
}

/// Lets SIGINT through: the threads that tests run on block it, and `swift test` may ignore it.
private func receiveInterrupts() {
  signal(SIGINT, SIG_DFL)
  var signals = sigset_t()
  sigemptyset(&signals)
  sigaddset(&signals, SIGINT)
  pthread_sigmask(SIG_UNBLOCK, &signals, nil)
}
