import Kernels

/// How often the engine rounds while it adds a column over the rows.
enum RowSum {
  /// Along the longest way of a row's product into the sum: the additions within a block (32 in
  /// a lane and 3 between lanes; 256 where a dense layer takes one row after another) and the
  /// depth of the tree over blocks.
  static func roundings(rows: Int, inSequence: Bool) -> Int {
    let (block, lanes) = (BlockKernels.rowsPerBlock, BlockKernels.lanes)
    let blocks = (rows + block - 1) / block
    let within = inSequence ? block : (block + lanes - 1) / lanes + depth(lanes)
    return min(within, rows + depth(lanes)) + depth(blocks)
  }

  /// The depth of a binary tree over so many leaves.
  private static func depth(_ leaves: Int) -> Int {
    Int.bitWidth - max(leaves - 1, 0).leadingZeroBitCount
  }
}
