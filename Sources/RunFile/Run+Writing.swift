import Dataset
import Encoding
import Kernels
import Network
import Training

// The rows of a run, as `Schema` has them; `Run+Reading.swift` takes them apart again.

extension Database {
  func insert(_ setup: RunSetup) throws(SQLiteError) {
    let layers = setup.network.layers
    let hidden = layers.dropLast()
    let output = layers[layers.count - 1]
    try insert(
      [
        .text(setup.program), .integer(setup.arithmeticRevision),
        .text(setup.table.name),
        .bytes(Packing.bytes(setup.table.lines.breaks.flatMap { [$0.row, $0.line] })),
        .integer(setup.network.inputCount), .integer(setup.network.outputCount),
        .text(hidden.map { "\($0.outputs)" }.joined(separator: ",")),
        .text(hidden.map { $0.activation.rawValue }.joined(separator: ",")),
        .text(output.activation.rawValue), .text(setup.network.loss.rawValue),
        .number(setup.options.learningRate), .integer(setup.options.steps),
        .number(setup.options.tolerance),
        .text(setup.options.frozen.joined(separator: ",")),
        setup.initialiser.map { .text($0.rawValue) } ?? .null,
        .integer(Int(truncatingIfNeeded: setup.seed)), .integer(setup.settings.count),
        .text(setup.network.precision.rawValue), .number(setup.network.penalty.l1),
        .number(setup.network.penalty.l2), .integer(setup.network.penalty.decaysBiases ? 1 : 0),
        .text(setup.options.optimiser.kind.rawValue),
        .text(setup.options.optimiser.numbers.map { shortest($0) }.joined(separator: ",")),
        setup.options.batch.map { .integer($0) } ?? .null,
        setup.classes.map { .text($0.name) } ?? .null, .integer(setup.table.rowCount),
      ], into: .run)
    for (position, setting) in setup.settings.enumerated() {
      try insert(
        [.integer(position), .text(setting.name), .text(setting.text)], into: .setting)
    }
    for (position, label) in (setup.classes?.labels ?? []).enumerated() {
      try insert([.integer(position), .text(label)], into: .class)
    }
    if let restarts = setup.restarts {
      try insert(
        [
          .integer(Int(truncatingIfNeeded: restarts.firstSeed)),
          .bytes(Packing.bytes(restarts.losses)),
        ], into: .restarts)
    }
    let scales = setup.scaling.inputs + setup.scaling.targets
    for (position, (name, scale)) in zip(setup.table.columns, scales).enumerated() {
      try insert(
        [.integer(position), .text(name), .number(scale.mean), .number(scale.deviation)],
        into: .series)
    }
  }

  func insert(_ checkpoint: Run.Checkpoint) throws(SQLiteError) {
    try insert(
      [
        .integer(checkpoint.step), .bytes(Packing.bytes(checkpoint.parameters)),
        .bytes(Packing.bytes(checkpoint.memory)),
      ], into: .checkpoint)
  }

  /// How far a fit has come, and how it ended if it has.
  func insert(
    _ outcome: Run.Outcome?, at descent: Descent, checkpoints: Int
  ) throws(SQLiteError) {
    let divergence = outcome?.divergence
    try insert(
      [
        .integer(1), .integer(descent.step), .integer(checkpoints),
        .text(digest(of: descent.parameters, descent.network.precision)),
        outcome.map { .text($0.stopped.rawValue) } ?? .null,
        divergence.map { .integer($0.step) } ?? .null,
        divergence?.row.map { .integer($0) } ?? .null,
        divergence.map { .text($0.factor) } ?? .null,
        divergence.map { .number($0.value) } ?? .null, .number(descent.fullLoss),
      ], into: .progress)
  }
}
