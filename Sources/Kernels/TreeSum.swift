/// Adds vectors by a fixed binary tree over their index.
///
/// The sum of vectors `lo ..< hi` is the sum of the first `p` plus the sum of the rest, `p` the
/// largest power of two below their number. So the order of additions is a function of the
/// number of vectors alone, whoever computes which of them, and at most one partial sum for
/// each power of two is alive.
package struct TreeSum {
  private let width: Int
  private var levels: [[Double]] = []
  private var occupied: [Bool] = []

  /// - Parameter width: the number of elements of each vector.
  package init(width: Int) {
    self.width = width
  }

  /// Adds the vector with the next index.
  package mutating func add(_ vector: [Double]) {
    precondition(vector.count == width)
    var level = 0
    while level < levels.count && occupied[level] {
      level += 1
    }
    if level == levels.count {
      levels.append([Double](repeating: 0, count: width))
      occupied.append(false)
    }
    for i in 0..<width {
      var sum = vector[i]
      for full in 0..<level {
        sum = levels[full][i] + sum
      }
      levels[level][i] = sum
    }
    for full in 0..<level {
      occupied[full] = false
    }
    occupied[level] = true
  }

  /// The sum of all vectors added since the last call, zeros if there were none; starts anew.
  package mutating func finish(into sum: inout [Double]) {
    precondition(sum.count == width)
    var isFirst = true
    for level in levels.indices where occupied[level] {
      for i in 0..<width {
        sum[i] = isFirst ? levels[level][i] : levels[level][i] + sum[i]
      }
      isFirst = false
      occupied[level] = false
    }
    if isFirst {
      for i in 0..<width { sum[i] = 0 }
    }
  }
}
