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
///     let run = try writer.finish(descent)                   // one commit
///
/// Everything up to the start is durably on the disk before training begins, and each commit
/// (about 2 ms) puts there all that came since: whatever happens to the process, the file opens and
/// holds the run as of its last commit. Recording costs no more than keeping a number.
///
/// A run that is to replace another is written beside it, as `PATH.partial-PROCESS`, and takes its
/// place when it is finished: a fit that fails or is killed leaves the old run as it was. One that
/// is interrupted leaves it too, and is kept as `PATH.interrupted`; or `PATH.interrupted-2` and so
/// on, so that nothing is written over.
///
/// At most 64 checkpoints are kept, and at most 64 MiB of them, but at least 2.
public final class RunWriter {
  /// The path as it was given.
  public let path: String
  /// Where the run is written until it is finished: `path`, or beside it.
  public let currentPath: String

  private(set) var database: Database?
  private let finalPath: String
  /// Whether the run is to replace another.
  public var isReplacing: Bool { currentPath != finalPath }
  /// The step of the last commit.
  public private(set) var committedStep = 0
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
    try database?.execute("COMMIT")
    // Now that all is on the disk, one page says so: killed in between, the file stays a draft.
    try database?.execute(
      "PRAGMA user_version = \(Schema.format); PRAGMA journal_mode = DELETE")
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
  /// - Parameter isWhole: whether it is all that was asked for; a run is replaced by a whole one
  ///   only.
  /// - Returns: the run, read from the file that was written even if another takes its path.
  /// - Throws: as `commit` does; `notPlaced` where something else than a run stands there now.
  @discardableResult
  public func finish(_ descent: Descent, isWhole: Bool = true) throws(RunFileError) -> Run {
    let stopped = descent.stopped ?? .interrupted
    try commit(descent, Run.Outcome(stopped: stopped, divergence: descent.divergence))
    guard let database else { preconditionFailure("the run is finished") }
    self.database = nil
    let place = try settle(isWhole: isWhole && stopped != .interrupted)
    return try Run(place, held: database)
  }

  /// Brings the file to where it is to stay.
  private func settle(isWhole: Bool) throws(RunFileError) -> String {
    guard isReplacing else { return path }
    if !isWhole && RunPath.exists(finalPath) {
      return RunPath.keep(currentPath, of: finalPath, ending: "interrupted")
    }
    guard let reason = RunPath.move(currentPath, over: finalPath) else { return path }
    let kept = RunPath.keep(currentPath, of: finalPath, ending: "finished")
    throw RunFileError(path, .writing, .notPlaced(reason, keptIn: kept))
  }

  /// Gives the run up: the file that was created is removed.
  public func discard() {
    database = nil
    RunPath.remove(currentPath)
    RunPath.removeJournal(currentPath)
  }

  /// Ends after an error: what was committed stays if it has its name already; a part beside
  /// another run is removed.
  public func abandon() {
    guard database != nil else { return }
    database = nil
    if isReplacing {
      discard()
    } else {
      // On a full disk SQLite leaves the commit that failed to be undone by whoever reads next.
      _ = try? Run(reading: path)
    }
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
    committedStep = descent.step
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
