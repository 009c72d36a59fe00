public import Dataset
public import Network
public import Training

/// A run in the making: its file is there and takes the data, block by block, before anything is
/// known of a fit. `RunWriter` then keeps the fit.
///
/// A draft that comes to nothing, or is let go, leaves no file behind. One that is killed leaves a
/// file that says so, and that another run may replace.
public final class RunDraft {
  /// The path as it was given.
  public let path: String
  /// Where the run is written until it is finished: `path`, or beside it.
  let currentPath: String
  let finalPath: String
  /// Somebody has a file at `path` already.
  var isReplacing: Bool { currentPath != finalPath }
  /// How many rows of data there are.
  public private(set) var rowCount = 0
  private var series = 0
  private var database: Database?
  /// Somebody else has the file now.
  private var isRun = false

  /// Creates the file.
  ///
  /// - Parameter replacing: whether a run that is there may be replaced; anything else stays.
  /// - Throws: `RunFileError`: `exists`, `empty`, `notARun`, `inTheWay`, `noFolder`, `isDirectory`,
  ///   `isSpecial`, `nowhere`, `permission`, `readOnly`, `nameTooLong`, `noSpace` and others.
  ///   Nothing is left behind then.
  public init(creating path: String, replacing: Bool = false) throws(RunFileError) {
    self.path = path
    (currentPath, finalPath) = try RunDraft.place(path, replacing: replacing)
    RunPath.sweep(beside: finalPath)
    do {
      let database = try Database(currentPath, .creating)
      self.database = database
      // From here on the file says that it is a run. Nothing of it has to be durable yet.
      try database.execute("PRAGMA synchronous = OFF")
      try database.execute("BEGIN IMMEDIATE; \(Schema.statements) COMMIT")
      try database.execute("PRAGMA synchronous = FULL; BEGIN IMMEDIATE")
    } catch {
      discard()
      throw RunFileError(path, .creating, RunFileError.Reason(writing: error))
    }
  }

  deinit { discard() }

  /// How many rows of so many columns are best appended at a time.
  public static func blockRowCount(columns: Int) -> Int { Block.rowCount(series: columns) }

  /// Appends rows: their values in every column, inputs first, then targets.
  ///
  /// - Parameter columns: all of one length, at least 1.
  /// - Throws: `RunFileError`: `noSpace`, or the system's words.
  public func append(_ columns: [[Double]]) throws(RunFileError) {
    precondition(columns.allSatisfy { $0.count == columns[0].count && !$0.isEmpty })
    precondition(series == 0 || series == columns.count, "rows have as many columns as before")
    series = columns.count
    try writing { database throws(SQLiteError) in
      try database.insert(Block(first: rowCount, columns: columns))
    }
    rowCount += columns[0].count
  }

  /// The scale that brings every column to mean 0 and deviation 1.
  public func standardScales() throws(RunFileError) -> [ColumnScale] {
    var sums = [ColumnScaleSums](repeating: ColumnScaleSums(), count: series)
    while sums.contains(where: { !$0.isFinished }) {
      try forEachBlock { block in
        for (column, values) in block.columns.enumerated() { sums[column].add(values) }
      }
      for column in sums.indices { sums[column].endPass() }
    }
    return sums.map { $0.scale }
  }

  /// The rows in the units trained in, in the precision of the network.
  public func observations(
    _ network: Network, _ scaling: Scaling
  ) throws(RunFileError) -> Observations {
    precondition(series == network.inputCount + network.outputCount)
    var rows = ObservationsBuilder(network, rows: rowCount)
    try forEachBlock { rows.put($0, scaling) }
    return rows.finish()
  }

  /// The first commit: from here on the file holds a run.
  ///
  /// - Parameter descent: at its start.
  public func begin(_ setup: RunSetup, at descent: Descent) throws(RunFileError) -> RunWriter {
    precondition(setup.table.rowCount == rowCount && setup.table.columns.count == series)
    let writer = try writing { database throws(SQLiteError) in
      let writer = RunWriter(self, database, setup)
      try writer.begin(setup, at: descent)
      return writer
    }
    isRun = true
    database = nil
    return writer
  }

  /// Gives the run up: the file that was created is removed.
  private func discard() {
    guard !isRun else { return }
    database = nil
    RunPath.remove(currentPath)
    RunPath.removeJournal(currentPath)
  }

  private func forEachBlock(_ body: (Block) -> Void) throws(RunFileError) {
    guard let database else { preconditionFailure("the draft has become a run") }
    do {
      try database.forEachBlock(series: series, rows: rowCount) { body($0) }
    } catch {
      throw RunFileError(path, .creating, error.reason(path))
    }
  }

  private func writing<Result>(
    _ body: (Database) throws(SQLiteError) -> Result
  ) throws(RunFileError) -> Result {
    guard let database else { preconditionFailure("the draft has become a run") }
    do {
      return try body(database)
    } catch {
      throw RunFileError(path, .creating, RunFileError.Reason(writing: error))
    }
  }

  /// Where to write, and under which name the run is to be found in the end.
  private static func place(
    _ path: String, replacing: Bool
  ) throws(RunFileError) -> (current: String, final: String) {
    switch RunPath.look(path) {
    case .other(let reason): throw RunFileError(path, .creating, reason)
    case .file(let size) where !replacing:
      let isLeft = size == 0 || (try? Database(path, .reading))?.isLeftDraft == true
      throw RunFileError(path, .creating, isLeft ? .empty : .exists)
    case .file:
      let target = RunPath.resolved(path)
      if let reason = RunPath.reasonAgainstWriting(target) {
        throw RunFileError(path, .creating, reason)
      }
      guard RunPath.holdsRun(target) else { throw RunFileError(path, .creating, .notARun) }
      let (beside, reason) = RunPath.claimBeside(target)
      if let reason { throw RunFileError(path, .creating, reason) }
      return (beside, target)
    case .nothing(let reason) where reason != .notFound:
      throw RunFileError(path, .creating, reason)
    case .nothing:
      if let reason = RunPath.claim(path) { throw RunFileError(path, .creating, reason) }
      return (path, path)
    }
  }
}

extension RunWriter {
  /// A run whose data are in memory already.
  ///
  /// - Parameters:
  ///   - table: its columns are those of the setup.
  ///   - descent: at its start.
  ///   - replacing: whether a run that is there may be replaced; anything else stays.
  /// - Throws: `RunFileError`, as a draft does. Nothing is left behind then.
  public static func creating(
    _ path: String, _ setup: RunSetup, _ table: Table, at descent: Descent, replacing: Bool = false
  ) throws(RunFileError) -> RunWriter {
    let draft = try RunDraft(creating: path, replacing: replacing)
    let count = RunDraft.blockRowCount(columns: table.columns.count)
    for first in stride(from: 0, to: table.rowCount, by: count) {
      let rows = first..<min(first + count, table.rowCount)
      try draft.append(table.columns.map { Array($0.values[rows]) })
    }
    return try draft.begin(setup, at: descent)
  }
}
