public import Training

/// Keeps a run in its file while the fit goes on.
///
///     let draft = try RunDraft(creating: path)
///     try draft.append(columns)                              // inputs, then targets
///     let descent = try Descent(network, try draft.observations(network, scaling), from: start, options)
///     let writer = try draft.begin(setup, at: descent)       // one commit
///     while descent.stopped == nil {
///       var losses: [Double] = []
///       descent.advance(writer.nextRecord - descent.step, appendingLossesTo: &losses)
///       writer.record(losses, descent)
///       if aSecondHasPassed { try writer.commit(descent) }
///     }
///     try writer.finish(descent)                             // one commit
///
/// Everything up to the start is durably on the disk before training begins, and each commit
/// (about 2 ms) puts there all that came since: whatever happens to the process, the file opens and
/// holds the run as of its last commit. Recording costs no more than keeping a number.
///
/// A run that is to replace another is written beside it, as `PATH.partial-PROCESS`, and takes its
/// place when it is finished: a fit that fails or is killed leaves the old run as it was.
///
/// At most 64 checkpoints are kept, and at most 64 MiB of them, but at least 2.
public final class RunWriter {
  /// The path as it was given.
  public let path: String
  /// Where the run is written until it is finished: `path`, or beside it.
  public let currentPath: String

  private(set) var database: Database?
  private let finalPath: String
  private var news: UncommittedStates

  /// Takes over a file that has its data and nothing else yet.
  init(_ draft: RunDraft, _ database: Database, _ setup: RunSetup) {
    (path, currentPath, finalPath) = (draft.path, draft.currentPath, draft.finalPath)
    self.database = database
    news = UncommittedStates(
      CheckpointSchedule(
        capacity: RunWriter.checkpointCapacity(
          numbers: setup.start.count * (1 + setup.options.optimiser.memories))))
  }

  /// The first commit.
  func begin(_ setup: RunSetup, at descent: Descent) throws(SQLiteError) {
    precondition(descent.step == 0)
    record([descent.loss], descent)
    try database?.insert(setup)
    try store(descent, nil)
    try database?.execute("COMMIT; PRAGMA journal_mode = DELETE")
    RunPath.synchroniseFolder(of: currentPath)
    news.areCommitted()
  }

  /// Takes note of the states that a descent has come to since it was recorded last.
  ///
  /// - Parameters:
  ///   - losses: of all those states in order; none may be later than `nextRecord`.
  ///   - descent: in the last of them.
  public func record(_ losses: [Double], _ descent: borrowing Descent) {
    if !losses.isEmpty { news.record(losses, descent) }
  }

  /// The next state that has to be recorded by itself: it may become a checkpoint.
  public var nextRecord: Int { news.next }

  /// Puts all that was recorded on the disk, and the present state with it.
  ///
  /// - Parameter descent: in the state that was recorded last.
  /// - Throws: `RunFileError`: `noSpace`, `busy`, `permission`, or the system's words. The file
  ///   then holds what it held, and the next commit tries again.
  public func commit(_ descent: Descent) throws(RunFileError) {
    try commit(descent, nil)
  }

  /// The last commit, with how the descent ended (interrupted if it could go on); then the file
  /// has its name, and the writer is done.
  ///
  /// - Throws: as `commit` does.
  public func finish(_ descent: Descent) throws(RunFileError) {
    try commit(
      descent,
      Run.Outcome(stopped: descent.stopped ?? .interrupted, divergence: descent.divergence))
    database = nil
    if currentPath != finalPath, let reason = RunPath.move(currentPath, over: finalPath) {
      throw RunFileError(path, .writing, reason)
    }
  }

  /// Gives the run up: the file that was created is removed.
  public func discard() {
    database = nil
    RunPath.remove(currentPath)
    RunPath.remove(currentPath + "-journal")
  }

  private func commit(_ descent: Descent, _ outcome: Run.Outcome?) throws(RunFileError) {
    precondition(descent.step == news.last, "the last recorded state is committed")
    guard let database else { preconditionFailure("the run is finished") }
    do {
      try database.transaction("BEGIN IMMEDIATE") { () throws(SQLiteError) in
        try store(descent, outcome)
      }
    } catch {
      throw RunFileError(path, .writing, RunFileError.Reason(writing: error))
    }
    news.areCommitted()
  }

  /// Writes what is not on the disk yet.
  private func store(_ descent: Descent, _ outcome: Run.Outcome?) throws(SQLiteError) {
    guard let database else { return }
    for (first, losses) in news.lossRows {
      try database.insert([.integer(first), .bytes(Packing.bytes(losses))], into: .loss)
    }
    let interval = news.schedule.interval
    try database.execute("DELETE FROM checkpoint WHERE step % \(interval) != 0")
    for checkpoint in news.checkpoints { try database.insert(checkpoint) }
    var kept = descent.step / interval + 1
    if !news.schedule.keeps(descent.step) {
      kept += 1
      try database.insert(Run.Checkpoint(descent))
    }
    try database.insert(outcome, at: descent, checkpoints: kept)
  }

  /// How many checkpoints are kept of so many numbers each.
  static func checkpointCapacity(numbers: Int) -> Int {
    max(2, min(64, (64 << 20) / max(1, 8 * numbers)))
  }
}
