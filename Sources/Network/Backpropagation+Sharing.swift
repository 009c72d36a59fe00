import Kernels

/// Who goes through which rows.
extension Backpropagation {
  /// What a call looks at; those who share its work read it.
  struct Job {
    let rows: TableRows
    let parameters: UnsafeMutableRawPointer
    /// What the tasks are.
    var tasks = Tasks.losses
    /// The block whose pieces and parts are shared out, and where its sums go.
    var block: TableRows
    var sums: LayerKernels.Sums?

    init(_ rows: TableRows, _ parameters: UnsafeMutableRawPointer) {
      self.rows = rows
      self.parameters = parameters
      block = rows
    }
  }

  enum Tasks {
    /// Runs of blocks: their losses, or these and the derivatives.
    case losses, gradients
    /// A block's pieces; the parts of its sums, and its losses.
    case pieces, parts
  }

  private var blocks: Int { Self.blocks(job.rows.count) }

  /// The sum of the rows' losses, and its derivatives into `gradient`.
  func sumGradient(into gradient: Vector) -> Double {
    if blocks == 1 {
      sum(job.rows, gradient.memory, loss: blockLoss.memory)
      return blockLoss[0]
    }
    if sharing.way == .byBlocks {
      share(.gradients, gradientSums.runs(blocks))
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
    share(.losses, lossSums.runs(blocks))
    return lossSums.finish(blocks)[0]
  }

  // MARK: - Threads

  private func share(_ tasks: Tasks, _ count: Int) {
    job.tasks = tasks
    guard let pool = sharing.pool else {
      for number in 0..<count { work(number, worker: 0) }
      return
    }
    pool.run(tasks: count, Unmanaged.passUnretained(self).toOpaque()) { context, number, worker in
      Unmanaged<Backpropagation>.fromOpaque(context).takeUnretainedValue()
        .work(number, worker: worker)
    }
  }

  /// One of the tasks that are shared out.
  private func work(_ number: Int, worker: Int) {
    switch job.tasks {
    case .losses:
      lossSums.add(run: number, of: blocks, worker: worker) { block, loss in
        sumAlone(rows(block: block), nil, loss: loss, worker)
      }
    case .gradients:
      gradientSums.add(run: number, of: blocks, worker: worker) { block, sums in
        sumAlone(rows(block: block), sums, loss: lossPlace(in: sums), worker)
      }
    case .pieces: goThrough(piece: number)
    case .parts: add(number)
    }
  }

  // MARK: - One block

  private func sum(
    _ block: TableRows, _ gradient: UnsafeMutableRawPointer, loss: UnsafeMutableRawPointer
  ) {
    guard sharing.way == .withinBlocks else {
      return sumAlone(block, gradient, loss: loss, 0)
    }
    let sums = LayerKernels.Sums(gradient: gradient, loss: loss, kept: kept[0].memory)
    (job.block, job.sums) = (block, sums)
    share(.pieces, pieceCount)
    // All δ of the block are known now.
    share(.parts, parts.count + 1)
    kernels.finish(sums)
  }

  private func sumAlone(
    _ block: TableRows, _ gradient: UnsafeMutableRawPointer?, loss: UnsafeMutableRawPointer,
    _ worker: Int
  ) {
    kernels.block(
      block, at: job.parameters, pieces[worker].memory,
      into: LayerKernels.Sums(gradient: gradient, loss: loss, kept: kept[worker].memory))
  }

  private func goThrough(piece: Int) {
    let (rows, memory) = (rows(piece: piece), pieces[piece].memory)
    kernels.forward(rows, at: job.parameters, memory)
    kernels.losses(rows, memory)
    kernels.backward(rows: rows.count, at: job.parameters, memory)
  }

  /// Adds all pieces to one part of the sums, or, after all parts, to the loss.
  private func add(_ number: Int) {
    for piece in 0..<pieceCount {
      let (rows, memory) = (rows(piece: piece).count, pieces[piece].memory)
      if number < parts.count {
        kernels.add(
          memory, rows: rows, isFirst: piece == 0, layer: parts[number].layer,
          part: parts[number].part, to: job.sums!)
      } else {
        kernels.addLosses(memory, rows: rows, isFirst: piece == 0, to: job.sums!)
      }
    }
  }

  // MARK: - Places

  private var pieceCount: Int { (job.block.count - 1) / kernels.rowsPerPiece + 1 }

  private func rows(piece: Int) -> TableRows {
    job.block.part(from: piece * kernels.rowsPerPiece, atMost: kernels.rowsPerPiece)
  }

  private func rows(block: Int) -> TableRows {
    job.rows.part(from: block * Self.rowsPerBlock, atMost: Self.rowsPerBlock)
  }

  /// The loss is the last of a block's sums.
  private func lossPlace(in sums: UnsafeMutableRawPointer) -> UnsafeMutableRawPointer {
    sums + network.parameterCount * network.precision.bytes
  }
}
