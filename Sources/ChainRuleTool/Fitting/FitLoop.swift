import ChainRule
import RunFile

/// Drives a descent to its end: keeps the run, shows progress, heeds Ctrl-C.
struct FitLoop {
  let writer: RunWriter
  /// What the descent begins is all that was asked for.
  let isWhole: Bool
  var progress: Progress

  /// Seconds between two commits of the run.
  private static let commitInterval = 1.0
  /// States between two commits, at most: no more losses than these wait in memory.
  private static let commitStates = 1 << 20
  /// Seconds of steps between two looks at the clock, about.
  private static let slice = 0.005

  /// - Returns: the run, as its file holds it.
  mutating func run(_ descent: inout Descent) throws(Failure) -> Run {
    do throws(RunFileError) {
      try advance(&descent)
      progress.finish()
      return try writer.finish(descent, isWhole: isWhole)
    } catch {
      progress.finish()
      writer.abandon()
      throw failure(error)
    }
  }

  /// Says what remains, too.
  private func failure(_ error: RunFileError) -> Failure {
    var failure = Failure(error)
    guard error.operation == .writing, failure.status == .inputOutput else { return failure }
    switch error.reason {
    case .changed, .notPlaced: break
    default:
      failure.message +=
        writer.isReplacing
        ? "; the run that was to be replaced is as it was"
        : "; it holds the fit up to step \(writer.committedStep)"
    }
    return failure
  }

  private mutating func advance(_ descent: inout Descent) throws(RunFileError) {
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
  }
}
