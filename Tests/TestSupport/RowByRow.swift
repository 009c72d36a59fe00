import Kernels
public import Network

/// A network's loss and gradient from `ReferenceOrder`: one row at a time, then for each
/// parameter the sum over rows. What `Backpropagation` has to give bit for bit.
public struct RowByRow {
  public let loss: Double
  public let gradient: [Double]
  /// For each parameter Σ|product| over rows and paths: the yardstick of what rounding may do.
  public private(set) var magnitude: [Double]

  public init(_ network: Network, _ observations: Observations, _ p: [Double]) {
    let reference = ReferenceOrder(network)
    (loss, gradient) = reference.lossAndGradient(observations, p)
    magnitude = [Double](repeating: 0, count: network.parameterCount)
    let terms = network.terms(rows: observations.rowCount)
    for row in 0..<observations.rowCount {
      let inputs = observations.inputs(row: row).map(network.precision.rounded)
      let observed = observations.observed(row: row).map(network.precision.rounded)
      let (x, y) = reference.forward(inputs, p)
      let deltas = reference.deltas(
        x, y[network.layers.count - 1], observed, p, terms: terms)
      let sizes = Self.sizes(network, x, deltas, p)
      for index in magnitude.indices {
        let place = network.place(ofParameter: index)
        let source = place.source.map { ([inputs] + y)[place.layer][$0] } ?? 1
        magnitude[index] += sizes[place.layer][place.node] * abs(source)
      }
    }
  }

  /// δ of every node with every factor taken by its size, so that nothing cancels.
  private static func sizes(
    _ network: Network, _ x: [[Double]], _ deltas: [[Double]], _ p: [Double]
  ) -> [[Double]] {
    var sizes = deltas.map { $0.map(abs) }
    for index in network.layers.indices.dropLast().reversed() {
      let layer = network.layers[index]
      for node in 0..<layer.outputs {
        let above = sizes[index + 1].indices.reduce(0.0) {
          let weight = network.weightIndex(layer: index + 1, node: $1, source: node)
          return $0 + abs(p[weight]) * sizes[index + 1][$1]
        }
        sizes[index][node] =
          above * abs(layer.activation.derivative(x[index][node], in: network.precision))
      }
    }
    return sizes
  }
}
