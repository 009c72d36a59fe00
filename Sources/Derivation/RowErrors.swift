import Kernels
import Network

/// How far the numbers of one row can lie from the exact ones, by rounding alone.
///
/// A running analysis: beside each computed quantity goes a bound of its error, made of the
/// errors of what it was computed from and of its own rounding. It holds for any of the methods
/// here, in whichever order each adds, because it counts two roundings for every term of a sum
/// and eight units in the last place for every elementary function.
///
/// - Source: N. J. Higham, "Accuracy and stability of numerical algorithms" (2002), section 3.3,
///   doi:10.1137/1.9780898718027. First order in the unit roundoff.
struct RowErrors {
  let network: Network
  /// Of every node's sum, activation (of the last layer the prediction), and the activation's
  /// derivative.
  private(set) var x: [[Double]] = []
  private(set) var y: [[Double]] = []
  private(set) var local: [[Double]] = []
  /// Of dLoss/dPredicted of each output; of dLoss/dx where it has a link.
  private(set) var head: [Double] = []
  /// Of δ of every node, and δ's size before its terms cancel.
  private(set) var deltas: [[Double]] = []
  private(set) var sizes: [[Double]] = []
  /// Of what the row adds to the loss.
  private(set) var loss = 0.0

  private let u: Double
  /// What an operation adds where its result underflows.
  private let tiny: Double

  init(_ network: Network) {
    self.network = network
    u = network.precision.unitRoundoff
    tiny = network.precision.leastMagnitude
  }

  /// Bounds for the row that `pass` holds.
  mutating func load(_ pass: RowPass) {
    (x, y, local) = ([], [], [])
    for index in network.layers.indices { forward(pass, index) }
    let outputs = OutputErrors(pass, x[x.count - 1], y[y.count - 1], u, tiny)
    if network.link != .activation { y[y.count - 1] = outputs.predicted }
    (head, loss) = (outputs.head, outputs.loss)
    deltas = network.layers.map { _ in [] }
    sizes = deltas
    for index in network.layers.indices.reversed() { backward(pass, index) }
  }

  private mutating func forward(_ pass: RowPass, _ index: Int) {
    let layer = network.layers[index]
    let values = index == 0 ? pass.inputs : pass.y[index - 1]
    var (sums, activations, slopes): ([Double], [Double], [Double]) = ([], [], [])
    for node in 0..<layer.outputs {
      var (error, size) = (0.0, abs(pass.x[index][node]))
      for source in 0..<layer.inputs {
        let weight = abs(pass.weight(layer: index, node: node, source: source))
        if index > 0 { error += weight * y[index - 1][source] }
        size += 2 * weight * abs(values[source])
      }
      error += Double(2 * layer.inputs + 2) * (u * size + tiny)
      sums.append(error)
      let value = layer.activation.value(pass.x[index][node], in: network.precision)
      let slope = abs(pass.activationDerivative(index, node))
      let isExact = layer.activation == .identity || layer.activation == .relu
      let inherited = isExact || error > 0.25 ? error : 2 * slope * error
      activations.append(inherited + (isExact ? 0 : 8 * (u * abs(value) + tiny)))
      slopes.append(
        layer.activation.derivativeError(at: pass.x[index][node], within: error, slope)
          + (isExact ? 0 : 8 * (u * slope + tiny)))
    }
    x.append(sums)
    y.append(activations)
    local.append(slopes)
  }

  private mutating func backward(_ pass: RowPass, _ index: Int) {
    for node in 0..<network.layers[index].outputs {
      var (error, size) = (0.0, 0.0)
      if index == network.layers.count - 1 {
        (error, size) = (head[node], abs(pass.lossDerivative(node)))
      } else {
        for receiver in deltas[index + 1].indices {
          let weight = abs(pass.weight(layer: index + 1, node: receiver, source: node))
          error += weight * deltas[index + 1][receiver]
          size += weight * abs(pass.deltas[index + 1][receiver])
        }
        error += Double(2 * deltas[index + 1].count) * (u * size + tiny)
      }
      let slope = abs(pass.activationDerivative(index, node))
      let slopeError = local[index][node]
      sizes[index].append(slope * size)
      deltas[index].append(
        slope * error + size * slopeError + error * slopeError + 2 * (u * slope * size + tiny))
    }
  }
}

extension Activation {
  /// How far the derivative can be off, where the sum is known within `error`: by the largest
  /// second derivative times that, and where the error is small by no more than its share of the
  /// derivative, whose logarithm has a slope of 2 at most. A relu whose sum may lie on either side
  /// of 0 may take either derivative.
  fileprivate func derivativeError(at x: Double, within error: Double, _ slope: Double) -> Double {
    switch self {
    case .identity: 0
    case .relu: abs(x) <= error ? 1 : 0
    case .softplus: min(0.25 * error, share(2 * error, slope))
    case .sigmoid: min(0.0963 * error, share(2 * error, slope))
    case .tanh: min(0.7699 * error, share(4 * error, slope))
    }
  }

  private func share(_ change: Double, _ slope: Double) -> Double {
    change <= 0.5 ? change * slope : .infinity
  }
}
