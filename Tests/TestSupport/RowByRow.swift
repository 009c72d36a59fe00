public import Network

/// A network's loss and gradient from `ReferenceOrder`: one row at a time, then for each
/// parameter the sum over rows. What `Backpropagation` has to give bit for bit.
public struct RowByRow {
  public private(set) var loss = 0.0
  public private(set) var gradient: [Double]
  /// For each parameter Σ|product| over rows and paths: the yardstick of what rounding may do.
  public private(set) var magnitude: [Double]

  public init(_ network: Network, _ observations: Observations, _ p: [Double]) {
    gradient = [Double](repeating: 0, count: network.parameterCount)
    magnitude = gradient
    let reference = ReferenceOrder(network)
    let terms = observations.rowCount * network.outputCount
    var rows: [(inputs: [Double], y: [[Double]], deltas: [[Double]], sizes: [[Double]])] = []
    var squares: [Double] = []
    for row in 0..<observations.rowCount {
      let (inputs, observed) = (observations.inputs(row: row), observations.observed(row: row))
      let (x, y) = reference.forward(inputs, p)
      let predicted = y[network.layers.count - 1]
      let deltas = reference.deltas(x, predicted, observed, p, terms: terms)
      rows.append((inputs, y, deltas, Self.sizes(network, x, deltas, p)))
      squares.append(ReferenceOrder.squares(observed, predicted))
    }
    let ones = [Double](repeating: 1, count: rows.count)
    loss = network.loss.value(ofSquares: ReferenceOrder.sum(squares, ones), terms: terms)
    for index in gradient.indices {
      let place = network.place(ofParameter: index)
      let sources = rows.map { row in
        place.source.map { place.layer == 0 ? row.inputs[$0] : row.y[place.layer - 1][$0] } ?? 1
      }
      gradient[index] = ReferenceOrder.sum(
        rows.map { $0.deltas[place.layer][place.node] }, sources)
      magnitude[index] = zip(rows, sources).reduce(0) {
        $0 + $1.0.sizes[place.layer][place.node] * abs($1.1)
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
        sizes[index][node] = above * abs(layer.activation.derivative(x[index][node]))
      }
    }
    return sizes
  }
}
