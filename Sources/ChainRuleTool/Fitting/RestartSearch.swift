import ChainRule
import RunFile

/// `--restarts`: many starts, of which the best is fitted once more to be kept.
struct RestartSearch {
  let command: FitCommand

  /// Fits every start to its end and says what each came to. Ctrl-C ends the search with the
  /// starts that are done by then, of which the best is to be fitted whole all the same: so the
  /// next Ctrl-C is listened for.
  ///
  /// - Returns: nil where Ctrl-C came before any start was done.
  func run(_ fit: FitSetup) throws(Failure) -> Restarts? {
    var progress = Progress(
      total: command.restarts, unit: "start", isShown: Terminal.showsErrors && !command.quiet)
    let search = StartSearch(
      firstSeed: command.seed, count: command.restarts,
      threads: command.threads ?? Processors.available)
    defer { progress.finish() }
    let restarts = try fit.search(
      search, isStopped: { Interruption.isRequested },
      progress: { progress.update(step: $0, loss: $1) })
    if restarts != nil && Interruption.isRequested { Interruption.listen() }
    return restarts
  }
}
