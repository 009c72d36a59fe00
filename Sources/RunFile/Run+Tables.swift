import Dataset
import Network
import Training

// The rows of a run taken apart; `Run+Writing.swift` makes them.

extension Database {
  /// What the fit was asked to do; its `start` is left empty.
  func setup(format: Int) throws(ReadingFault) -> RunSetup {
    var row = try only(.run)
    let program = try row.text()
    let revision = try row.integer()
    let (file, lines) = (try row.text(), try row.integers())
    let (inputs, targets) = (try row.integer(), try row.integer())
    let shape = try NetworkShape(&row, inputs: inputs, outputs: targets)
    var options = DescentOptions(
      learningRate: try row.number(), steps: try row.integer(), tolerance: try row.number(),
      frozen: try row.list())
    let initialiser = try row.optionalText()
    guard initialiser == nil || Initialiser(rawValue: initialiser!) != nil else {
      throw row.fault("“\(initialiser!)” is unknown")
    }
    options.seed = UInt64(bitPattern: Int64(try row.integer()))
    let settings = try settings(try row.integer())
    var extras = RunExtras()
    if format > 1 { extras = try RunExtras(&row, format: format) }
    let network = try shape.network(extras, row)
    options = try extras.options(options, row)
    try check(options, network, row)
    let (columns, scales) = try series(inputs + targets)
    return RunSetup(
      program: program, arithmeticRevision: revision,
      table: TableOutline(
        name: file, columns: columns, lines: try rowLines(lines, rows: extras.rows, row)),
      classes: try extras.classColumn.map { name throws(ReadingFault) in
        try classes(of: name, outputs: targets)
      },
      scaling: Scaling(
        inputs: Array(scales.prefix(inputs)), targets: Array(scales.dropFirst(inputs))),
      network: network, options: options,
      initialiser: initialiser.flatMap { Initialiser(rawValue: $0) },
      restarts: format > 1 ? try restarts() : nil, settings: settings, start: [])
  }

  private func check(
    _ options: DescentOptions, _ network: Network, _ row: Fields
  ) throws(ReadingFault) {
    guard options.learningRate > 0, options.learningRate.isFinite, options.steps >= 0,
      options.tolerance >= 0, options.tolerance.isFinite
    else { throw row.fault("its learning rate, steps or tolerance are none that a fit can have") }
    guard options.frozen.allSatisfy({ (try? network.index(of: $0)) != nil }) else {
      throw row.fault("it freezes a parameter that its network has not")
    }
  }

  private func classes(of name: String, outputs: Int) throws(ReadingFault) -> Classes {
    var labels: [String] = []
    for var row in try numbered(.class, outputs == 1 ? 2 : outputs) {
      labels.append(try row.text())
    }
    return Classes(name: name, labels: labels)
  }

  private func restarts() throws(ReadingFault) -> Restarts? {
    guard var row = try rows(.restarts).first else { return nil }
    let seed = UInt64(bitPattern: Int64(try row.integer()))
    let losses = try row.doubles()
    guard !losses.isEmpty else { throw row.fault("it has no starts") }
    return Restarts(firstSeed: seed, losses: losses)
  }

  private func settings(_ count: Int) throws(ReadingFault) -> [RunSetup.Setting] {
    var settings: [RunSetup.Setting] = []
    for var row in try numbered(.setting, count) {
      settings.append(RunSetup.Setting(try row.text(), try row.text()))
    }
    return settings
  }

  /// The lines of the rows: of each, or, where the number of rows stands apart, of those whose
  /// line is not the one behind that of the row before.
  private func rowLines(
    _ numbers: [Int], rows: Int?, _ row: Fields
  ) throws(ReadingFault) -> RowLines {
    guard let rows else { return RowLines(numbers) }
    let breaks = stride(from: 0, to: numbers.count - 1, by: 2).map {
      (row: numbers[$0], line: numbers[$0 + 1])
    }
    guard numbers.count % 2 == 0, let lines = RowLines(breaks: breaks, count: rows) else {
      throw row.fault("its lines are none that rows can have")
    }
    return lines
  }

