import ChainRule
import Dataset
import Foundation
import Kernels
import Network
import RunFile
import Testing
import Training

func makeFolder() throws -> String {
  let folder = FileManager.default.temporaryDirectory.appendingPathComponent(
    "chainrule-" + UUID().uuidString)
  try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  return folder.path
}

/// A folder of its own, removed at the end.
func withFolder<Result>(_ body: (String) throws -> Result) throws -> Result {
  let folder = try makeFolder()
  defer { try? FileManager.default.removeItem(atPath: folder) }
  return try body(folder)
}

/// Why a run cannot be read; nil if it can.
func reasonForReading(_ path: String) -> RunFileError.Reason? {
  do throws(RunFileError) {
    _ = try Run(reading: path)
    return nil
  } catch {
    return error.reason
  }
}

func bytes(of path: String) throws -> [UInt8] {
  [UInt8](try Data(contentsOf: URL(fileURLWithPath: path)))
}

func put(_ bytes: [UInt8], at path: String) throws {
  try Data(bytes).write(to: URL(fileURLWithPath: path))
}

func names(in folder: String) throws -> [String] {
  try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
}

/// A setup with the data that it speaks of.
@dynamicMemberLookup
struct Fixture {
  var setup: RunSetup
  let table: Table

  init(_ table: Table, _ setup: (TableOutline) throws -> RunSetup) rethrows {
    self.table = table
    self.setup = try setup(table.outline)
  }

  subscript<Member>(dynamicMember path: WritableKeyPath<RunSetup, Member>) -> Member {
    get { setup[keyPath: path] }
    set { setup[keyPath: path] = newValue }
  }

  func descent() throws -> Descent {
    let columns = zip(table.columns, setup.scaling.inputs + setup.scaling.targets).map {
      $1.apply($0.values)
    }
    let inputs = setup.network.inputCount
    return try Descent(
      setup.network,
      Observations(inputs: Array(columns[..<inputs]), observed: Array(columns[inputs...])),
      from: setup.start, setup.options)
  }
}

func makeWriter(
  creating path: String, _ fixture: Fixture, at descent: Descent, replacing: Bool = false
) throws(RunFileError) -> RunWriter {
  try .creating(path, fixture.setup, fixture.table, at: descent, replacing: replacing)
}

/// The lesson of the README: one input, two softplus nodes, three rows.
func lesson(steps: Int = 20, rate: Double = 0.1) throws -> Fixture {
  let network = try Network(inputs: 1, hidden: [2])
  let table = Table(
    name: "dosage.csv",
    columns: [
      Column(name: "Input", values: [0, 0.5, 1]), Column(name: "Observed", values: [0, 1, 0]),
    ], lines: [2, 3, 4])
  return Fixture(table) { table in
    RunSetup(
      program: "0.1.0", arithmeticRevision: arithmeticRevision, table: table,
      scaling: .none(inputs: 1, targets: 1), network: network,
      options: DescentOptions(learningRate: rate, steps: steps),
      settings: [.init("optimizer", "gradient-descent"), .init("learning-rate", "0.1")],
      start: [2.74, -1.13, 0.36, 0.63, 0, 0, 0])
  }
}

