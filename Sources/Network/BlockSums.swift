package import Kernels

/// What blocks add up to, whoever goes through which of them, in memory that does not grow with
/// their number.
///
/// Successive blocks form runs of a power of two; a run is one worker's task and has its own
/// `TreeSum`. The runs' sums are added by the same tree, and so to the same bits as if one worker
/// had gone through all blocks.
package final class BlockSums {
  /// How many numbers a block's sums have.
  private let width: Int
  private let bytes: Int
  /// The blocks of a run, but for the last one, which may have fewer.
  private let blocksPerRun: Int
  private let runSums: Vector
  /// For each worker: the sums of the block that it goes through, and of those before it.
  private let blockSums: [Vector]
  private let trees: [TreeSum]
  private let total: TreeSum

  /// - Parameter blocks: the most blocks that are added up.
  package init(width: Int, _ precision: Precision, blocks: Int, workers: Int) {
    self.width = width
    bytes = width * precision.bytes
    let mostRuns = workers == 1 ? 1 : Self.mostRuns(bytes, workers)
    var length = 1
    while length * mostRuns < blocks { length *= 2 }
    blocksPerRun = length
    runSums = Vector(zeros: width * ((blocks + length - 1) / length), precision)
    blockSums = (0..<workers).map { _ in Vector(zeros: width, precision) }
    trees = (0..<workers).map { _ in TreeSum(width: width, precision) }
    total = TreeSum(width: width, precision)
  }

  /// Enough that workers who are held up can be helped out, and together at most 2 MB unless there
  /// are many workers.
  private static func mostRuns(_ bytes: Int, _ workers: Int) -> Int {
    max(4 * workers, min(64, (2 << 20) / bytes))
  }

  /// How many runs so many blocks form.
  package func runs(_ blocks: Int) -> Int { (blocks + blocksPerRun - 1) / blocksPerRun }

  /// The sum of one run of so many blocks, by one worker.
  ///
  /// - Parameter sums: puts a block's sums into memory for `width` numbers.
  package func add(
    run: Int, of blocks: Int, worker: Int,
    _ sums: (_ block: Int, _ memory: UnsafeMutableRawPointer) -> Void
  ) {
    let first = run * blocksPerRun
    for block in first..<min(first + blocksPerRun, blocks) {
      sums(block, blockSums[worker].memory)
      trees[worker].add(blockSums[worker].memory)
    }
    trees[worker].finish(into: runSums.memory + run * bytes)
  }

  /// The sum of all runs of so many blocks; it stands until the next run is added.
  package func finish(_ blocks: Int) -> Vector {
    for run in 0..<runs(blocks) { total.add(runSums.memory + run * bytes) }
    total.finish(into: blockSums[0].memory)
    return blockSums[0]
  }
}
