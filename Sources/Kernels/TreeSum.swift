import CKernels

/// Adds vectors by a fixed binary tree over their index.
///
/// The sum of vectors `lo ..< hi` is the sum of the first `p` plus the sum of the rest, `p` the
/// largest power of two below their number. So the order of additions is a function of the
/// number of vectors alone, whoever computes which of them, and at most one partial sum for
/// each power of two is alive. The sums of successive runs of 2^k vectors, the last run being
/// shorter or not, add up by the same tree to the same bits.
package final class TreeSum {
  private let width: Int
  private let precision: Precision
  /// The sum of 2^level vectors, where it is occupied.
  private var levels: [Vector] = []
  private var occupied: [Bool] = []

  /// - Parameter width: the number of elements of each vector.
  package init(width: Int, _ precision: Precision) {
    self.width = width
    self.precision = precision
  }

  /// Adds the vector with the next index; its memory is used for the sums. Allocates only where
  /// more vectors are added up than ever before.
  package func add(_ vector: UnsafeMutableRawPointer) {
    var level = 0
    while level < levels.count && occupied[level] {
      merge(levels[level].memory, into: vector)
      occupied[level] = false
      level += 1
    }
    if level == levels.count {
      levels.append(Vector(zeros: width, precision))
      occupied.append(false)
    }
    levels[level].memory.copyMemory(from: vector, byteCount: width * precision.bytes)
    occupied[level] = true
  }

  /// The sum of all vectors added since the last call, zeros if there were none; starts anew.
  package func finish(into sum: UnsafeMutableRawPointer) {
    var isFirst = true
    for level in levels.indices where occupied[level] {
      if isFirst {
        sum.copyMemory(from: levels[level].memory, byteCount: width * precision.bytes)
      } else {
        merge(levels[level].memory, into: sum)
      }
      isFirst = false
      occupied[level] = false
    }
    guard isFirst else { return }
    sum.initializeMemory(as: UInt8.self, repeating: 0, count: width * precision.bytes)
  }

  /// b[i] = a[i] + b[i].
  private func merge(_ a: UnsafeMutableRawPointer, into b: UnsafeMutableRawPointer) {
    ck_layers_merge(precision == .float ? 1 : 0, a, b, width)
  }
}
