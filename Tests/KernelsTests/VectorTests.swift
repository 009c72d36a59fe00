import Kernels
import TestSupport
import Testing

@Suite struct VectorTests {
  @Test("values come back rounded to the precision", arguments: Precision.allCases)
  func values(precision: Precision) {
    let values = [1, -0.0, 0.1, 1e300, 0x1p-1074, .infinity]
    let vector = Vector(values, precision)
    #expect(vector.count == values.count)
    #expect(sameBits(vector.values, values.map(precision.rounded)))
    #expect(vector[2] == (precision == .double ? 0.1 : Double(Float(0.1))))
    vector[1] = 0.2
    var all = [Double](repeating: 0, count: values.count)
    vector.write(into: &all)
    #expect(all[1] == precision.rounded(0.2) && all[0] == 1)
  }

  @Test("a vector starts with zeros, and a copy is one of its own", arguments: Precision.allCases)
  func copies(precision: Precision) {
    let vector = Vector(zeros: 3, precision)
    #expect(sameBits(vector.values, [0, 0, 0]))
    let other = Vector([1, 2, 3], precision)
    vector.copy(other)
    other[0] = 5
    #expect(vector.values == [1, 2, 3])
  }

  @Test("the penalty's sums have the eight lanes of the law", arguments: Precision.allCases)
  func penaltySums(precision: Precision) {
    var generator = SeededGenerator(seed: 3)
    for count in [1, 7, 8, 9, 100] {
      let values = generator.values(count, size: 3).map(precision.rounded)
      var lanes = [Double](repeating: 0, count: 8)
      for (index, value) in values.enumerated() { lanes[index % 8] += value * value }
      let pairs = (0..<4).map { lanes[$0] + lanes[$0 + 4] }
      let squares = (pairs[0] + pairs[2]) + (pairs[1] + pairs[3])
      let sums = PenaltyKernels.sums(Vector(values, precision), count: count)
      #expect(sums.squares == squares)
      #expect(abs(sums.sizes - values.reduce(0) { $0 + abs($1) }) < 1e-12)
    }
  }
}
