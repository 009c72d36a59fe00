public import Dataset
public import Network

// The data of a run stay in its file until they are asked for: a large table is in memory only
// once, in the form in which it is worked with.

extension Run {
  /// The columns that are used, in the units of the file that was fitted: the inputs, then the
  /// targets. Classes stand there as `Classes.columns` makes numbers of them.
  ///
  /// - Throws: `RunFileError`, as reading a run does.
  public func readTable() throws(RunFileError) -> Table {
    var columns = setup.table.columns.map { _ in [Double]() }
    try forEachBlock { block in
      for (index, values) in block.enumerated() { columns[index] += values }
    }
    return Table(
      name: setup.table.name,
      columns: zip(setup.table.columns, columns).map { Column(name: $0, values: $1) },
      lines: setup.table.lines)
  }

  /// The rows in the units trained in.
  ///
  /// - Throws: `RunFileError`, as reading a run does.
  public func readObservations() throws(RunFileError) -> Observations {
    var rows = ObservationsBuilder(setup.network, rows: setup.table.rowCount)
    try reading { database throws(ReadingFault) in
      try forEachBlock(of: database) { rows.put($0, setup.scaling) }
    }
    return rows.finish()
  }

  /// The loss of every state from step 0 to the last: with minibatches, over the rows of the
  /// change that follows it.
  ///
  /// - Throws: `RunFileError`, as reading a run does.
  public func readLosses() throws(RunFileError) -> [Double] {
    try reading { database throws(ReadingFault) in try database.losses(upTo: steps) }
  }

  /// The losses of up to `Schema.lossesPerRow` states, from that multiple of it on that stands at
  /// or before a step.
  package func readLosses(around step: Int) throws(RunFileError) -> (first: Int, losses: [Double]) {
    let row = step / Schema.lossesPerRow
    let first = row * Schema.lossesPerRow
    return try reading { database throws(ReadingFault) in
      guard let losses = try database.losses(atRow: row), step - first < losses.count else {
        throw .refused(.damaged("table loss: no loss of step \(step)"))
      }
      return (first, losses)
    }
  }

  /// The data block by block, in the units of the file.
  package func forEachBlock(_ body: (_ columns: [[Double]]) -> Void) throws(RunFileError) {
    try reading { database throws(ReadingFault) in
      try forEachBlock(of: database) { body($0.columns) }
    }
  }

  private func forEachBlock(
    of database: Database, _ body: (Block) throws(ReadingFault) -> Void
  ) throws(ReadingFault) {
    let (series, rows) = (setup.table.columns.count, setup.table.rowCount)
    if format < 3 {
      try body(try database.oldBlock(series: series, rows: rows))
    } else {
      try database.forEachBlock(series: series, rows: rows, body)
    }
  }

  private func reading<Result>(
    _ body: (Database) throws(ReadingFault) -> Result
  ) throws(RunFileError) -> Result {
    do {
      if let held { return try body(held) }
      let database = try RunFile.reading { () throws(SQLiteError) in try Database(path, .reading) }
      return try body(database)
    } catch {
      throw RunFileError(path, .reading, error.reason(path))
    }
  }
}

extension ObservationsBuilder {
  /// For the rows of a network.
  init(_ network: Network, rows: Int) {
    self.init(
      rows: rows, inputs: network.inputCount, observed: network.outputCount,
      precision: network.precision)
  }

  /// Puts rows that are in the units of the file.
  mutating func put(_ block: Block, _ scaling: Scaling) {
    let scales = scaling.inputs + scaling.targets
    for (column, values) in block.columns.enumerated() {
      put(scales[column].apply(values), column: column, first: block.first)
    }
  }
}
