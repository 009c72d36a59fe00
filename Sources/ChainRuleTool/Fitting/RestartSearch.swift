import ChainRule
import RunFile

/// `--restarts`: many starts, of which the best is fitted once more to be kept.
struct RestartSearch {
  let command: FitCommand

  /// Fits every start to its end and says what each came to. Ctrl-C ends the search among the
  /// starts that are done by then.
  func run(_ fit: FitSetup) throws(Failure) -> Restarts {
    var progress = Progress(
      total: command.restarts, unit: "start", isShown: Terminal.showsErrors && !command.quiet)
    let search = StartSearch(
      firstSeed: command.seed, count: command.restarts,
      threads: command.threads ?? Processors.available)
    defer { progress.finish() }
    return try fit.search(search) { done, best in
      progress.update(step: done, loss: best)
      return !Interruption.isRequested
    }
  }
}