/// Any network, any data; names that are awkward to keep.
func randomSetup(_ seed: UInt64, steps: Int) throws -> Fixture {
  var random = SeededGenerator(seed: seed)
  func below(_ count: Int) -> Int { Int(random.next() % UInt64(count)) }
  let awkward = ["a", "Größe, \"m\"", "名前", "it's; DROP TABLE run --", "", "\u{0}x", "🙂\n"]
  let hidden = (0..<below(4)).map { _ in 1 + below(5) }
  let (inputs, outputs, rows) = (1 + below(3), 1 + below(3), 1 + below(40))
  let network = try Network(
    inputs: inputs, hidden: hidden,
    activations: hidden.isEmpty ? [.tanh] : hidden.map { _ in Activation.allCases[below(5)] },
    outputs: outputs, outputActivation: Activation.allCases[below(5)],
    loss: Loss.allCases[below(3)],
    penalty: below(3) == 0
      ? Penalty(l1: 0.01 * random.uniform(), l2: 0.01, decaysBiases: below(2) == 0) : .none,
    precision: Precision.allCases[below(2)])
  let optimisers: [Optimiser] = [
    .gradientDescent(GradientDescent(learningRate: 0.001 * random.uniform())),
    .momentum(Momentum(learningRate: 0.0001, momentum: random.uniform())),
    .adam(Adam(learningRate: 0.01, beta1: random.uniform(), epsilon: 1e-3 * random.uniform())),
  ]
  func scale() -> ColumnScale {
    ColumnScale(mean: random.normal(), deviation: 0.5 + random.uniform())
  }
  var lines: [Int] = []
  for _ in 0..<rows { lines.append((lines.last ?? 1) + 1 + below(3) / 2) }
  let table = Table(
    name: awkward[below(7)],
    columns: (0..<inputs + outputs).map { column in
      let decimals = Double([1, 100, 1e9, 0][below(4)])
      return Column(
        name: awkward[below(7)] + "\(column)",
        values: (0..<rows).map { _ in
          let value = 100 * random.normal()
          return decimals == 0 ? value : (value * decimals).rounded() / decimals
        })
    }, lines: RowLines(lines))
  return try Fixture(table) { table in
    RunSetup(
      program: awkward[below(7)], arithmeticRevision: below(9), table: table,
      scaling: Scaling(
        inputs: (0..<inputs).map { _ in scale() }, targets: (0..<outputs).map { _ in scale() }),
      network: network,
      options: DescentOptions(
        optimisers[below(3)], steps: steps, batch: below(2) == 0 ? nil : 1 + below(rows),
        seed: random.next(), tolerance: below(2) == 0 ? 0 : 1e-12,
        frozen: below(2) == 0 ? [] : ["b1", network.parameterName(0)]),
      initialiser: below(4) == 0 ? nil : .glorot,
      restarts: below(2) == 0
        ? nil
        : Restarts(
          firstSeed: random.next(), losses: (0...below(5)).map { Double($0) / 3 } + [.nan]),
      settings: (0..<below(5)).map { _ in .init(awkward[below(7)], awkward[below(7)]) },
      start: try network.start(seed: seed).map(network.precision.rounded))
  }
}

/// All states of a descent, the first included.
func states(_ setup: Fixture) throws -> [Descent] {
  var descent = try setup.descent()
  var states = [descent]
  while descent.advance() { states.append(descent) }
  // What ended it is known only when the last step was tried.
  states[states.count - 1] = descent
  return states
}

/// Writes a run to its end.
@discardableResult
func fit(_ setup: Fixture, to path: String, replacing: Bool = false) throws -> [Descent] {
  let states = try states(setup)
  let writer = try makeWriter(creating: path, setup, at: states[0], replacing: replacing)
  for state in states.dropFirst() { writer.record([state.loss], state) }
  try writer.finish(states[states.count - 1])
  return states
}

func bits(_ numbers: [Double]) -> [UInt64] { numbers.map { $0.bitPattern } }

extension Run {
  /// Reads all that is in the file.
  func whole() throws(RunFileError) {
    _ = try readTable()
    _ = try readLosses()
  }
}

/// All that two runs may differ in, as text.
func contents(_ run: Run) throws(RunFileError) -> String {
  let setup = run.setup
  return try "\(setup.program) \(setup.arithmeticRevision) \(run.readTable()) \(setup.scaling) "
    + "\(setup.network) \(setup.options) \(String(describing: setup.initialiser)) \(setup.seed) "
    + "\(String(describing: setup.restarts)) \(String(describing: setup.classes)) "
    + "\(run.loss.bitPattern) \(setup.settings) \(bits(setup.start)) \(bits(run.readLosses())) \(run.checkpoints) "
    + "\(String(describing: run.outcome))"
}
