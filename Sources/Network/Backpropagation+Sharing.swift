import Kernels

/// Who goes through which rows.
extension Backpropagation {
  /// What a call looks at; those who share its work read it.
  struct Job {
    let rows: TableRows
    let parameters: UnsafeMutableRawPointer
    /// The block whose pieces and parts are shared out, and where its sums go.
    var block: TableRows
    var sums: LayerKernels.Sums?

    init(_ rows: TableRows, _ parameters: UnsafeMutableRawPointer) {
      self.rows = rows
      self.parameters = parameters
      block = rows
    }
  }

  private var blocks: Int { Self.blocks(job.rows.count) }

  /// The sum of the rows' losses, and its derivatives into `gradient`.
  func sumGradient(into gradient: Vector) -> Double {
    if blocks == 1 {
      sum(job.rows, gradient.memory, loss: blockLoss.memory)
      return blockLoss[0]
    }
    if sharing.way == .byBlocks {
      share(gradientSums.runs(blocks)) { engine, run, worker in
        engine.gradientSums.add(run: run, of: engine.blocks, worker: worker) { block, sums in
          engine.sumAlone(
            engine.rows(block: block), sums, loss: engine.lossPlace(in: sums), worker)
        }
      }
    } else {
      for run in 0..<gradientSums.runs(blocks) {
        gradientSums.add(run: run, of: blocks, worker: 0) { block, sums in
          sum(rows(block: block), sums, loss: lossPlace(in: sums))
        }
      }
    }
    let sums = gradientSums.finish(blocks)
    gradient.memory.copyMemory(
      from: sums.memory, byteCount: gradient.count * network.precision.bytes)
    return sums[gradient.count]
  }

  /// The sum of the rows' losses.
  func sumLosses() -> Double {
    share(lossSums.runs(blocks)) { engine, run, worker in
      engine.lossSums.add(run: run, of: engine.blocks, worker: worker) { block, loss in
        engine.sumAlone(engine.rows(block: block), nil, loss: loss, worker)
      }
    }
    return lossSums.finish(blocks)[0]
  }

  private func rows(block: Int) -> TableRows {
    job.rows.part(from: block * Self.rowsPerBlock, atMost: Self.rowsPerBlock)
  }

  /// The loss is the last of a block's sums.
  private func lossPlace(in sums: UnsafeMutableRawPointer) -> UnsafeMutableRawPointer {
    sums + network.parameterCount * network.precision.bytes
  }

  // MARK: - One block

  private func sum(
    _ block: TableRows, _ gradient: UnsafeMutableRawPointer, loss: UnsafeMutableRawPointer
  ) {
    if sharing.way == .withinBlocks {
      sumTogether(block, gradient, loss: loss)
    } else {
      sumAlone(block, gradient, loss: loss, 0)
    }
  }

  private func sumAlone(
    _ block: TableRows, _ gradient: UnsafeMutableRawPointer?, loss: UnsafeMutableRawPointer,
    _ worker: Int
  ) {
    kernels.block(
      block, at: job.parameters, pieces[worker].memory,
      into: LayerKernels.Sums(gradient: gradient, loss: loss, kept: kept[worker].memory))
  }

  /// First the pieces, then, when all δ are known, the parts of the layers' sums.
  private func sumTogether(
    _ block: TableRows, _ gradient: UnsafeMutableRawPointer, loss: UnsafeMutableRawPointer
  ) {
    let sums = LayerKernels.Sums(gradient: gradient, loss: loss, kept: kept[0].memory)
    (job.block, job.sums) = (block, sums)
    share(pieceCount) { engine, piece, _ in
      let rows = engine.rows(piece: piece)
      let memory = engine.pieces[piece].memory
      engine.kernels.forward(rows, at: engine.job.parameters, memory)
      engine.kernels.losses(rows, memory)
      engine.kernels.backward(rows: rows.count, at: engine.job.parameters, memory)
    }
    share(parts.count + 1) { engine, task, _ in
      for piece in 0..<engine.pieceCount { engine.add(piece: piece, task) }
    }
    kernels.finish(sums)
  }

  /// Adds a piece to one part of the sums, or, after all parts, to the loss.
  private func add(piece: Int, _ task: Int) {
    let (memory, rows) = (pieces[piece].memory, rows(piece: piece).count)
    guard task < parts.count else {
      return kernels.addLosses(memory, rows: rows, isFirst: piece == 0, to: job.sums!)
    }
    kernels.add(
      memory, rows: rows, isFirst: piece == 0, layer: parts[task].layer, part: parts[task].part,
      to: job.sums!)
  }

  private var pieceCount: Int { (job.block.count - 1) / kernels.rowsPerPiece + 1 }

  private func rows(piece: Int) -> TableRows {
    job.block.part(from: piece * kernels.rowsPerPiece, atMost: kernels.rowsPerPiece)
  }

  // MARK: - Threads

  private func share(
    _ tasks: Int, _ body: (_ engine: Backpropagation, _ task: Int, _ worker: Int) -> Void
  ) {
    guard let pool = sharing.pool else {
      for task in 0..<tasks { body(self, task, 0) }
      return
    }
    pool.run(tasks: tasks) { body(self, $0, $1) }
  }
}
