import Kernels

/// Takes one block of at most 256 rows through the layers, forward and back.
///
/// This is the seam for kernels: it hands whole columns of a block to `BlockKernels` and owns
/// the memory between them, which is allocated once. The order of every sum is that of
/// `ReferenceOrder`, bit for bit.
final class BlockPass {
  private let network: Network
  /// x of every node, then y of every node, then δ of every node, each a column of the block.
  private let columns: UnsafeMutablePointer<Double>
  private let scratch: UnsafeMutablePointer<Double>

  init(_ network: Network) {
    self.network = network
    columns = .allocate(capacity: 3 * network.biasCount * BlockKernels.rowsPerBlock)
    scratch = .allocate(capacity: 2 * BlockKernels.rowsPerBlock)
  }

  deinit {
    columns.deallocate()
    scratch.deallocate()
  }

  private func column(_ kind: Int, _ layer: Int, _ node: Int) -> UnsafeMutablePointer<Double> {
    let number = kind * network.biasCount + network.nodeOffsets[layer] + node
    return columns + number * BlockKernels.rowsPerBlock
  }

  private func preActivations(_ layer: Int, _ node: Int) -> UnsafeMutablePointer<Double> {
    column(0, layer, node)
  }

  /// The column of a layer's activations; the identity's are its pre-activations.
  func activations(_ layer: Int, _ node: Int) -> UnsafeMutablePointer<Double> {
    column(network.layers[layer].activation == .identity ? 0 : 1, layer, node)
  }

  private func deltas(_ layer: Int, _ node: Int) -> UnsafeMutablePointer<Double> {
    column(2, layer, node)
  }

  /// Computes every node of every layer for rows `first ..< first + rows`.
  func forward(_ block: Block, _ p: [Double]) {
    let rows = block.rows
    for (index, layer) in network.layers.enumerated() {
      for node in 0..<layer.outputs {
        let x = preActivations(index, node)
        x.update(repeating: p[network.biasIndex(layer: index, node: node)], count: rows)
        let weights = network.weightIndex(layer: index, node: node, source: 0)
        for source in 0..<layer.inputs {
          BlockKernels.multiplyAdd(
            p[weights + source], sourceColumn(block, index, source), x, rows)
        }
        layer.activation.map(x, activations(index, node), rows)
      }
    }
  }

  /// Mixes into `pattern` on which side of 0 every relu's sum of the block lies.
  func mixSides(into pattern: inout UInt64, _ rows: Int) {
    for (index, layer) in network.layers.enumerated() where layer.activation == .relu {
      for node in 0..<layer.outputs {
        let x = preActivations(index, node)
        for row in 0..<rows { pattern = (pattern ^ (x[row] > 0 ? 1 : 2)) &* 0x100_0000_01B3 }
      }
    }
  }

  private func sourceColumn(_ block: Block, _ layer: Int, _ source: Int) -> UnsafePointer<Double> {
    layer == 0 ? block.input(source) : UnsafePointer(activations(layer - 1, source))
  }

  /// The sum of the squared residuals of the block; leaves dLoss/dPredicted in the last deltas.
  func residuals(_ block: Block) -> Double {
    let last = network.layers.count - 1
    let squares = scratch
    let terms = network.terms(rows: block.totalRows)
    squares.update(repeating: 0, count: block.rows)
    for output in 0..<network.outputCount {
      let predicted = activations(last, output)
      let delta = deltas(last, output)
      let observed = block.observed(output)
      for row in 0..<block.rows {
        let residual = observed[row] - predicted[row]
        squares[row] = squares[row] + residual * residual
        delta[row] = network.loss.derivative(ofResidual: residual, terms: terms)
      }
    }
    return BlockKernels.laneSum(squares, block.rows)
  }

  /// Backpropagation: from the derivatives by the predictions, those by every parameter.
  ///
  /// - Parameter gradient: the block's sums, in the order of the flat vector.
  func backward(_ block: Block, _ p: [Double], _ gradient: UnsafeMutablePointer<Double>) {
    let rows = block.rows
    for index in stride(from: network.layers.count - 1, through: 0, by: -1) {
      let layer = network.layers[index]
      for node in 0..<layer.outputs {
        let delta = deltas(index, node)
        if index < network.layers.count - 1 { gather(into: delta, index, node, rows, p) }
        layer.activation.scale(delta, byDerivativeAt: preActivations(index, node), scratch, rows)
        gradient[network.biasIndex(layer: index, node: node)] = BlockKernels.laneSum(delta, rows)
        let weights = network.weightIndex(layer: index, node: node, source: 0)
        for source in 0..<layer.inputs {
          let column = sourceColumn(block, index, source)
          gradient[weights + source] =
            layer.isDense
            ? (0..<rows).reduce(0) {
              Elementary.fusedMultiplyAdd(delta[$1], column[$1], $0)
            } : BlockKernels.laneDot(delta, column, rows)
        }
      }
    }
  }

  /// Σ over the nodes that receive this one: weight × δ, in the order of the nodes.
  private func gather(
    into delta: UnsafeMutablePointer<Double>, _ layer: Int, _ node: Int, _ rows: Int, _ p: [Double]
  ) {
    delta.update(repeating: 0, count: rows)
    for receiver in 0..<network.layers[layer + 1].outputs {
      BlockKernels.multiplyAdd(
        p[network.weightIndex(layer: layer + 1, node: receiver, source: node)],
        deltas(layer + 1, receiver), delta, rows)
    }
  }
}
