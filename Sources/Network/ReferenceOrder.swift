import Kernels

/// The order of every operation of `Backpropagation`, written out with plain scalars.
///
/// Every kernel gives these bits, whatever its tiles, lanes and threads, in either precision:
/// - a node's sum starts with its bias and takes its sources in order, each by one fma;
/// - δ of an output is that of `LossOrder`; δ of a hidden node starts with 0 and takes the nodes
///   it feeds in order, each by one fma; both are then multiplied by the derivative of the node's
///   activation, but for the identity's;
/// - a sum over rows is split into blocks of 256 rows; within a block row r goes to lane r mod 8,
///   by fma where it is a product, and the lanes are added as (l, l+4), (l, l+2), (l, l+1); but
///   the products δ × source for the weights of a dense layer are added one row after another;
/// - the blocks are added by the binary tree of `TreeSum`;
/// - the penalty comes last: 2·λ₂ × w by fma, then ± λ₁.
///
/// Parameters and rows are values of the network's precision, and so are all results.
package struct ReferenceOrder {
  package let network: Network
  private var precision: Precision { network.precision }

  package init(_ network: Network) {
    self.network = network
  }

  /// One row's sums x and activations y, for each layer; the last y are the predictions.
  package func forward(_ inputs: [Double], _ p: [Double]) -> (x: [[Double]], y: [[Double]]) {
    var (x, y): ([[Double]], [[Double]]) = ([], [])
    for (index, layer) in network.layers.enumerated() {
      let sources = index == 0 ? inputs : y[index - 1]
      x.append(
        (0..<layer.outputs).map { node in
          (0..<layer.inputs).reduce(p[network.biasIndex(layer: index, node: node)]) { sum, source in
            let weight = p[network.weightIndex(layer: index, node: node, source: source)]
            return precision.fusedMultiplyAdd(weight, sources[source], sum)
          }
        })
      y.append(x[index].map { layer.activation.value($0, in: precision) })
    }
    y[network.layers.count - 1] = LossOrder(network).predictions(y[network.layers.count - 1])
    return (x, y)
  }

  /// One row's δ for each layer, from its sums, predictions and observations.
  ///
  /// - Parameter terms: by what a mean is divided.
  package func deltas(
    _ x: [[Double]], _ predicted: [Double], _ observed: [Double], _ p: [Double], terms: Int
  ) -> [[Double]] {
    var deltas = network.layers.map { [Double](repeating: 0, count: $0.outputs) }
    for (index, layer) in network.layers.enumerated().reversed() {
      let isLast = index == network.layers.count - 1
      var above = [Double](repeating: 0, count: layer.outputs)
      if isLast {
        above = LossOrder(network).deltas(x[index], predicted, observed, terms: terms)
      } else {
        for (node, receiver) in product(layer.outputs, network.layers[index + 1].outputs) {
          let weight = p[network.weightIndex(layer: index + 1, node: receiver, source: node)]
          above[node] = precision.fusedMultiplyAdd(
            weight, deltas[index + 1][receiver], above[node])
        }
      }
      for node in above.indices where layer.activation != .identity {
        let local = layer.activation.derivative(x[index][node], in: precision)
        above[node] = precision.rounded(above[node] * local)
      }
      deltas[index] = above
    }
    return deltas
  }

  /// The loss over the rows, and its derivative by every parameter.
  package func lossAndGradient(_ observations: Observations, _ p: [Double])
    -> (loss: Double, gradient: [Double])
  {
    let terms = network.terms(rows: observations.rowCount)
    let losses = LossOrder(network)
    var rows: [(sources: [[Double]], deltas: [[Double]], loss: Double)] = []
    for row in 0..<observations.rowCount {
      let inputs = observations.inputs(row: row).map(precision.rounded)
      let observed = observations.observed(row: row).map(precision.rounded)
      let (x, y) = forward(inputs, p)
      let predicted = y[network.layers.count - 1]
      rows.append(
        (
          [inputs] + y, deltas(x, predicted, observed, p, terms: terms),
          losses.row(x[network.layers.count - 1], predicted, observed)
        ))
    }
    let ones = [Double](repeating: 1, count: rows.count)
    let gradient = (0..<network.parameterCount).map { index in
      let place = network.place(ofParameter: index)
      let sources = place.source.map { source in rows.map { $0.sources[place.layer][source] } }
      let sum = sum(
        rows.map { $0.deltas[place.layer][place.node] }, sources ?? ones,
        inSequence: place.source != nil && network.layers[place.layer].isDense)
      return network.addingPenalty(to: sum, of: index, at: p[index])
    }
    let loss = losses.loss(ofSum: sum(rows.map { $0.loss }, ones), terms: terms)
    return (network.addingPenalty(to: loss, at: p), gradient)
  }

  /// The sum over rows of the products of two columns, in the order above.
  package func sum(_ a: [Double], _ b: [Double], inSequence: Bool = false) -> Double {
    let lanesUsed = inSequence ? 1 : 8
    return tree(
      stride(from: 0, to: a.count, by: 256).map { first in
        var lanes = [Double](repeating: 0, count: 8)
        for row in first..<min(first + 256, a.count) {
          let lane = row % lanesUsed
          lanes[lane] = precision.fusedMultiplyAdd(a[row], b[row], lanes[lane])
        }
        // Without lanes there is no +0 of an empty one to be added to a −0.
        if inSequence { return lanes[0] }
        for half in [4, 2, 1] {
          for lane in 0..<half { lanes[lane] = precision.rounded(lanes[lane] + lanes[lane + half]) }
        }
        return lanes[0]
      })
  }

  private func tree(_ blocks: [Double]) -> Double {
    guard blocks.count > 1 else { return blocks[0] }
    var half = 1
    while 2 * half < blocks.count { half *= 2 }
    return precision.rounded(tree(Array(blocks[..<half])) + tree(Array(blocks[half...])))
  }

  private func product(_ nodes: Int, _ receivers: Int) -> [(Int, Int)] {
    (0..<nodes).flatMap { node in (0..<receivers).map { (node, $0) } }
  }
}
