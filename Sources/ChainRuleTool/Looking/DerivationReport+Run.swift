import ChainRule
import RunFile

extension DerivationReport {
  /// The derivations of parameters at a state of a run, checked by other methods.
  init(
    _ run: Run, _ state: Descent, of names: [String], _ request: DerivationRequest
  ) throws(Failure) {
    self = try telling(of: run.network) { () throws(DerivationRefusal) in
      try run.derivations(of: names, at: state, request)
    }
  }
}

extension DerivationRefusal: Tellable {
  func failure(_ network: Network?) -> Failure {
    switch self {
    case .run(let error): Failure(error)
    case .network(let error): Failure(error, network: network)
    case .derivation(let error): Failure(error, network: network)
    case .notFinite(let step):
      Failure(
        "the fit diverged at its start: at step \(step) the loss or a derivative is not finite",
        remedy: "fit again from another --start", status: .difference)
    case .methodsDiffer(let entry, let step):
      .fault(
        "the derivative by \(entry.parameter) at step \(step) is \(shortest(entry.engine)) by "
          + "the engine, \(shortest(entry.reverse)) by reverse mode, \(shortest(entry.dual)) by "
          + "dual numbers and \(shortest(entry.precise)) in 30 digits")
    }
  }
}
