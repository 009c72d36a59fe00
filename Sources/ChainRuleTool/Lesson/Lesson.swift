import ChainRule

/// The smallest complete case: three doses of which only the middle one works, two hidden nodes,
/// seven parameters. The demo tells it, the articles take their numbers from it.
struct Lesson {
  static let csv = "Input,Observed\n0,0\n0.5,1\n1,0\n"
  static let start: [(name: String, value: Double)] = [
    ("w1", 2.74), ("b1", 0), ("w2", -1.13), ("b2", 0), ("w3", 0.36), ("w4", 0.63), ("b3", 0),
  ]
  /// The arguments of `fit` that name every choice, between the data and the run.
  static let fitWords = [
    "--target", "Observed", "--hidden", "2", "--activation", "softplus", "--loss", "ssr",
    "--scale", "none", "--optimizer", "gradient-descent", "--learning-rate", "0.1",
    "--steps", "1000", "--start",
    start.map { "\($0.name)=\(shortest($0.value))" }.joined(separator: ","),
  ]
  static let options = DescentOptions(learningRate: 0.1, steps: 1000)
  /// The order in which the lesson derives them: from the loss back.
  static let order = ["b3", "w3", "w4", "w1", "b1", "w2", "b2"]

  let network: Network
  let observations: Observations
  let start: [Double]

  init() throws(NetworkError) {
    network = try Network(inputs: 1, hidden: [2], activations: [.softplus], loss: .ssr)
    observations = try Observations(inputs: [[0, 0.5, 1]], observed: [[0, 1, 0]])
    start = try network.start(named: Self.start.map { ($0.name, $0.value) })
  }

  func descent() throws(NetworkError) -> Descent {
    try Descent(network, observations, from: start, Self.options)
  }

  /// The value of every named node for a row (from 0) at the start.
  func nodes(row: Int) -> [String: Double] {
    let graph = network.lowered(terms: 3).graph
    let values = graph.forward(
      start + observations.inputs(row: row) + observations.observed(row: row))
    var named: [String: Double] = [:]
    for (name, value) in zip(graph.names, values) where !name.isEmpty { named[name] = value }
    named["Predicted"] = network.predict(observations.inputs(row: row), parameters: start)[0]
    return named
  }

  /// The derivation of a parameter at the start.
  func derivation(of name: String) throws(Failure) -> Derivation {
    do throws(NetworkError) {
      let builder = try DerivationBuilder(network, observations, at: start)
      guard let derivation = try? builder.derivations(of: [name])[0] else {
        throw .unknownParameter(name)
      }
      return derivation
    } catch {
      throw .fault("the lesson's \(name) has no derivation")
    }
  }

  /// A number in running text.
  static func text(_ value: Double, digits: Int = 7) -> String {
    NumberText.text(value, digits: digits)
  }
}
