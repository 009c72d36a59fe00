import Dataset
import Network
import Training

// The rows of a run taken apart; `Run+Writing.swift` makes them.

extension Database {
  /// What the fit was asked to do; its `start` is left empty.
  func setup() throws(ReadingFault) -> RunSetup {
    var row = try only(.run)
    let program = try row.text()
    let revision = try row.integer()
    let (file, lines) = (try row.text(), try row.integers())
    let (inputs, targets) = (try row.integer(), try row.integer())
    let network = try network(&row, inputs: inputs, outputs: targets)
    let options = DescentOptions(
      learningRate: try row.number(), steps: try row.integer(), tolerance: try row.number(),
      frozen: try row.list())
    guard options.learningRate > 0, options.learningRate.isFinite, options.steps >= 0,
      options.tolerance >= 0, options.tolerance.isFinite
    else { throw row.fault("its learning rate, steps or tolerance are none that a fit can have") }
    guard options.frozen.allSatisfy({ (try? network.index(of: $0)) != nil }) else {
      throw row.fault("it freezes a parameter that its network has not")
    }
    let initialiser = try row.optionalText()
    guard initialiser == nil || Initialiser(rawValue: initialiser!) != nil else {
      throw row.fault("“\(initialiser!)” is unknown")
    }
    let seed = UInt64(bitPattern: Int64(try row.integer()))
    let (columns, scales) = try series(inputs + targets, rows: lines.count)
    return RunSetup(
      program: program, arithmeticRevision: revision,
      table: Table(name: file, columns: columns, lines: lines),
      scaling: Scaling(
        inputs: Array(scales.prefix(inputs)), targets: Array(scales.dropFirst(inputs))),
      network: network, options: options,
      initialiser: initialiser.flatMap { Initialiser(rawValue: $0) }, seed: seed,
      settings: try settings(try row.integer()), start: [])
  }

  private func network(
    _ row: inout Fields, inputs: Int, outputs: Int
  ) throws(ReadingFault) -> Network {
    let hidden = try row.list().map { Int($0) ?? 0 }
    let activations = try row.list().map { Activation(rawValue: $0) }
    let (output, loss) = (try row.choice(Activation.self), try row.choice(Loss.self))
    do {
      return try Network(
        inputs: inputs, hidden: hidden, activations: activations.compactMap { $0 },
        outputs: outputs, outputActivation: output, loss: loss)
    } catch {
      throw row.fault("it describes no network")
    }
  }

  private func settings(_ count: Int) throws(ReadingFault) -> [RunSetup.Setting] {
    var settings: [RunSetup.Setting] = []
    for var row in try numbered(.setting, count) {
      settings.append(RunSetup.Setting(try row.text(), try row.text()))
    }
    return settings
  }

  private func series(
    _ count: Int, rows: Int
  ) throws(ReadingFault) -> ([Column], [ColumnScale]) {
    var columns: [Column] = []
    var scales: [ColumnScale] = []
    for var row in try numbered(.series, count) {
      let name = try row.text()
      let (mean, deviation) = (try row.number(), try row.number())
      guard mean.isFinite, deviation.isFinite, deviation > 0 else {
        throw row.fault("its scale is none")
      }
      scales.append(ColumnScale(mean: mean, deviation: deviation))
      columns.append(Column(name: name, values: try row.doubles(rows)))
    }
    return (columns, scales)
  }

  /// How far the fit came, and how it ended.
  ///
  /// - Parameter rows: the number of rows of the data.
  func progress(rows: Int) throws(ReadingFault) -> (
    step: Int, checkpoints: Int, digest: String, outcome: Run.Outcome?
  ) {
    var row = try only(.progress)
    _ = try row.integer()
    let (step, checkpoints, digest) = (try row.integer(), try row.integer(), try row.text())
    guard let stopped = try row.optionalText() else { return (step, checkpoints, digest, nil) }
    guard let reason = StopReason(rawValue: stopped) else {
      throw row.fault("“\(stopped)” is unknown")
    }
    let (at, place) = (try row.optionalInteger(), try row.optionalInteger())
    let (factor, value) = (try row.optionalText(), try row.optionalNumber())
    guard at ?? 0 >= 0, place.map({ (0..<rows).contains($0) }) ?? true else {
      throw row.fault("what diverged is no row of the data")
    }
    var divergence: Divergence?
    if let at, let factor, let value {
      divergence = Divergence(step: at, row: place, factor: factor, value: value)
    }
    return (step, checkpoints, digest, Run.Outcome(stopped: reason, divergence: divergence))
  }

  /// The losses of steps 0 to `last`.
  func losses(upTo last: Int) throws(ReadingFault) -> [Double] {
    var losses: [Double] = []
    for var row in try rows(.loss) {
      guard try row.integer() == losses.count else { throw row.fault("it is out of order") }
      losses += try row.doubles()
    }
    guard losses.count - 1 == last else {
      throw .refused(.damaged("table loss: \(losses.count) losses for \(last) steps"))
    }
    return losses
  }

  func checkpoints(_ count: Int, of network: Network) throws(ReadingFault) -> [Run.Checkpoint] {
    var checkpoints: [Run.Checkpoint] = []
    for var row in try rows(.checkpoint) {
      let step = try row.integer()
      guard step > checkpoints.last?.step ?? -1 else { throw row.fault("it is out of order") }
      checkpoints.append(
        Run.Checkpoint(step: step, parameters: try row.doubles(network.parameterCount)))
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
