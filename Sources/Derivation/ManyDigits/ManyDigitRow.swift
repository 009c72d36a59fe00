import Network

/// One row through the network in many digits, forward and back.
///
/// It takes nothing from the engine: the sums, the activations and their derivatives, and δ of
/// each node are computed from the parameters and the row, with exponentials of its own.
struct ManyDigitRow {
  let network: Network
  let parameters: [ManyDigits]

  private(set) var inputs: [ManyDigits] = []
  private(set) var observed: [ManyDigits] = []
  private(set) var x: [[ManyDigits]] = []
  /// The activations; of the last layer the predictions.
  private(set) var y: [[ManyDigits]] = []
  private(set) var deltas: [[ManyDigits]] = []

  init(_ network: Network, _ parameters: [Double]) {
    self.network = network
    self.parameters = parameters.map { ManyDigits($0) }
  }

  /// Takes a row through the network.
  ///
  /// - Parameter terms: by what a mean is divided.
  mutating func load(_ inputs: [Double], _ observed: [Double], terms: Int) {
    self.inputs = inputs.map { ManyDigits($0) }
    self.observed = observed.map { ManyDigits($0) }
    (x, y) = ([], [])
    for index in network.layers.indices { forward(index) }
    deltas = network.layers.map { _ in [] }
    for index in network.layers.indices.reversed() { backward(index, terms) }
  }

  private mutating func forward(_ index: Int) {
    let layer = network.layers[index]
    let sources = index == 0 ? inputs : y[index - 1]
    let sums = (0..<layer.outputs).map { node in
      let first = network.weightIndex(layer: index, node: node, source: 0)
      return sources.indices.reduce(
        parameters[network.biasIndex(layer: index, node: node)]
      ) { $0 + parameters[first + $1] * sources[$1] }
    }
    x.append(sums)
    let isLast = index == network.layers.count - 1
    switch isLast ? network.link : .activation {
    case .activation: y.append(sums.map { layer.activation.manyDigits($0) })
    case .sigmoid: y.append(sums.map { $0.sigmoid })
    case .softmax:
      let (shares, others) = Self.softmax(sums)
      y.append(zip(shares, others).map { $0 / ($0 + $1) })
    }
  }

  /// Of each output e^(x − largest), and the sum of the others'.
  private static func softmax(_ x: [ManyDigits])
    -> (shares: [ManyDigits], others: [ManyDigits])
  {
    let largest = x.dropFirst().reduce(x[0]) { $0 < $1 ? $1 : $0 }
    let shares = x.map { ($0 - largest).exp }
    return (shares, sumsOfOthers(shares, zero: .zero, +))
  }

  private mutating func backward(_ index: Int, _ terms: Int) {
    let layer = network.layers[index]
    let above: [ManyDigits]
    if index == network.layers.count - 1 {
      above = lossDerivatives(terms)
    } else {
      above = (0..<layer.outputs).map { node in
        deltas[index + 1].indices.reduce(ManyDigits.zero) { sum, receiver in
          let weight = network.weightIndex(layer: index + 1, node: receiver, source: node)
          return sum + parameters[weight] * deltas[index + 1][receiver]
        }
      }
    }
    deltas[index] = zip(above, x[index]).map { $0 * layer.activation.manyDigitsDerivative($1) }
  }

  /// dLoss/dPredicted of each output; dLoss/dx of one with a link.
  func lossDerivatives(_ terms: Int) -> [ManyDigits] {
    let last = network.layers.count - 1
    let slopes: [ManyDigits]
    switch network.link {
    case .activation:
      let factor = ManyDigits(network.loss == .halfSSR ? -1 : -2)
      slopes = zip(observed, y[last]).map { factor * ($0 - $1) }
    case .sigmoid:
      slopes = [
        (.one - observed[0]) * x[last][0].sigmoid - observed[0] * (-x[last][0]).sigmoid
      ]
    case .softmax:
      let (shares, others) = Self.softmax(x[last])
      slopes = observed.indices.map { k in
        ((.one - observed[k]) * shares[k] - observed[k] * others[k]) / (shares[k] + others[k])
      }
    }
    return network.loss.isMean ? slopes.map { $0 / ManyDigits(Double(terms)) } : slopes
  }

  /// What the row adds to the derivative by a parameter.
  func product(_ place: Network.ParameterPlace) -> ManyDigits {
    deltas[place.layer][place.node] * source(place)
  }

  /// What a parameter multiplies; 1 for a bias.
  func source(_ place: Network.ParameterPlace) -> ManyDigits {
    guard let source = place.source else { return .one }
    return place.layer == 0 ? inputs[source] : y[place.layer - 1][source]
  }
}

extension Activation {
  func manyDigits(_ x: ManyDigits) -> ManyDigits {
    switch self {
    case .identity: x
    case .softplus: x.softplus
    case .relu: .zero < x ? x : .zero
    case .sigmoid: x.sigmoid
    case .tanh: x.tanh
    }
  }

  func manyDigitsDerivative(_ x: ManyDigits) -> ManyDigits {
    switch self {
    case .identity: .one
    case .softplus: x.sigmoid
    case .relu: .zero < x ? .one : .zero
    case .sigmoid: x.sigmoidDerivative
    case .tanh: x.tanhDerivative
    }
  }
}

extension Derivation.Penalty {
  /// 2·λ₂·w + λ₁·sign(w) in many digits, of the factors that are printed.
  func manyDigits(_ parameter: Double) -> ManyDigits {
    Penalty(l1: l1, l2: l2).manyDigitsDerivative(parameter)
  }
}

extension Penalty {
  /// 2·λ₂·w + λ₁·sign(w) in many digits.
  func manyDigitsDerivative(_ parameter: Double) -> ManyDigits {
    let size = parameter > 0 ? l1 : parameter < 0 ? -l1 : 0
    return ManyDigits(2 * l2) * ManyDigits(parameter) + ManyDigits(size)
  }
}
