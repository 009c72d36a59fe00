import Kernels
import Network

/// For the rows of a piece, one at a time: the sum over all paths from the loss to a node of the
/// exact products of the stored factors, to about 30 digits, and of those products' sizes, from
/// which the rounding bound is made.
struct ExactDeltas {
  private let network: Network
  private let parameters: [Double]
  /// The lowest layer that is asked for.
  private let lowest: Int
  private var sums: [DoubleDouble]
  private var sizes: [Double]

  init(_ network: Network, _ parameters: [Double], downTo lowest: Int) {
    self.network = network
    self.parameters = parameters
    self.lowest = lowest
    sums = [DoubleDouble](repeating: DoubleDouble(0), count: network.biasCount)
    sizes = [Double](repeating: 0, count: network.biasCount)
  }

  func sum(_ layer: Int, _ node: Int) -> DoubleDouble { sums[network.nodeOffsets[layer] + node] }

  func size(_ layer: Int, _ node: Int) -> Double { sizes[network.nodeOffsets[layer] + node] }

  /// Computes those of a row of the piece.
  mutating func load(_ pieces: RowPieces, _ row: Int) {
    for layer in stride(from: network.layers.count - 1, through: lowest, by: -1) {
      for node in 0..<network.layers[layer].outputs {
        var (sum, size) = gathered(pieces, row, layer, node)
        if network.layers[layer].activation != .identity {
          let slope = pieces.slope(layer, node, row)
          (sum, size) = (sum * slope, size * abs(slope))
        }
        sums[network.nodeOffsets[layer] + node] = sum
        sizes[network.nodeOffsets[layer] + node] = size
      }
    }
  }

  private func gathered(_ pieces: RowPieces, _ row: Int, _ layer: Int, _ node: Int)
    -> (DoubleDouble, Double)
  {
    guard layer < network.layers.count - 1 else {
      let head = pieces.head(node, row)
      return (DoubleDouble(head), abs(head))
    }
    var (sum, size) = (DoubleDouble(0), 0.0)
    for receiver in 0..<network.layers[layer + 1].outputs {
      let weight = parameters[
        network.weightIndex(layer: layer + 1, node: receiver, source: node)]
      sum = sum + self.sum(layer + 1, receiver) * weight
      size += self.size(layer + 1, receiver) * abs(weight)
    }
    return (sum, size)
  }
}
