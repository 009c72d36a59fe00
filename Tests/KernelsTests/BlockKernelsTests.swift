import CKernels
import Kernels
import Testing

/// Loops over rows against the scalar functions.
@Suite struct BlockKernelsTests {
  /// Values of every kind, the same in each run.
  private func column(_ count: Int, seed: UInt64) -> [Double] {
    var generator = SplitMix(state: seed)
    let special = [0, -0.0, .infinity, -.infinity, .nan, 0x1p-1074, -745, 710, 0x1p-60]
    return (0..<count).map { row in
      row % 16 == 15 ? special[row / 16 % special.count] : generator.uniform(-50, 50)
    }
  }

  private func bits(_ values: [Double]) -> [UInt64] {
    values.map { $0.isNaN ? Double.nan.bitPattern : $0.bitPattern }
  }

  typealias Map =
    @convention(c) (UnsafePointer<Double>?, UnsafeMutablePointer<Double>?, Int) ->
    Void

  @Test("for every length up to 256 maps have the scalar functions' bits, and stay in bounds")
  func maps() {
    for level in levels() {
      let pairs: [(String, Map, (Double) -> Double)] = [
        ("exp", level.map_exp, level.exp), ("expm1", level.map_expm1, level.expm1),
        ("ln", level.map_ln, level.ln), ("log1p", level.map_log1p, level.log1p),
        ("softplus", level.map_softplus, level.softplus),
        ("sigmoid", level.map_sigmoid, level.sigmoid), ("tanh", level.map_tanh, level.tanh),
        ("relu", level.map_relu, level.relu),
        ("softplus'", level.map_softplus_derivative, level.softplus_derivative),
        ("sigmoid'", level.map_sigmoid_derivative, level.sigmoid_derivative),
        ("tanh'", level.map_tanh_derivative, level.tanh_derivative),
        ("relu'", level.map_relu_derivative, level.relu_derivative),
      ]
      let x = column(BlockKernels.rowsPerBlock, seed: 3)
      for (name, map, scalar) in pairs {
        let expected = bits(x.map(scalar))
        for n in 0...BlockKernels.rowsPerBlock {
          var y = [Double](repeating: -7, count: n + 1)
          map(x, &y, n)
          let same = bits(Array(y[..<n])) == Array(expected[..<n]) && y[n] == -7
          #expect(same, "\(name), \(n) rows, level \(level.level)")
        }
        var inPlace = x
        inPlace.withUnsafeMutableBufferPointer { map($0.baseAddress, $0.baseAddress, $0.count) }
        let same = bits(inPlace) == expected
        #expect(same, "\(name) in place")
      }
    }
  }

  typealias MapBoth =
    @convention(c) (
      UnsafePointer<Double>?, UnsafeMutablePointer<Double>?, UnsafeMutablePointer<Double>?, Int
    ) -> Void

  @Test("a function with its derivative has the bits of the two functions, for every length")
  func mapsOfBoth() {
    for level in levels() {
      let triples: [(String, MapBoth, (Double) -> Double, (Double) -> Double)] = [
        ("softplus", level.map_softplus_both, level.softplus, level.softplus_derivative),
        ("sigmoid", level.map_sigmoid_both, level.sigmoid, level.sigmoid_derivative),
        ("tanh", level.map_tanh_both, level.tanh, level.tanh_derivative),
        ("relu", level.map_relu_both, level.relu, level.relu_derivative),
      ]
      let x = column(BlockKernels.rowsPerBlock, seed: 4)
      for (name, map, scalar, derivative) in triples {
        let values = bits(x.map(scalar))
        let slopes = bits(x.map(derivative))
        for n in 0...BlockKernels.rowsPerBlock {
          var y = [Double](repeating: -7, count: n + 1)
          var dy = y
          map(x, &y, &dy, n)
          let same =
            bits(Array(y[..<n])) == Array(values[..<n])
            && bits(Array(dy[..<n])) == Array(slopes[..<n]) && y[n] == -7 && dy[n] == -7
          #expect(same, "\(name), \(n) rows, level \(level.level)")
        }
      }
    }
  }
}
