import Kernels

/// The order of every operation of `Backpropagation`, written out with plain scalars.
///
/// Every kernel gives these bits, whatever its tiles, lanes and threads:
/// - a node's sum starts with its bias and takes its sources in order, each by one fma;
/// - δ of a hidden node starts with 0 and takes the nodes it feeds in order, each by one fma,
///   and is then multiplied by the derivative of its activation;
/// - a row's squared residuals are added over the outputs in order, by product and addition;
/// - a sum over rows (of squares, of δ for a bias, of δ × source for a weight) is split into
///   blocks of 256 rows; within a block row r goes to lane r mod 8, by fma where it is a product;
///   the lanes are added as (l, l+4), (l, l+2), (l, l+1);
/// - the blocks are added by the binary tree of `TreeSum`.
package struct ReferenceOrder {
  package let network: Network

  package init(_ network: Network) {
    self.network = network
  }

  /// One row's sums x and activations y, for each layer.
  package func forward(_ inputs: [Double], _ p: [Double]) -> (x: [[Double]], y: [[Double]]) {
    var (x, y): ([[Double]], [[Double]]) = ([], [])
    for (index, layer) in network.layers.enumerated() {
      let sources = index == 0 ? inputs : y[index - 1]
      x.append(
        (0..<layer.outputs).map { node in
          (0..<layer.inputs).reduce(p[network.biasIndex(layer: index, node: node)]) { sum, source in
            let weight = p[network.weightIndex(layer: index, node: node, source: source)]
            return Elementary.fusedMultiplyAdd(weight, sources[source], sum)
          }
        })
      y.append(x[index].map(layer.activation.value))
    }
    return (x, y)
  }

  /// One row's δ for each layer, from its sums, predictions and observations.
  ///
  /// - Parameter terms: m·n, the number of residuals of the whole loss.
  package func deltas(
    _ x: [[Double]], _ predicted: [Double], _ observed: [Double], _ p: [Double], terms: Int
  ) -> [[Double]] {
    var deltas = network.layers.map { [Double](repeating: 0, count: $0.outputs) }
    for (index, layer) in network.layers.enumerated().reversed() {
      for node in 0..<layer.outputs {
        let above: Double
        if index == network.layers.count - 1 {
          above = network.loss.derivative(
            ofResidual: observed[node] - predicted[node], terms: terms)
        } else {
          above = deltas[index + 1].indices.reduce(0.0) { sum, receiver in
            let weight = p[network.weightIndex(layer: index + 1, node: receiver, source: node)]
            return Elementary.fusedMultiplyAdd(weight, deltas[index + 1][receiver], sum)
          }
        }
        deltas[index][node] =
          layer.activation == .identity
          ? above : above * layer.activation.derivative(x[index][node])
      }
    }
    return deltas
  }

  /// The sum of one row's squared residuals.
  package static func squares(_ observed: [Double], _ predicted: [Double]) -> Double {
    zip(observed, predicted).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }
  }

  /// The sum over rows of the products of two columns, in the order above.
  package static func sum(_ a: [Double], _ b: [Double]) -> Double {
    tree(
      stride(from: 0, to: a.count, by: 256).map { first in
        var lanes = [Double](repeating: 0, count: 8)
        for row in first..<min(first + 256, a.count) {
          lanes[row % 8] = Elementary.fusedMultiplyAdd(a[row], b[row], lanes[row % 8])
        }
        for half in [4, 2, 1] {
          for lane in 0..<half { lanes[lane] += lanes[lane + half] }
        }
        return lanes[0]
      })
  }

  private static func tree(_ blocks: [Double]) -> Double {
    guard blocks.count > 1 else { return blocks[0] }
    var half = 1
    while 2 * half < blocks.count { half *= 2 }
    return tree(Array(blocks[..<half])) + tree(Array(blocks[half...]))
  }
}
