import ChainRule
import RunFile

/// Drives a descent to its end: keeps the run, shows progress, heeds Ctrl-C.
struct FitLoop {
  let writer: RunWriter
  var progress: Progress

  /// Seconds between two commits of the run.
  private static let commitInterval = 1.0
  /// Seconds of steps between two looks at the clock, about.
  private static let slice = 0.005

  mutating func run(_ descent: inout Descent) throws(RunFileError) {
    var lastCommit = monotonicSeconds()
    var chunk = 1
    while descent.stopped == nil {
      let begin = monotonicSeconds()
      for _ in 0..<chunk {
        guard descent.advance() else { break }
        writer.record(descent)
      }
      let now = monotonicSeconds()
      if now - begin < Self.slice { chunk *= 2 } else { chunk = max(1, chunk / 2) }
      progress.update(step: descent.step, loss: descent.loss)
      if Interruption.isRequested { descent.interrupt() }
      if descent.stopped == nil && now - lastCommit >= Self.commitInterval {
        try writer.commit(descent)
        lastCommit = now
      }
    }
    progress.finish()
    try writer.finish(descent)
  }
}
