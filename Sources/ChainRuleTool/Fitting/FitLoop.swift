import ChainRule
import RunFile

/// Drives a descent to its end: keeps the run, shows progress, heeds Ctrl-C.
struct FitLoop {
  let writer: RunWriter
  var progress: Progress

  /// Seconds between two commits of the run.
  private static let commitInterval = 1.0
  /// States between two commits, at most: no more losses than these wait in memory.
  private static let commitStates = 1 << 20
  /// Seconds of steps between two looks at the clock, about.
  private static let slice = 0.005

  mutating func run(_ descent: inout Descent) throws(RunFileError) {
    var lastCommit = monotonicSeconds()
    var lastStep = descent.step
    var chunk = 1
    var losses: [Double] = []
    while descent.stopped == nil {
      let begin = monotonicSeconds()
      losses.removeAll(keepingCapacity: true)
      descent.advance(
        min(chunk, writer.nextRecord - descent.step, lastStep + Self.commitStates - descent.step),
        appendingLossesTo: &losses)
      writer.record(losses, descent)
      let now = monotonicSeconds()
      chunk = now - begin < Self.slice ? min(2 * chunk, 1 << 30) : max(1, chunk / 2)
      progress.update(step: descent.step, loss: descent.loss)
      if Interruption.isRequested { descent.interrupt() }
      let isDue =
        now - lastCommit >= Self.commitInterval || descent.step - lastStep >= Self.commitStates
      if descent.stopped == nil && isDue {
        try writer.commit(descent)
        (lastCommit, lastStep) = (now, descent.step)
      }
    }
    progress.finish()
    try writer.finish(descent)
  }
}
