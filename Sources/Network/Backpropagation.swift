package import Kernels

/// The loss of a layered network and its derivatives by all parameters, over rows.
///
/// It does for layers what `Graph.reverse` does for any composite function: δ, the derivative of
/// the loss with respect to each node's sum, is computed once for each node, from the output
/// back, and used for every parameter that feeds the node. Rows go in blocks of 256; the order
/// of every sum is written out in `ReferenceOrder`, whose bits these are on any number of threads.
///
/// An engine is used by one caller at a time. A call that hands over vectors allocates nothing,
/// once there has been one like it.
///
/// - Source: D. E. Rumelhart, G. E. Hinton, R. J. Williams, "Learning representations by
///   back-propagating errors" (1986, doi:10.1038/323533a0).
package final class Backpropagation {
  package let network: Network
  package let observations: Observations
  /// The same rows for the kernels: minibatches come back to them again and again, so that they
  /// are rounded to the network's precision once; all rows at once are rounded as they are read.
  let table: Observations
  /// The most rows of a gradient.
  private let mostRows: Int
  let kernels: LayerKernels
  let sharing: Sharing
  /// The numbers of a piece: one for each worker, and one for each piece of a block that is
  /// shared out.
  let pieces: [Vector]
  /// For each worker: what is kept from one piece of a block to the next. Only the first needs
  /// room for a gradient, unless gradients are shared out by blocks.
  let kept: [Vector]
  let gradientSums: BlockSums
  let lossSums: BlockSums
  /// The sum of the losses of a block that has no other place for it.
  let blockLoss: Vector
  /// The parts of all layers' sums.
  let parts: [(layer: Int, part: Int)]
  /// What those who share the work of a call read.
  var job: Job

  /// - Parameters:
  ///   - threads: the most threads to use; small work is done by one. Results do not depend on it.
  ///   - batch: the most rows that `gradient(at:into:rows:)` will be asked for; nil for all.
  package convenience init(
    _ network: Network, _ observations: Observations, threads: Int = 1, batch: Int? = nil
  ) throws(NetworkError) {
    let rows = min(batch ?? observations.rowCount, observations.rowCount)
    let sharing = Sharing(network, rows: rows, of: observations.rowCount, threads: threads)
    try self.init(network, observations, rows: rows, sharing)
  }

  /// - Parameter rows: the rows of one gradient, for which memory is laid out.
  package init(
    _ network: Network, _ observations: Observations, rows: Int, _ sharing: Sharing
  ) throws(NetworkError) {
    try network.check(observations)
    self.network = network
    self.observations = observations
    table =
      rows < observations.rowCount ? observations.rounded(to: network.precision) : observations
    self.sharing = sharing
    let (precision, workers) = (network.precision, sharing.workers)
    let lanes = LayerKernels.lanes(precision)
    let vectors = (min(rows, Self.rowsPerBlock) + lanes - 1) / lanes
    let kernels = network.kernels(vectors: min(vectors, sharing.vectorsPerPiece))
    self.kernels = kernels
    let shared = sharing.way == .withinBlocks ? Self.rowsPerBlock / kernels.rowsPerPiece : 0
    pieces = (0..<max(workers, shared)).map { _ in Vector(zeros: kernels.pieceCount, precision) }
    kept = (0..<workers).map { worker in
      let hasGradient = worker == 0 || sharing.way == .byBlocks
      return Vector(
        zeros: hasGradient ? kernels.keptCount : kernels.keptCountOfLosses, precision)
    }
    mostRows = rows
    gradientSums = BlockSums(
      width: network.parameterCount + 1, precision, blocks: Self.blocks(rows),
      workers: sharing.way == .byBlocks ? workers : 1)
    lossSums = BlockSums(
      width: 1, precision, blocks: Self.blocks(observations.rowCount), workers: workers)
    blockLoss = Vector(zeros: 1, precision)
    parts = network.layers.indices.flatMap { layer in
      (0..<kernels.parts(layer: layer)).map { (layer, $0) }
    }
    job = Job(table.tableRows(terms: 1), kept[0].memory)
  }

  /// The loss at `parameters`, and its derivatives into `gradient`: vectors of the network's
  /// precision in the flat order.
  ///
  /// - Parameter rows: the rows to look at, counted from 0, in the order in which they are added;
  ///   a mean is over them. Nil for all rows.
  /// - Returns: the loss, a value of the network's precision.
  package func gradient(
    at parameters: Vector, into gradient: Vector, rows: UnsafeBufferPointer<Int>? = nil
  ) -> Double {
    check(parameters)
    check(gradient)
    let count = rows?.count ?? observations.rowCount
    precondition(count <= mostRows)
    job = Job(table.tableRows(rows, terms: network.terms(rows: count)), parameters.memory)
    let sum = sumGradient(into: gradient)
    network.addPenalty(to: gradient, at: parameters)
    return loss(ofSum: sum, at: parameters)
  }

  /// The loss at `parameters` over all rows: the same bits that `gradient(at:into:)` returns.
  package func loss(at parameters: Vector) -> Double {
    check(parameters)
    let terms = network.terms(rows: observations.rowCount)
    job = Job(table.tableRows(terms: terms), parameters.memory)
    return loss(ofSum: sumLosses(), at: parameters)
  }

  private func loss(ofSum sum: Double, at parameters: Vector) -> Double {
    let loss = LossOrder(network).loss(ofSum: sum, terms: job.rows.terms)
    return network.addingPenalty(to: loss, at: parameters)
  }

  private func check(_ vector: Vector) {
    precondition(vector.count == network.parameterCount && vector.precision == network.precision)
  }

  static let rowsPerBlock = BlockKernels.rowsPerBlock

  static func blocks(_ rows: Int) -> Int { (rows + rowsPerBlock - 1) / rowsPerBlock }
}

extension Observations {
  /// Some or all of the rows for the kernels.
  func tableRows(_ rows: UnsafeBufferPointer<Int>? = nil, terms: Int) -> TableRows {
    TableRows(
      values.memory, precision, columnStride: columnStride, rowStride: rowStride,
      chosen: rows?.baseAddress, first: 0, count: rows?.count ?? rowCount, terms: terms)
  }
}
