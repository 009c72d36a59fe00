import Kernels
import Network

/// How far computed derivatives can lie from the exact ones, by rounding alone: the rows' errors
/// (`RowErrors`), added up, and the roundings of the sum over rows, as many as the engine's order
/// has; the other methods add their rows in twice the precision.
///
/// Near a minimum, where the residuals are differences of nearly equal numbers, it is what tells
/// how many digits of a derivative mean anything.
struct ErrorAnalysis {
  /// A bound for each parameter's derivative, in flat order.
  private(set) var gradient: [Double]
  /// A bound for the loss.
  private(set) var loss = 0.0
  /// The first row (from 0) in which a relu's sum is 0 within its error, and the node's name.
  private(set) var kink: (row: Int, node: String)?

  private let network: Network
  private let u: Double
  private let tiny: Double

  init(_ network: Network, _ observations: Observations, _ parameters: [Double]) {
    self.network = network
    u = network.precision.unitRoundoff
    tiny = network.precision.leastMagnitude
    gradient = [Double](repeating: 0, count: network.parameterCount)
    var pass = RowPass(network, observations, parameters)
    var errors = RowErrors(network)
    let roundings = [false, true].map {
      // Four more for the penalty, which is added to the sum.
      Double(RowSum.roundings(rows: observations.rowCount, inSequence: $0) + 6)
    }
    for row in 0..<observations.rowCount {
      pass.load(row: row)
      errors.load(pass)
      loss += errors.loss
      noteKink(pass, errors, row)
      for index in network.layers.indices { enter(pass, errors, index, roundings) }
    }
    loss *= 1 + Double(observations.rowCount) * u
    if !network.penalty.isNone { enterPenalty(parameters) }
  }

  private mutating func noteKink(_ pass: RowPass, _ errors: RowErrors, _ row: Int) {
    guard kink == nil else { return }
    for (index, layer) in network.layers.enumerated() where layer.activation == .relu {
      for node in 0..<layer.outputs where abs(pass.x[index][node]) <= errors.x[index][node] {
        kink = (row, network.preActivationName(layer: index, node: node))
        return
      }
    }
  }

  private mutating func enter(
    _ pass: RowPass, _ errors: RowErrors, _ layer: Int, _ roundings: [Double]
  ) {
    let forWeights = roundings[network.layers[layer].isDense ? 1 : 0]
    let values = layer == 0 ? pass.inputs : pass.y[layer - 1]
    for node in 0..<network.layers[layer].outputs {
      let (delta, error) = (errors.sizes[layer][node], errors.deltas[layer][node])
      gradient[network.biasIndex(layer: layer, node: node)] +=
        error + roundings[0] * (u * delta + tiny)
      let first = network.weightIndex(layer: layer, node: node, source: 0)
      for source in values.indices {
        let value = abs(values[source])
        let valueError = layer == 0 ? 0 : errors.y[layer - 1][source]
        gradient[first + source] +=
          value * error + delta * valueError + error * valueError
          + forWeights * (u * delta * value + tiny)
      }
    }
  }

  /// What the penalty itself rounds: its factors, its products and its sums.
  private mutating func enterPenalty(_ parameters: [Double]) {
    for (index, value) in parameters.enumerated() where network.isPenalised(index) {
      let size = 2 * network.penalty.l2 * abs(value) + network.penalty.l1
      gradient[index] += 4 * (u * size + tiny)
    }
    let size = network.penaltyValue(at: parameters)
    loss += (u + Double(parameters.count + 8) * 0x1p-53) * size
  }
}
