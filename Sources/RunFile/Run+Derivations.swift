import Dataset
public import Derivation
public import Network
package import Training

extension Run {
  /// The derivation of a parameter's derivative at a state of the run: every factor, every row,
  /// and the move that follows.
  ///
  ///     let derivation = try run.derivation(of: "w1", atStep: 0)
  ///     for (factor, number) in zip(derivation.terms[0].factors, derivation.rows[2].factors[0]) {
  ///       print("d\(factor.of)/d\(factor.by) = \(factor.symbolic) = \(number)")
  ///     }
  ///
  /// It is checked like those of `derivations(of:atStep:_:)`.
  ///
  /// - Parameters:
  ///   - name: w1 or b3.
  ///   - step: from 0 to `steps`; the state is computed again from the nearest checkpoint.
  ///   - request: its form, and which rows are shown.
  /// - Throws: `DerivationRefusal`.
  public func derivation(
    of name: String, atStep step: Int, _ request: DerivationRequest = .init()
  ) throws(DerivationRefusal) -> Derivation {
    try derivations(of: [name], atStep: step, request).derivations[0]
  }

  /// The derivations of parameters at a state of the run, with the columns that their symbols
  /// stand for, checked by other methods: `report.text()` prints them.
  ///
  /// Of a run with minibatches the loss is over the rows of the next change, unless all rows are
  /// asked for.
  ///
  /// - Throws: `DerivationRefusal`.
  public func derivations(
    of names: [String], atStep step: Int, _ request: DerivationRequest = .init()
  ) throws(DerivationRefusal) -> DerivationReport {
    let state: Descent
    do throws(RunFileError) {
      state = try self.state(atStep: step)
    } catch {
      throw .run(error)
    }
    return try derivations(of: names, at: state, request)
  }

  /// The same at a state that was computed again already.
  package func derivations(of names: [String], at state: Descent, _ request: DerivationRequest)
    throws(DerivationRefusal) -> DerivationReport
  {
    guard state.divergence == nil else { throw .notFinite(step: state.step) }
    let isFull = request.rows == .all
    let rows = isFull ? nil : state.nextRows
    var report = try report(names, state, request, rows)
    if let entry = report.check?.entries.first(where: { !$0.rulesAgree }) {
      throw .methodsDiffer(entry, step: state.step)
    }
    // Of the loss over all rows no minibatch's change follows.
    if state.step < steps && !(isFull && state.nextRows != nil) {
      for index in report.derivations.indices { report.derivations[index].addMove(state) }
    }
    return report
  }

  private func report(
    _ names: [String], _ state: Descent, _ request: DerivationRequest, _ rows: [Int]?
  ) throws(DerivationRefusal) -> DerivationReport {
    let builder: DerivationBuilder
    let check: GradientCheck
    do throws(NetworkError) {
      builder = try DerivationBuilder(
        state.network, state.observations, at: state.parameters, step: state.step, rows: rows)
      check = try GradientCheck(
        state.network, state.observations, at: state.parameters, of: names, rows: rows)
    } catch {
      throw .network(error)
    }
    do throws(DerivationError) {
      return DerivationReport(
        derivations: try builder.derivations(of: names, request),
        loss: request.rows == .all ? state.fullLoss : state.loss, step: state.step,
        columns: columnNotes, check: check)
    } catch {
      throw .derivation(error)
    }
  }

  /// Which column each symbol stands for, and how it was scaled.
  private var columnNotes: [DerivationReport.ColumnNote] {
    let (network, scaling) = (setup.network, setup.scaling)
    let inputs = zip(setup.inputs, scaling.inputs).enumerated().map { index, pair in
      (network.inputName(index), pair.0, pair.1)
    }
    let targets = zip(setup.targets, scaling.targets).enumerated().map { index, pair in
      (network.observedName(index), pair.0, pair.1)
    }
    let labels = setup.classes.map { $0.labels.suffix(network.outputCount) } ?? []
    let categories = labels.map { label in
      setup.classes.map { DerivationReport.ColumnNote.Category(column: $0.name, label: label) }
    }
    return (inputs + targets).enumerated().map { index, note in
      let (symbol, column, scale) = note
      let output = index - network.inputCount
      return .init(
        symbol: symbol, column: column, mean: scale.mean, deviation: scale.deviation,
        category: categories.indices.contains(output) ? categories[output] : nil)
    }
  }
}

/// Why a derivation of a run is refused.
public enum DerivationRefusal: Error, Sendable {
  /// The state cannot be computed again.
  case run(RunFileError)
  /// The network has no such parameter.
  case network(NetworkError)
  /// It cannot be written out as it was asked for, or did not come true.
  case derivation(DerivationError)
  /// The loss or a derivative is not finite at this step.
  case notFinite(step: Int)
  /// Other methods give another derivative: a fault of ours.
  case methodsDiffer(GradientCheck.Entry, step: Int)
}
