import Dataset
import Network
import Training

extension Run {
  /// Reads a run, as of its last commit if the fit still goes on or was killed.
  ///
  /// Nothing of a damaged run is believed: every row carries a digest (see `Schema`), and the
  /// whole must fit together. A write that was cut off is undone by SQLite, which may need to
  /// write to the file.
  ///
  /// - Throws: `RunFileError`: `notFound`, `isDirectory`, `isSpecial`, `permission`; `notARun`,
  ///   `empty`, `newerFormat`, `truncated`, `damaged`, `unfinishedWrite`; `busy`, or the words of
  ///   SQLite.
  public init(reading path: String) throws(RunFileError) {
    var size = 0
    switch RunPath.look(path) {
    case .file(let bytes): size = bytes
    case .nothing(let reason), .other(let reason): throw RunFileError(path, .reading, reason)
    }
    guard RunPath.isReadable(path) else { throw RunFileError(path, .reading, .permission) }
    guard size > 0 else { throw RunFileError(path, .reading, .empty) }
    if let reason = RunPath.obstacle(path) { throw RunFileError(path, .reading, reason) }
    do {
      self = try Run(path, .reading, size: size)
    } catch let error where error.isUnfinishedWrite && RunPath.exists(path + "-journal") {
      do {
        self = try Run(path, .writing, size: size)
      } catch {
        throw RunFileError(path, .reading, error.reason(path))
      }
    } catch {
      throw RunFileError(path, .reading, error.reason(path))
    }
  }

  /// - Parameter size: of the file, in bytes.
  private init(_ path: String, _ access: Database.Access, size: Int) throws(ReadingFault) {
    let database = try reading { () throws(SQLiteError) in try Database(path, access) }
    let format = try database.checkHeader(size: size, hasJournal: RunPath.exists(path + "-journal"))
    try database.beginReading(path)
    // A fit that was killed while it read its table, as programs before 0.2 left it.
    let (setups, progresses) = (try database.rows(.run), try database.rows(.progress))
    if setups.isEmpty && progresses.isEmpty { throw .refused(.empty) }
    try self.init(path, database, format: format)
  }

  /// - Parameter held: the file stays open, and is read even if another takes its path.
  init(_ path: String, held: Database) throws(RunFileError) {
    do {
      try self.init(path, held, format: Schema.format)
    } catch {
      throw RunFileError(path, .reading, error.reason(path))
    }
    self.held = held
  }

  private init(_ path: String, _ database: Database, format: Int) throws(ReadingFault) {
    var setup = try database.setup(format: format)
    let progress = try database.progress(rows: setup.table.rowCount, format: format)
    let checkpoints = try database.checkpoints(progress.checkpoints, of: setup, format: format)
    guard let first = checkpoints.first, first.step == 0, let last = checkpoints.last,
      last.step == progress.step
    else { throw .refused(.damaged("the first or the last checkpoint is missing")) }
    guard RunFile.digest(of: last.parameters, setup.network.precision) == progress.digest else {
      throw .refused(.damaged("the digest of the parameters differs"))
    }
    self.path = path
    self.format = format
    setup.start = first.parameters
    self.setup = setup
    steps = progress.step
    self.checkpoints = checkpoints
    outcome = progress.outcome
    if let known = progress.loss {
      loss = known
    } else {
      let losses = try database.losses(atRow: progress.step / Schema.lossesPerRow)
      guard let last = losses?.last else { throw .refused(.damaged("the last loss is missing")) }
      loss = last
    }
  }
}
