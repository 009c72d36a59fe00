import ChainRule
import RunFile

extension DerivationReport {
  /// The derivations of parameters at a state of a run, checked by other methods.
  init(
    _ run: Run, _ state: Descent, of names: [String], _ request: DerivationRequest
  ) throws(Failure) {
    let network = run.network
    let (builder, check) = try telling(of: network) {
      () throws(NetworkError) in
      (
        try DerivationBuilder(
          network, state.observations, at: state.parameters, step: state.step),
        try GradientCheck(network, state.observations, at: state.parameters, of: names)
      )
    }
    var derivations = try telling(of: network) {
      () throws(DerivationError) in
      try builder.derivations(of: names, request)
    }
    if state.step < run.steps {
      for index in derivations.indices {
        derivations[index].addMove(state, isFrozen: run.options.frozen)
      }
    }
    self.init(
      derivations: derivations, loss: state.loss, step: state.step, columns: run.columnNotes,
      check: check)
  }
}

extension Derivation {
  /// The move of gradient descent that follows from the derivative.
  fileprivate mutating func addMove(_ state: Descent, isFrozen frozen: [String]) {
    guard let index = try? state.network.index(of: parameter) else { return }
    let isFrozen = frozen.contains(parameter)
    let from = state.parameters[index]
    let rate = state.options.learningRate
    move = Move(
      learningRate: rate, from: from, to: isFrozen ? from : from - rate * value,
      isFrozen: isFrozen)
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