  private func series(_ count: Int) throws(ReadingFault) -> ([String], [ColumnScale]) {
    var columns: [String] = []
    var scales: [ColumnScale] = []
    for var row in try numbered(.series, count) {
      let name = try row.text()
      let (mean, deviation) = (try row.number(), try row.number())
      guard mean.isFinite, deviation.isFinite, deviation > 0 else {
        throw row.fault("its scale is none")
      }
      scales.append(ColumnScale(mean: mean, deviation: deviation))
      columns.append(name)
    }
    return (columns, scales)
  }

  /// How far the fit came, and how it ended.
  ///
  /// - Parameter rows: the number of rows of the data.
  func progress(rows: Int, format: Int) throws(ReadingFault) -> (
    step: Int, checkpoints: Int, digest: String, outcome: Run.Outcome?, loss: Double?
  ) {
    var row = try only(.progress)
    _ = try row.integer()
    let (step, checkpoints, digest) = (try row.integer(), try row.integer(), try row.text())
    let stopped = try row.optionalText()
    let (at, place) = (try row.optionalInteger(), try row.optionalInteger())
    let (factor, value) = (try row.optionalText(), try row.optionalNumber())
    guard at ?? 0 >= 0, place.map({ (0..<rows).contains($0) }) ?? true else {
      throw row.fault("what diverged is no row of the data")
    }
    var divergence: Divergence?
    if let at, let factor, let value {
      divergence = Divergence(step: at, row: place, factor: factor, value: value)
    }
    let loss = format > 1 ? try row.number() : nil
    guard let stopped else { return (step, checkpoints, digest, nil, loss) }
    guard let reason = StopReason(rawValue: stopped) else {
      throw row.fault("“\(stopped)” is unknown")
    }
    let outcome = Run.Outcome(stopped: reason, divergence: divergence)
    return (step, checkpoints, digest, outcome, loss)
  }

  /// The losses of steps 0 to `last`.
  func losses(upTo last: Int) throws(ReadingFault) -> [Double] {
    var losses: [Double] = []
    try forEachRow(.loss) { row throws(ReadingFault) in
      var row = row
      guard try row.integer() == losses.count else { throw row.fault("it is out of order") }
      losses += try row.doubles()
    }
    guard losses.count - 1 == last else {
      throw .refused(.damaged("table loss: \(losses.count) losses for \(last) steps"))
    }
    return losses
  }

  /// Those of one row of the table, counted from 0; nil if there is none.
  func losses(atRow index: Int) throws(ReadingFault) -> [Double]? {
    var losses: [Double]?
    try forEachRow(.loss, withKey: index * Schema.lossesPerRow) { row throws(ReadingFault) in
      var row = row
      _ = try row.integer()
      losses = try row.doubles()
    }
    return losses
  }

  func checkpoints(_ count: Int, of setup: RunSetup, format: Int) throws(ReadingFault) -> [Run
    .Checkpoint]
  {
    let memories = setup.options.optimiser.memories
    var checkpoints: [Run.Checkpoint] = []
    for var row in try rows(.checkpoint) {
      let step = try row.integer()
      guard step > checkpoints.last?.step ?? -1 else { throw row.fault("it is out of order") }
      let parameters = try row.doubles(setup.network.parameterCount)
      let memory = format > 1 ? try row.doubles(memories * parameters.count) : []
      checkpoints.append(Run.Checkpoint(step: step, parameters: parameters, memory: memory))
    }
    guard checkpoints.count == count else {
      throw .refused(.damaged("table checkpoint: \(checkpoints.count) rows instead of \(count)"))
    }
    return checkpoints
  }

  /// The one row of a table that has one.
  private func only(_ table: Schema.Table) throws(ReadingFault) -> Fields {
    let rows = try rows(table)
    guard rows.count == 1 else {
      throw .refused(.damaged("table \(table.rawValue): \(rows.count) rows instead of 1"))
    }
    return rows[0]
  }

  /// The rows of a table that are numbered from 0, each without its number.
  private func numbered(
    _ table: Schema.Table, _ count: Int
  ) throws(ReadingFault) -> [Fields] {
    var rows = try rows(table)
    guard rows.count == count else {
      throw .refused(.damaged("table \(table.rawValue): \(rows.count) rows instead of \(count)"))
    }
    for index in rows.indices {
      guard try rows[index].integer() == index else {
        throw rows[index].fault("it is out of order")
      }
    }
    return rows
  }
}
