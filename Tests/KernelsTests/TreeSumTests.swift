import Kernels
import TestSupport
import Testing

extension TreeSum {
  fileprivate func add(_ values: [Double]) {
    let vector = Vector(values, .double)
    withExtendedLifetime(vector) { add(vector.memory) }
  }

  fileprivate func finish(into values: inout [Double]) {
    let sum = Vector(values, .double)
    finish(into: sum.memory)
    values = sum.values
  }
}

@Suite struct TreeSumTests {
  /// The definition, written as it is said: the first p and the rest.
  private func tree(_ values: ArraySlice<Double>) -> Double {
    guard values.count > 1 else { return values.first ?? 0 }
    var first = 1
    while 2 * first < values.count { first *= 2 }
    return tree(values.prefix(first)) + tree(values.dropFirst(first))
  }

  @Test("0 to 300 vectors are added by the binary tree over their index")
  func order() {
    var generator = SeededGenerator(seed: 1)
    let sums = TreeSum(width: 3, .double)
    for count in 0...300 {
      // Sizes from 1e-10 to 1e10, so that another order gives other bits.
      let vectors = (0..<count).map { _ in
        (0..<3).map { _ in
          generator.normal() * Elementary.exp(Double(generator.pick(-23...23)))
        }
      }
      for vector in vectors { sums.add(vector) }
      var result = [1.0, 2, 3]
      sums.finish(into: &result)
      for place in 0..<3 {
        let expected = tree(vectors.map { $0[place] }[...])
        #expect(result[place].bitPattern == expected.bitPattern, "\(count) vectors")
      }
    }
  }

  @Test("the order shows: from left to right the same numbers have other bits")
  func orderShows() {
    let values = [1, 0x1p-53, 0x1p-53, 0x1p-53]
    let sums = TreeSum(width: 1, .double)
    for value in values { sums.add([value]) }
    var result = [0.0]
    sums.finish(into: &result)
    #expect(values.reduce(0, +) == 1)
    #expect(result[0] == 1.0.nextUp)
  }

  @Test("one vector keeps its bits, a negative zero included")
  func single() {
    let sums = TreeSum(width: 2, .double)
    sums.add([-0.0, 0x1p-1074])
    var result = [1.0, 1]
    sums.finish(into: &result)
    #expect(sameBits(result, [-0.0, 0x1p-1074]))
  }

  @Test("infinities and NaN come through")
  func notFinite() {
    let sums = TreeSum(width: 2, .double)
    for vector in [[1, 2], [.infinity, 1], [-.infinity, .infinity]] as [[Double]] {
      sums.add(vector)
    }
    var result = [0.0, 0]
    sums.finish(into: &result)
    #expect(result[0].isNaN && result[1] == .infinity)
  }
}
