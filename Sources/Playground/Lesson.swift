import ChainRule
import Encoding

/// The lesson: the SSR and its seven derivatives at steps 0 to 5, and where 1000 steps lead.
func showLesson() throws(NetworkError) {
  let network = try Network(inputs: 1, hidden: [2], activations: [.softplus])
  let data = try Observations(inputs: [[0, 0.5, 1]], observed: [[0, 1, 0]])
  let start = try network.start(["w1": 2.74, "w2": -1.13, "w3": 0.36, "w4": 0.63])
  var descent = try Descent(network, data, from: start, DescentOptions(learningRate: 0.1))
  for _ in 0...5 {
    print("step \(descent.step)")
    show("SSR", descent.loss)
    for (name, derivative) in zip(network.parameterNames, descent.gradient) {
      show("dSSR/d\(name)", derivative)
    }
    try showDerivations(descent)
    descent.advance()
  }
  while descent.advance() {}
  print("step \(descent.step), stopped: \(descent.stopped?.rawValue ?? "no")")
  show("SSR", descent.loss)
  for (name, value) in zip(network.parameterNames, descent.parameters) { show(name, value) }
  print("  digest \(digest(of: descent.parameters))")
}

/// All derivations of a state by paths, as text, and recursively, as JSON; and what checks them.
private func showDerivations(_ descent: Descent) throws(NetworkError) {
  let network = descent.network
  let builder = try DerivationBuilder(
    network, descent.observations, at: descent.parameters, step: descent.step)
  let check = try GradientCheck(network, descent.observations, at: descent.parameters)
  do throws(DerivationError) {
    for form in [Derivation.Form.paths, .recursive] {
      let report = DerivationReport(
        derivations: try builder.derivations(
          of: network.parameterNames, DerivationRequest(form: form)),
        loss: descent.loss, step: descent.step, check: check)
      print(form == .paths ? report.text() : report.json.serialised())
    }
  } catch {
    print("a derivation was refused")
  }
}

/// SHA-256 over the parameters as little-endian bytes.
private func digest(of parameters: [Double]) -> String {
  SHA256.hexadecimal(
    of: parameters.flatMap { value in
      (0..<8).map { UInt8(truncatingIfNeeded: value.bitPattern >> (8 * $0)) }
    })
}
