import ChainRule
import Files
import RunFile

/// From the arguments of `fit` to everything that is known before the first step.
struct FitSetup {
  private let command: FitCommand
  private let data: FitData
  private let network: Network
  private let scaling: Scaling
  private let observations: Observations
  /// The values that `--start` names.
  private let named: [(String, Double)]

  /// Reads the table and settles the network.
  init(_ command: FitCommand) throws(Failure) {
    self.command = command
    data = try FitData(command)
    network = try Self.network(command, data)
    try MemoryNeed(network: network, rows: data.table.rowCount).check()
    let scalesTargets =
      !network.loss.isCrossEntropy
      && network.layers[network.layers.count - 1].activation == .identity
    scaling =
      command.isScaled
      ? Scaling.standard(of: data.table, roles: data.roles, scalesTargets: scalesTargets)
      : Scaling.none(inputs: data.roles.inputs.count, targets: data.roles.targets.count)
    named = try StartValues(choice: command.start).read()
    let (table, scaling, inputs) = (data.table, scaling, network.inputCount)
    observations = try telling { () throws(NetworkError) in
      try Observations(
        inputs: zip(table.columns, scaling.inputs).map { $1.apply($0.values) },
        observed: zip(table.columns.dropFirst(inputs), scaling.targets).map {
          $1.apply($0.values)
        })
    }
    for name in command.frozen {
      _ = try telling(of: network) { () throws(NetworkError) in
        try network.index(of: name)
      }
    }
  }

  /// Everything resolved for one seed.
  func setup(seed: UInt64, restarts: Restarts? = nil) throws(Failure) -> RunSetup {
    var setup = RunSetup(
      program: version, arithmeticRevision: arithmeticRevision, table: data.table,
      classes: data.classes, scaling: scaling, network: network,
      options: try options(seed: seed), initialiser: command.initialiser, restarts: restarts,
      start: try start(seed: seed))
    setup.settings = setup.resolvedSettings
    return setup
  }

  /// The descent of one seed at its start.
  func descent(seed: UInt64, threads: Int? = nil) throws(Failure) -> Descent {
    var options = try options(seed: seed)
    if let threads { options.threads = threads }
    let start = try start(seed: seed)
    return try telling { () throws(NetworkError) in
      try Descent(network, observations, from: start, options)
    }
  }

  /// Descends from many starts: in the lanes of vectors where that can be done, and one learning
  /// rate is for all.
  func search(
    _ search: StartSearch, goOn: (Int, Double) -> Bool
  ) throws(Failure) -> Restarts {
    if command.optimiser.learningRate != nil {
      let restarts = try search.run(
        network, observations, try options(seed: search.firstSeed),
        start: { seed throws(Failure) in try start(seed: seed) }, goOn: goOn)
      if let restarts { return restarts }
    }
    return try search.run(
      { seed throws(Failure) in try descent(seed: seed, threads: 1) }, goOn: goOn)
  }

  private func options(seed: UInt64) throws(Failure) -> DescentOptions {
    let batch = command.batch.flatMap { $0 < observations.rowCount ? $0 : nil }
    let optimiser = try command.optimiser.optimiser(hasMinibatches: batch != nil) {
      () throws(Failure) in
      try suitableRate(seed: seed, batch: batch)
    }
    return DescentOptions(
      optimiser, steps: command.steps, batch: batch, seed: seed, tolerance: command.tolerance,
      frozen: command.frozen, threads: command.threads ?? Processors.available)
  }

  private func start(seed: UInt64) throws(Failure) -> [Double] {
    try telling(of: network) { () throws(NetworkError) in
      try network.start(named: named, initialiser: command.initialiser, seed: seed)
        .map(network.precision.rounded)
    }
  }

  /// With minibatches the rate that suits the first of them.
  private func suitableRate(seed: UInt64, batch: Int?) throws(Failure) -> Double {
    let start = try start(seed: seed)
    let rows = batch.map { batch in
      var order = EpochOrder(rowCount: observations.rowCount, batch: batch, seed: seed)
      return observations.rows(Array(order.rows(ofChange: 0)))
    }
    return try telling { () throws(NetworkError) in
      try GradientDescent.suitableRate(
        network, rows ?? observations, from: start, frozen: command.frozen)
    }
  }

  private static func network(_ command: FitCommand, _ data: FitData) throws(Failure) -> Network {
    let network = try telling { () throws(NetworkError) in
      try Network(
        inputs: data.roles.inputs.count, hidden: command.hidden,
        activations: command.activations, outputs: data.roles.targets.count,
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

  /// A checkpoint's values are values of SQLite, of which none is longer than 10⁹ bytes.
  private static let mostParameters = 62_000_000
}
