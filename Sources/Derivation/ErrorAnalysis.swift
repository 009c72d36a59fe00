import Kernels
import Network

/// How far computed derivatives can lie from the exact ones, by rounding alone.
///
/// A running analysis: beside each computed quantity goes a bound of its error, made of the
/// errors of what it was computed from and of its own rounding. Within a row it holds for any of
/// the methods here, in whichever order each adds, because it counts two roundings for every term
/// of a sum and eight units in the last place for every elementary function. Over the rows it
/// grants 64 roundings: the engine's are at most 32 in a lane, 3 between lanes and the depth of
/// the tree over blocks; the other methods add their rows in twice the precision. Near a minimum, where the
/// residuals are differences of nearly equal numbers, it is what tells how many digits of a
/// derivative mean anything.
///
/// - Source: N. J. Higham, "Accuracy and stability of numerical algorithms" (2002), section 3.3,
///   doi:10.1137/1.9780898718027. First order in the unit roundoff.
struct ErrorAnalysis {
  /// A bound for each parameter's derivative, in flat order.
  private(set) var gradient: [Double]
  /// A bound for the loss.
  private(set) var loss = 0.0
  /// The first row (from 0) in which a relu's sum is 0 within its error, and the node's name.
  private(set) var kink: (row: Int, node: String)?

  private static let u = 0x1p-53
  /// What an operation adds where its result underflows.
  private static let tiny = 0x1p-1074

  init(_ network: Network, _ observations: Observations, _ parameters: [Double]) {
    gradient = [Double](repeating: 0, count: network.parameterCount)
    var pass = RowPass(network, observations, parameters)
    for row in 0..<observations.rowCount {
      pass.load(row: row)
      let errors = forward(pass, row)
      backward(pass, errors)
    }
    loss *= 1 + Double(observations.rowCount) * Self.u
  }

  /// Bounds of the errors of a row's sums and activations.
  private mutating func forward(_ pass: RowPass, _ row: Int) -> (x: [[Double]], y: [[Double]]) {
    var (x, y): ([[Double]], [[Double]]) = ([], [])
    for (index, layer) in pass.network.layers.enumerated() {
      var (sums, activations): ([Double], [Double]) = ([], [])
      for node in 0..<layer.outputs {
        var (error, size) = (0.0, abs(pass.x[index][node]))
        for source in 0..<layer.inputs {
          let weight = abs(pass.weight(layer: index, node: node, source: source))
          let value = index == 0 ? pass.inputs[source] : pass.y[index - 1][source]
          error += weight * (index == 0 ? 0 : y[index - 1][source])
          size += 2 * weight * abs(value)
        }
        error += Double(2 * layer.inputs + 2) * (Self.u * size + Self.tiny)
        if layer.activation == .relu && abs(pass.x[index][node]) <= error && kink == nil {
          kink = (row, pass.network.preActivationName(layer: index, node: node))
        }
        sums.append(error)
        let isLinear = layer.activation == .identity || layer.activation == .relu
        activations.append(
          error + (isLinear ? 0 : 8 * (Self.u * abs(pass.y[index][node]) + Self.tiny)))
      }
      x.append(sums)
      y.append(activations)
    }
    return (x, y)
  }

  private mutating func backward(_ pass: RowPass, _ errors: (x: [[Double]], y: [[Double]])) {
    let network = pass.network
    var above: [Double] = []
    for index in network.layers.indices.reversed() {
      let layer = network.layers[index]
      var deltas: [Double] = []
      for node in 0..<layer.outputs {
        var (error, size) = (0.0, 0.0)
        if index == network.layers.count - 1 {
          let residual = pass.observed[node] - pass.predicted[node]
          let residualError = errors.y[index][node] + Self.u * abs(residual)
          size = abs(pass.lossDerivative(node))
          let slope = network.loss.isCrossEntropy ? Loss.halfSSR : network.loss
          error =
            abs(slope.derivative(ofResidual: residualError, terms: pass.terms))
            + 4 * (Self.u * size + Self.tiny)
          let square = abs(residual) * (2 * residualError + 4 * Self.u * abs(residual))
          loss += network.loss.value(ofSum: square, terms: pass.terms)
        } else {
          for receiver in above.indices {
            let weight = abs(pass.weight(layer: index + 1, node: receiver, source: node))
            error += weight * above[receiver]
            size += weight * abs(pass.deltas[index + 1][receiver])
          }
          error += Double(2 * above.count) * (Self.u * size + Self.tiny)
        }
        let local = abs(pass.activationDerivative(index, node))
        let localError = layer.activation.derivativeError(
          at: pass.x[index][node], within: errors.x[index][node], local)
        let delta = local * error + size * localError + error * localError
        deltas.append(delta + 2 * (Self.u * local * size + Self.tiny))
        enter(pass, errors.y, index, node, delta: local * size, error: deltas[node])
      }
      above = deltas
    }
  }

  private mutating func enter(
    _ pass: RowPass, _ errors: [[Double]], _ layer: Int, _ node: Int, delta: Double, error: Double
  ) {
    let network = pass.network
    gradient[network.biasIndex(layer: layer, node: node)] +=
      error + 64 * (Self.u * delta + Self.tiny)
    for source in 0..<network.layers[layer].inputs {
      let value = abs(layer == 0 ? pass.inputs[source] : pass.y[layer - 1][source])
      let valueError = layer == 0 ? 0 : errors[layer - 1][source]
      gradient[network.weightIndex(layer: layer, node: node, source: source)] +=
        value * error + delta * valueError + error * valueError
        + 64 * (Self.u * delta * value + Self.tiny)
    }
  }
}

extension Activation {
  /// How far a computed derivative of the activation can be off, where the sum is known within
  /// `error`: by the largest second derivative times that, and by its own rounding. A relu whose
  /// sum may lie on either side of 0 may take either derivative.
  fileprivate func derivativeError(at x: Double, within error: Double, _ local: Double) -> Double {
    let rounding = 8 * (0x1p-53 * local + 0x1p-1074)
    switch self {
    case .identity: return 0
    case .relu: return abs(x) <= error ? 1 : 0
    case .softplus: return 0.25 * error + rounding
    case .sigmoid: return 0.0963 * error + rounding
    case .tanh: return 0.7699 * error + rounding
    }
  }
}
