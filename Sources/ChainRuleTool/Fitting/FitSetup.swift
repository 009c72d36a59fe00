import ChainRule
import Files
import RunFile

/// From the arguments of `fit` to everything that is known before the first step.
struct FitSetup {
  private let command: FitCommand
  private let table: TableOutline
  private let classes: Classes?
  private let network: Network
  private let scaling: Scaling
  private let observations: Observations
  /// The values that `--start` names.
  private let named: [(String, Double)]
  /// The file of the run, which has the data.
  private let draft: RunDraft

  /// Settles the network, and reads the table into the file of the run.
  ///
  /// - Parameter path: where the run is to go.
  init(_ command: FitCommand, path: String) throws(Failure) {
    self.command = command
    var source = try FitSource(command)
    let network = try Self.network(command, source.roles)
    named = try StartValues(choice: command.start).read()
    for name in command.frozen {
      _ = try telling(of: network) { () throws(NetworkError) in
        try network.index(of: name)
      }
    }
    let draft = try telling { () throws(RunFileError) in
      try RunDraft(creating: path, replacing: command.force)
    }
    table = try source.read(into: draft)
    classes = source.classes
    try MemoryNeed(
      network: network, rows: table.rowCount, threads: command.threads ?? Processors.available
    ).check()
    let scaling = try Self.scaling(command, network, draft)
    try Interruption.check()
    observations = try telling { () throws(RunFileError) in
      try draft.observations(network, scaling)
    }
    try Interruption.check()
    (self.network, self.draft, self.scaling) = (network, draft, scaling)
  }

  /// The run that a descent begins.
  func begin(_ setup: RunSetup, at descent: Descent) throws(RunFileError) -> RunWriter {
    try draft.begin(setup, at: descent)
  }

  /// Whether scaling was left off where it would help.
  var scalingWouldHelp: Bool { scaling.isNone && observations.areLarge }

  /// Everything resolved for one seed.
  func setup(seed: UInt64, restarts: Restarts? = nil) throws(Failure) -> RunSetup {
    var setup = RunSetup(
      program: version, arithmeticRevision: arithmeticRevision, table: table,
      classes: classes, scaling: scaling, network: network,
      options: try options(seed: seed, threads: threads), initialiser: command.initialiser,
      restarts: restarts, start: try start(seed: seed))
    setup.settings = setup.resolvedSettings
    return setup
  }

  /// The descent of a run at its start.
  func descent(of setup: RunSetup) throws(Failure) -> Descent {
    try descent(from: setup.start, setup.options)
  }

  private func descent(
    from start: [Double], _ options: DescentOptions
  ) throws(Failure) -> Descent {
    try telling { () throws(NetworkError) in
      try Descent(network, observations, from: start, options)
    }
  }

  /// Descends from many starts: in the lanes of vectors where that can be done, and one learning
  /// rate is for all.
  func search(
    _ search: StartSearch, isStopped: () -> Bool, progress: (Int, Double) -> Void
  ) throws(Failure) -> Restarts? {
    if command.optimiser.learningRate != nil {
      let options = try options(seed: search.firstSeed, threads: 1)
      if let starts = LaneStarts(network, observations, options) {
        return try search.run(
          starts, start: { seed throws(Failure) in try start(seed: seed) }, isStopped: isStopped,
          progress: progress)
      }
    }
    return try search.run(
      { seed throws(Failure) in
        try descent(from: start(seed: seed), options(seed: seed, threads: 1))
      }, isStopped: isStopped, progress: progress)
  }

  private var threads: Int { command.threads ?? Processors.available }

  private func options(seed: UInt64, threads: Int) throws(Failure) -> DescentOptions {
    let batch = command.batch.flatMap { $0 < observations.rowCount ? $0 : nil }
    let optimiser = try command.optimiser.optimiser(hasMinibatches: batch != nil) {
      () throws(Failure) in
      try suitableRate(seed: seed, batch: batch, threads: threads)
    }
    return DescentOptions(
      optimiser, steps: command.steps, batch: batch, seed: seed, tolerance: command.tolerance,
      frozen: command.frozen, threads: threads)
  }

  private func start(seed: UInt64) throws(Failure) -> [Double] {
    try telling(of: network) { () throws(NetworkError) in
      try network.start(named: named, initialiser: command.initialiser, seed: seed)
        .map(network.precision.rounded)
    }
  }

  /// With minibatches the rate that suits the first of them.
  private func suitableRate(seed: UInt64, batch: Int?, threads: Int) throws(Failure) -> Double {
    let start = try start(seed: seed)
    let rows = batch.map { batch in
      var order = EpochOrder(rowCount: observations.rowCount, batch: batch, seed: seed)
      return observations.rows(Array(order.rows(ofChange: 0)))
    }
    // A search among many starts keeps what it has come to.
    let mayStop = command.restarts == 1
    let rate = try telling { () throws(NetworkError) in
      try GradientDescent.suitableRate(
        network, rows ?? observations, from: start, frozen: command.frozen, threads: threads,
        isStopped: { mayStop && Interruption.isRequested })
    }
    if mayStop { try Interruption.check() }
    return rate
  }

  private static func network(
    _ command: FitCommand, _ roles: ColumnRoles
  ) throws(Failure) -> Network {
    let network = try telling { () throws(NetworkError) in
      try Network(
        inputs: roles.inputs.count, hidden: command.hidden,
        activations: command.activations, outputs: roles.targets.count,
        outputActivation: command.outputActivation ?? .identity, loss: command.loss,
        penalty: command.penalty, precision: command.precision)
    }
    guard network.parameterCount <= mostParameters else {
      throw .usage(
        "the network has \(network.parameterCount) parameters, too many for a run",
        expected: "at most \(mostParameters)", remedy: "smaller numbers in --hidden")
    }
    return network
  }

  private static func scaling(
    _ command: FitCommand, _ network: Network, _ draft: RunDraft
  ) throws(Failure) -> Scaling {
    let none = Scaling.none(inputs: network.inputCount, targets: network.outputCount)
    guard command.isScaled else { return none }
    let scales = try telling { () throws(RunFileError) in try draft.standardScales() }
    // A network whose output activation is not the identity has a range that is part of what is
    // asked for: its targets stay as they are.
    let scalesTargets =
      !network.loss.isCrossEntropy
      && network.layers[network.layers.count - 1].activation == .identity
    return Scaling(
      inputs: Array(scales.prefix(network.inputCount)),
      targets: scalesTargets ? Array(scales.dropFirst(network.inputCount)) : none.targets)
  }

  /// A checkpoint's values are values of SQLite, of which none is longer than 10⁹ bytes.
  private static let mostParameters = 62_000_000
}
