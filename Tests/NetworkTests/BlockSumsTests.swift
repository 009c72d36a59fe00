import Kernels
import Network
import TestSupport
import Testing

/// Runs of blocks, by whichever worker, add up as all blocks one after another.
@Suite struct BlockSumsTests {
  @Test("1 to 300 blocks in runs of any length", arguments: [1, 2, 3, 8], Precision.allCases)
  func runs(workers: Int, precision: Precision) {
    var generator = SeededGenerator(seed: 31)
    for count in Array(1...20) + [63, 64, 65, 127, 128, 129, 150, 193, 256, 257, 300] {
      let blocks = (0..<count).map { _ in
        Vector((0..<2).map { _ in generator.normal() }, precision)
      }
      let tree = TreeSum(width: 2, precision)
      for block in blocks { tree.add(Vector(block.values, precision)) }
      let expected = Vector(zeros: 2, precision)
      tree.finish(into: expected.memory)
      let sums = BlockSums(width: 2, precision, blocks: 300, workers: workers)
      for run in (0..<sums.runs(count)).reversed() {
        sums.add(run: run, of: count, worker: run % workers) { block, memory in
          memory.copyMemory(from: blocks[block].memory, byteCount: 2 * precision.bytes)
        }
      }
      #expect(sameBits(sums.finish(count).values, expected.values), "\(count) blocks")
    }
  }
}

extension TreeSum {
  fileprivate func add(_ vector: Vector) {
    withExtendedLifetime(vector) { add(vector.memory) }
  }
}
