import CKernels
import Kernels
import Testing

/// Loops over rows against the scalar functions and against the order written out in Swift.
@Suite struct BlockKernelsTests {
  /// Values of every kind, the same in each run.
  private func column(_ count: Int, seed: UInt64) -> [Double] {
    var generator = SplitMix(state: seed)
    let special = [0, -0.0, .infinity, -.infinity, .nan, 0x1p-1074, -745, 710, 0x1p-60]
    return (0..<count).map { row in
      row % 16 == 15 ? special[row / 16 % special.count] : generator.uniform(-50, 50)
    }
  }

  private func finiteColumn(_ count: Int, seed: UInt64) -> [Double] {
    var generator = SplitMix(state: seed)
    return (0..<count).map { _ in generator.uniform(-3, 3) }
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

  @Test("multiplyAdd rounds each row once, for every length")
  func multiplyAdd() {
    for level in levels() {
      let x = column(256, seed: 5)
      let start = finiteColumn(256, seed: 6)
      for n in 0...256 {
        var y = start
        level.multiply_add(0.1, x, &y, n)
        let expected = (0..<256).map { $0 < n ? start[$0].addingProduct(0.1, x[$0]) : start[$0] }
        let same = bits(y) == bits(expected)
        #expect(same, "\(n) rows, level \(level.level)")
      }
    }
  }

  /// The fixed order, written out: lanes by row modulo 8, then pairs 4, 2 and 1 apart.
  private func inLanes(
    _ n: Int, _ add: (_ row: Int, _ lane: Double) -> Double
  ) -> Double {
    var lane = [Double](repeating: 0, count: 8)
    for row in 0..<n { lane[row % 8] = add(row, lane[row % 8]) }
    for apart in [4, 2, 1] {
      for l in 0..<apart { lane[l] += lane[l + apart] }
    }
    return lane[0]
  }

  @Test("sums over lanes go in the written order, for every length")
  func lanes() {
    let x = finiteColumn(256, seed: 8)
    let y = finiteColumn(256, seed: 9)
    for level in levels() {
      for n in 0...256 {
        let dot = inLanes(n) { row, lane in lane.addingProduct(x[row], y[row]) }
        let sum = inLanes(n) { row, lane in lane + x[row] }
        #expect(level.lane_dot(x, y, n).bitPattern == dot.bitPattern, "dot of \(n) rows")
        #expect(level.lane_sum(x, n).bitPattern == sum.bitPattern, "sum of \(n) rows")
      }
    }
    // The order shows: rows added one after another give other bits.
    #expect(level1or0.lane_sum(x, 256) != x.reduce(0, +))
  }

  private var level1or0: ck_double_functions { levels()[levels().count - 1] }

  @Test("each of BlockKernels' functions reaches its own loop")
  func face() {
    let x = finiteColumn(13, seed: 10)
    let z = finiteColumn(13, seed: 11)
    func result(_ map: (UnsafePointer<Double>, UnsafeMutablePointer<Double>, Int) -> Void)
      -> [Double]
    {
      var y = [Double](repeating: 0, count: 13)
      map(x, &y, 13)
      return y
    }
    #expect(result(BlockKernels.softplus) == x.map(Elementary.softplus))
    #expect(result(BlockKernels.sigmoid) == x.map(Elementary.sigmoid))
    #expect(result(BlockKernels.tanh) == x.map(Elementary.tanh))
    #expect(result(BlockKernels.relu) == x.map(Elementary.relu))
    #expect(result(BlockKernels.softplusDerivative) == x.map(Elementary.softplusDerivative))
    #expect(result(BlockKernels.sigmoidDerivative) == x.map(Elementary.sigmoidDerivative))
    #expect(result(BlockKernels.tanhDerivative) == x.map(Elementary.tanhDerivative))
    #expect(result(BlockKernels.reluDerivative) == x.map(Elementary.reluDerivative))
    #expect(
      result { BlockKernels.multiplyAdd(3, $0, $1, $2) }
        == x.map { Elementary.fusedMultiplyAdd(3, $0, 0) })
    #expect(BlockKernels.laneDot(x, z, 13) == ck_lane_dot(x, z, 13))
    #expect(BlockKernels.laneSum(x, 13) == ck_lane_sum(x, 13))
  }
}
