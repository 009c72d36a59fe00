import ChainRule
import Files
import RunFile

/// From the arguments of `fit` to everything that is known before the first step.
struct FitSetup {
  let command: FitCommand

  /// Reads the table and resolves every option.
  func resolve() throws(Failure) -> RunSetup {
    let table = try readTable()
    let roles = table.roles
    let network = try network(roles)
    try MemoryNeed(network: network, rows: table.table.rowCount).check()
    let scalesTargets = network.layers[network.layers.count - 1].activation == .identity
    let scaling =
      command.isScaled
      ? Scaling.standard(of: table.table, roles: roles, scalesTargets: scalesTargets)
      : Scaling.none(inputs: roles.inputs.count, targets: roles.targets.count)
    let named = try StartValues(choice: command.start).read()
    let start = try telling(of: network) { () throws(NetworkError) in
      try network.start(named: named, initialiser: command.initialiser, seed: command.seed)
    }
    try checkFrozen(network)
    var setup = RunSetup(
      program: version, arithmeticRevision: arithmeticRevision, table: table.table,
      scaling: scaling, network: network,
      options: DescentOptions(
        learningRate: 0.1, steps: command.steps, tolerance: command.tolerance,
        frozen: command.frozen),
      initialiser: command.initialiser, seed: command.seed, start: start)
    setup.options.learningRate = try learningRate(setup)
    setup.settings = setup.resolvedSettings(inputs: roles.inputs, targets: roles.targets)
    return setup
  }

  private func readTable() throws(Failure) -> (table: Table, roles: ColumnRoles) {
    let bytes = try telling { () throws(FileError) in
      try readFile(command.data)
    }
    let name = command.data == "-" ? "standard input" : command.data
    return try telling { () throws(TableError) in
      let header = try TableHeader(csv: bytes, name: name, decimalComma: command.decimalComma)
      let roles = try header.roles(inputs: command.inputs, targets: command.targets)
      let table = try Table(
        csv: bytes, name: name, columns: roles.choice, decimalComma: command.decimalComma)
      return (table, roles)
    }
  }

  private func network(_ roles: ColumnRoles) throws(Failure) -> Network {
    let network = try telling { () throws(NetworkError) in
      try Network(
        inputs: roles.inputs.count, hidden: command.hidden, activations: command.activations,
        outputs: roles.targets.count, outputActivation: command.outputActivation,
        loss: command.loss)
    }
    guard network.parameterCount <= Self.mostParameters else {
      throw .usage(
        "the network has \(network.parameterCount) parameters, too many for a run",
        expected: "at most \(Self.mostParameters)", remedy: "smaller numbers in --hidden")
    }
    return network
  }

  /// A checkpoint is one value of SQLite, of which none is longer than 10⁹ bytes.
  private static let mostParameters = 124_000_000

  private func checkFrozen(_ network: Network) throws(Failure) {
    for name in command.frozen {
      _ = try telling(of: network) { () throws(NetworkError) in
        try network.index(of: name)
      }
    }
  }

  private func learningRate(_ setup: RunSetup) throws(Failure) -> Double {
    if let rate = command.learningRate { return rate }
    return try telling { () throws(NetworkError) in
      try GradientDescent.suitableRate(
        setup.network, setup.observations(), from: setup.start, frozen: setup.options.frozen)
    }
  }
}
