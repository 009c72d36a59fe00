import Kernels

/// The engine for callers that ask now and then: values come and go as `Double`.
extension Backpropagation {
  /// The loss at `parameters`, and its derivatives into `gradient`; both of the flat order.
  package func gradient(at parameters: [Double], into gradient: inout [Double]) -> Double {
    let derivatives = Vector(zeros: network.parameterCount, network.precision)
    let loss = self.gradient(at: Vector(parameters, network.precision), into: derivatives)
    derivatives.write(into: &gradient)
    return loss
  }

  /// The loss at `parameters`: the same bits that `gradient(at:into:)` returns.
  package func loss(at parameters: [Double]) -> Double {
    loss(at: Vector(parameters, network.precision))
  }

  /// The same, and a number that tells on which sides of 0 the relus' sums lie: while it stays
  /// the same, the loss is a smooth function of the parameters.
  package func loss(at parameters: [Double], sides: inout UInt64) -> Double {
    sides = 0xCBF2_9CE4_8422_2325
    let relus = network.layers.indices.filter { network.layers[$0].activation == .relu }
    if !relus.isEmpty {
      eachPiece(at: Vector(parameters, network.precision)) { piece, rows in
        for layer in relus {
          for node in 0..<network.layers[layer].outputs {
            for row in 0..<rows {
              let y = kernels.activation(piece, layer: layer, node: node, row: row)
              sides = (sides ^ (y > 0 ? 1 : 2)) &* 0x100_0000_01B3
            }
          }
        }
      }
    }
    return loss(at: parameters)
  }

  /// The predictions for every row, one column for each output.
  package func predictions(at parameters: [Double]) -> [[Double]] {
    var columns = [[Double]](repeating: [], count: network.outputCount)
    for output in columns.indices { columns[output].reserveCapacity(observations.rowCount) }
    eachPiece(at: Vector(parameters, network.precision)) { piece, rows in
      kernels.predict(rows: rows, piece)
      for output in columns.indices {
        for row in 0..<rows {
          columns[output].append(
            kernels.activation(piece, layer: network.layers.count - 1, node: output, row: row))
        }
      }
    }
    return columns
  }

  /// Takes all rows forward, piece by piece.
  private func eachPiece(
    at parameters: Vector, _ body: (_ piece: UnsafeMutableRawPointer, _ rows: Int) -> Void
  ) {
    let rows = table.tableRows(terms: 1)
    let piece = pieces[0].memory
    for first in stride(from: 0, to: rows.count, by: kernels.rowsPerPiece) {
      let part = rows.part(from: first, atMost: kernels.rowsPerPiece)
      kernels.forward(part, at: parameters.memory, piece)
      body(piece, part.count)
    }
  }
}
