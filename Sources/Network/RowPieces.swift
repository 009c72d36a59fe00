import Kernels

/// Takes rows through the layers some at a time, forward and back, for those who look at the
/// numbers of single nodes. The bits are those of `Backpropagation`.
package final class RowPieces {
  package let network: Network
  package let rowCount: Int
  private let observations: Observations
  private let kernels: LayerKernels
  private let parameters: Vector
  private let piece: Vector
  /// The derivatives of the loss by the outputs' activations: output by output, row by row.
  private var heads: [Double]
  private var first = 0

  /// - Precondition: columns and parameters fit the network.
  package init(_ network: Network, _ observations: Observations, _ parameters: [Double]) {
    self.network = network
    self.observations = observations
    rowCount = observations.rowCount
    kernels = network.kernels(vectors: 4)
    self.parameters = Vector(parameters, network.precision)
    piece = Vector(zeros: kernels.pieceCount, network.precision)
    heads = [Double](repeating: 0, count: network.outputCount * kernels.rowsPerPiece)
  }

  /// Takes the rows from one on through the network.
  ///
  /// - Returns: how many.
  package func load(from first: Int) -> Int {
    self.first = first
    let all = observations.tableRows(terms: network.terms(rows: rowCount))
    let rows = all.part(from: first, atMost: kernels.rowsPerPiece)
    kernels.forward(rows, at: parameters.memory, piece.memory)
    kernels.losses(rows, piece.memory)
    for output in 0..<network.outputCount {
      for row in 0..<rows.count {
        heads[output * kernels.rowsPerPiece + row] = delta(network.layers.count - 1, output, row)
      }
    }
    kernels.backward(rows: rows.count, at: parameters.memory, piece.memory)
    return rows.count
  }

  // MARK: - Of a row that is loaded, counted from the first

  /// dLoss/dPredicted of an output; dLoss/dx of one with a link.
  package func head(_ output: Int, _ row: Int) -> Double {
    heads[output * kernels.rowsPerPiece + row]
  }

  /// δ of a node.
  package func delta(_ layer: Int, _ node: Int, _ row: Int) -> Double {
    kernels.delta(piece.memory, layer: layer, node: node, row: row)
  }

  /// dy/dx of a node.
  package func slope(_ layer: Int, _ node: Int, _ row: Int) -> Double {
    switch network.layers[layer].activation {
    case .identity: 1
    case .relu:
      kernels.activation(piece.memory, layer: layer, node: node, row: row) > 0 ? 1 : 0
    case .softplus, .sigmoid, .tanh:
      kernels.slope(piece.memory, layer: layer, node: node, row: row)
    }
  }

  /// What a parameter multiplies; 1 for a bias.
  package func source(_ place: Network.ParameterPlace, _ row: Int) -> Double {
    guard let source = place.source else { return 1 }
    guard place.layer > 0 else {
      return network.precision.rounded(observations.input(source, row: first + row))
    }
    return kernels.activation(piece.memory, layer: place.layer - 1, node: source, row: row)
  }
}
