import CKernels

/// Blocks of rows through the layers of a network, forward and back, in either precision.
///
/// The face of ck_layers.h, where the order of every sum stands. The memory is the caller's: a
/// piece (`pieceCount` numbers) for each that is under way at the same time, and for each block
/// its sums and what is kept from piece to piece (`keptCount` numbers).
package final class LayerKernels: Sendable {
  package let precision: Precision
  /// The most rows of a piece.
  package let rowsPerPiece: Int
  private nonisolated(unsafe) let layout: LayerPlan

  private var plan: UnsafePointer<ck_plan> { UnsafePointer(layout.plan) }

  /// - Parameters:
  ///   - isMean: whether δ is divided by the number of terms.
  ///   - vectors: the most vectors of rows in a piece.
  package init(
    _ shapes: [LayerShape], _ precision: Precision, loss: LayerLoss, isMean: Bool, vectors: Int
  ) {
    self.precision = precision
    rowsPerPiece = vectors * LayerPlan.lanes(precision)
    layout = LayerPlan(shapes, precision, loss: loss, isMean: isMean, rows: rowsPerPiece)
  }

  /// The rows of a vector.
  package static func lanes(_ precision: Precision) -> Int { LayerPlan.lanes(precision) }

  package var pieceCount: Int { layout.pieceCount }
  package var keptCount: Int { layout.keptCount }
  /// What is kept where only losses are added up.
  package var keptCountOfLosses: Int { LayerPlan.lossSums }

  /// Where the sums over a block's rows come to stand.
  package struct Sums {
    /// One for each parameter, in the flat order; without it only the loss is computed.
    package var gradient: UnsafeMutableRawPointer?
    /// The sum of the rows' losses.
    package var loss: UnsafeMutableRawPointer
    package var kept: UnsafeMutableRawPointer

    package init(
      gradient: UnsafeMutableRawPointer?, loss: UnsafeMutableRawPointer,
      kept: UnsafeMutableRawPointer
    ) {
      self.gradient = gradient
      self.loss = loss
      self.kept = kept
    }

    fileprivate var asKernelsSeeIt: ck_sums {
      ck_sums(gradient: gradient, loss: loss, kept: kept)
    }
  }

  /// The sums of a whole block.
  package func block(
    _ rows: TableRows, at parameters: UnsafeRawPointer, _ piece: UnsafeMutableRawPointer,
    into sums: Sums
  ) {
    var (rows, sums) = (rows.asKernelsSeeIt, sums.asKernelsSeeIt)
    ck_layers_block(plan, parameters, &rows, piece, &sums)
  }

  // MARK: - Its steps, for one piece

  /// The rows' values into the piece, then every node's sum and activation.
  package func forward(
    _ rows: TableRows, at parameters: UnsafeRawPointer, _ piece: UnsafeMutableRawPointer
  ) {
    var rows = rows.asKernelsSeeIt
    ck_layers_load(plan, &rows, piece)
    ck_layers_forward(plan, parameters, rows.count, piece)
  }

  /// The rows' losses and δ of the output.
  package func losses(_ rows: TableRows, _ piece: UnsafeMutableRawPointer) {
    var rows = rows.asKernelsSeeIt
    ck_layers_losses(plan, &rows, piece)
  }

  /// δ of every other node.
  package func backward(
    rows: Int, at parameters: UnsafeRawPointer, _ piece: UnsafeMutableRawPointer
  ) {
    ck_layers_backward(plan, parameters, rows, piece)
  }

  /// The output columns of the piece become predictions.
  package func predict(rows: Int, _ piece: UnsafeMutableRawPointer) {
    ck_layers_predict(plan, rows, piece)
  }

  /// Adds a piece to the sums of one part of a layer; the first piece of a block begins them.
  package func add(
    _ piece: UnsafeRawPointer, rows: Int, isFirst: Bool, layer: Int, part: Int,
    to sums: Sums
  ) {
    var sums = sums.asKernelsSeeIt
    ck_layers_add(plan, layer, part, piece, rows, isFirst ? 1 : 0, &sums)
  }

  /// Into how many parts the sums of a layer are split, each independent of the others.
  package func parts(layer: Int) -> Int { ck_layers_parts(plan, layer) }

  /// Adds the rows' losses of a piece; the first piece of a block begins them.
  package func addLosses(
    _ piece: UnsafeRawPointer, rows: Int, isFirst: Bool, to sums: Sums
  ) {
    var sums = sums.asKernelsSeeIt
    ck_layers_add_losses(plan, piece, rows, isFirst ? 1 : 0, &sums)
  }

  /// After the last piece of a block: every sum goes to its place.
  package func finish(_ sums: Sums) {
    var sums = sums.asKernelsSeeIt
    ck_layers_finish(plan, &sums)
  }

  /// The activation of a node in a row of a piece.
  package func activation(
    _ piece: UnsafeRawPointer, layer: Int, node: Int, row: Int
  ) -> Double {
    number(piece, plan.pointee.layer[layer].nodes + node * rowsPerPiece + row)
  }

  /// The derivative of a node's activation; there is none of the identity and of relu.
  package func slope(_ piece: UnsafeRawPointer, layer: Int, node: Int, row: Int) -> Double {
    number(piece, plan.pointee.layer[layer].slopes + node * rowsPerPiece + row)
  }

  /// δ of a node: of an output before `backward` the derivative of the loss by its activation.
  package func delta(_ piece: UnsafeRawPointer, layer: Int, node: Int, row: Int) -> Double {
    number(piece, plan.pointee.layer[layer].deltas + node * rowsPerPiece + row)
  }

  private func number(_ piece: UnsafeRawPointer, _ place: Int) -> Double {
    switch precision {
    case .double: return piece.assumingMemoryBound(to: Double.self)[place]
    case .float: return Double(piece.assumingMemoryBound(to: Float.self)[place])
    }
  }
}
