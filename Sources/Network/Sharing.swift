package import Kernels

/// How an engine's work is shared among threads. It never changes a bit of a result.
package struct Sharing {
  package enum Way {
    /// One thread does everything.
    case alone
    /// Whole blocks, in runs: many rows of a small network, and few where splitting a block would
    /// take longer than its work.
    case byBlocks
    /// One block after another: its pieces, then the parts of its layers' sums: large networks,
    /// of whose sums there should be few in memory, and single blocks with much work.
    case withinBlocks
  }

  package let way: Way
  package let pool: ThreadPool?

  /// How many work at the same time, at most.
  var workers: Int { pool?.threads ?? 1 }

  /// A piece has four vectors of rows, as many as the widest tile; or, where the pieces of a
  /// block of 256 rows or less are shared out, two, so that there are some to share.
  var vectorsPerPiece: Int { way == .withinBlocks ? 2 : 4 }

  /// For tests: a way that is used however small the work is.
  package init(_ way: Way, _ pool: ThreadPool?) {
    self.way = way
    self.pool = pool
  }

  /// - Parameters:
  ///   - rows: the rows of one gradient.
  ///   - allRows: those of the loss over all rows.
  package init(_ network: Network, rows: Int, of allRows: Int, threads: Int) {
    guard threads > 1, Self.nanoseconds(network, rows: allRows) > Self.worthSharing else {
      self.init(.alone, nil)
      return
    }
    let pool = ThreadPool.shared(threads: threads)
    let blocks = Backpropagation.blocks(rows)
    let ofBlock = Self.nanoseconds(network, rows: min(rows, Backpropagation.rowsPerBlock))
    if Self.nanoseconds(network, rows: rows) < Self.worthSharing {
      self.init(.alone, pool)
    } else if blocks >= 4 * threads
      && network.parameterCount * network.precision.bytes <= 256 << 10
    {
      self.init(.byBlocks, pool)
    } else if ofBlock > Self.worthSharing {
      self.init(.withinBlocks, pool)
    } else {
      self.init(blocks > 1 ? .byBlocks : .alone, pool)
    }
  }

  /// Below 50 µs for one thread the work is not shared: waking another takes about as long.
  static let worthSharing = 50_000.0

  /// About how long one thread takes for a gradient: three multiply-adds for each weight and row,
  /// of which a processor does 16 (in `Float` 32) a nanosecond, and 2 ns (1 ns) for each
  /// activation.
  static func nanoseconds(_ network: Network, rows: Int) -> Double {
    let products = 3 * Double(network.weightCount) * Double(rows)
    let nodes = network.layers.reduce(0) {
      $0 + ($1.activation == .identity || $1.activation == .relu ? 0 : $1.outputs)
    }
    let time = products / 16 + 2 * Double(nodes) * Double(rows)
    return network.precision == .double ? time : time / 2
  }
}
