import ChainRule
import RunFile

extension DerivationReport {
  /// The derivations of parameters at a state of a run, checked by other methods.
  init(
    _ run: Run, _ state: Descent, of names: [String], _ request: DerivationRequest
  ) throws(Failure) {
    try Self.requireFinite(state)
    let network = run.network
    // `--rows all` takes the loss over all rows, whatever training took.
    let isFull = request.rows == .all
    let builder = try telling(of: network) { () throws(NetworkError) in
      try DerivationBuilder(
        network, state.observations, at: state.parameters, step: state.step,
        rows: isFull ? nil : state.nextRows)
    }
    var derivations = try telling(of: network) { () throws(DerivationError) in
      try builder.derivations(of: names, request)
    }
    let check = try telling(of: network) { () throws(NetworkError) in
      try GradientCheck(
        network, state.observations, at: state.parameters, of: names,
        rows: isFull ? nil : state.nextRows)
    }
    try Self.requireAgreement(check, state)
    if state.step < run.steps && !(isFull && state.nextRows != nil) {
      for index in derivations.indices {
        derivations[index].addMove(state)
      }
    }
    self.init(
      derivations: derivations, loss: isFull ? state.fullLoss : state.loss, step: state.step,
      columns: run.columnNotes,
      check: check)
  }
}

extension DerivationReport {
  /// A state that is not finite has no derivatives to explain.
  private static func requireFinite(_ state: Descent) throws(Failure) {
    guard state.divergence != nil else { return }
    throw Failure(
      "the fit diverged at its start: at step \(state.step) the loss or a derivative is not finite",
      remedy: "fit again from another --start", status: .difference)
  }

  /// Nothing is printed of which the rules say something else when taken another way.
  private static func requireAgreement(
    _ check: GradientCheck, _ state: Descent
  ) throws(Failure) {
    guard let entry = check.entries.first(where: { !$0.rulesAgree }) else { return }
    throw .fault(
      "the derivative by \(entry.parameter) at step \(state.step) is \(shortest(entry.engine)) by "
        + "the engine, \(shortest(entry.reverse)) by reverse mode, \(shortest(entry.dual)) by "
        + "dual numbers and \(shortest(entry.precise)) in 30 digits")
  }
}

extension Derivation {
  /// The move of gradient descent that follows from the derivative.
  fileprivate mutating func addMove(_ state: Descent) {
    guard let index = try? state.network.index(of: parameter) else { return }
    move = Move(
      learningRate: state.options.learningRate, from: state.parameters[index],
      to: state.moved(index), isFrozen: state.isFrozen(index))
  }
}

extension Run {
  /// Which column each symbol stands for, and how it was scaled.
  fileprivate var columnNotes: [DerivationReport.ColumnNote] {
    let (network, scaling) = (self.network, self.scaling)
    let inputs = zip(self.inputs, scaling.inputs).enumerated().map { index, pair in
      (network.inputName(index), pair.0, pair.1)
    }
    let targets = zip(self.targets, scaling.targets).enumerated().map { index, pair in
      (network.observedName(index), pair.0, pair.1)
    }
    return (inputs + targets).map { symbol, column, scale in
      DerivationReport.ColumnNote(
        symbol: symbol, column: column.name, mean: scale.mean, deviation: scale.deviation)
    }
  }
}
