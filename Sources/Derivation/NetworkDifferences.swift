import Network

/// A network's derivatives by central differences of its loss.
struct NetworkDifferences {
  private let network: Network
  private let parameters: [Double]
  private let engine: Backpropagation
  /// For each layer and source the largest size of what its weights multiply.
  private let sources: [[Double]]

  init(
    _ network: Network, _ observations: Observations, _ parameters: [Double]
  ) throws(NetworkError) {
    self.network = network
    self.parameters = parameters
    engine = try Backpropagation(network, observations)
    var sources = network.layers.map { [Double](repeating: 0, count: $0.inputs) }
    var pass = RowPass(network, observations, parameters)
    for row in 0..<observations.rowCount {
      pass.load(row: row)
      for layer in network.layers.indices {
        let values = layer == 0 ? pass.inputs : pass.y[layer - 1]
        for (index, value) in values.enumerated() {
          sources[layer][index] = max(sources[layer][index], abs(value))
        }
      }
    }
    self.sources = sources
  }

  /// The derivative by one parameter; nil where differences have nothing to say.
  func derivative(_ index: Int) -> CentralDifference? {
    let place = network.place(ofParameter: index)
    let source = place.source.map { sources[place.layer][$0] } ?? 1
    // So far that the node's sum moves by an eighth at most.
    let reach = source > 0 && source.isFinite ? 0.125 / source : 0.125
    let hasKinkAtZero = network.penalty.l1 != 0 && network.isPenalised(index)
    return CentralDifference(at: parameters[index], reach: reach) { value in
      var moved = parameters
      moved[index] = value
      var sides: UInt64 = 0
      let loss = engine.loss(at: moved, sides: &sides)
      // |w| of a penalty has a kink at 0.
      let sign: UInt64 = !hasKinkAtZero ? 0 : value > 0 ? 1 : value < 0 ? 2 : 3
      return (loss, sides ^ sign)
    }
  }
}
