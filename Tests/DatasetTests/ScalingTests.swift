import Dataset
import Testing

@Suite struct ScalingTests {
  @Test("mean and population deviation of a small column")
  func small() {
    let scale = ColumnScale(of: [2, 4, 4, 4, 5, 5, 7, 9])
    #expect(scale == ColumnScale(mean: 5, deviation: 2))
    #expect(scale.apply([5, 9, 1]) == [0, 2, -2])
    #expect(scale.invert([0, 2, -2]) == [5, 9, 1])
  }

  @Test("a constant column has deviation 1, and becomes zeros")
  func constant() {
    for value in [0, 0.1, -1e300, 0x1p-1060] {
      let scale = ColumnScale(of: [Double](repeating: value, count: 7))
      #expect(scale == ColumnScale(mean: value, deviation: 1))
      #expect(scale.apply(value) == 0)
    }
    #expect(ColumnScale(of: []) == .none)
  }

  @Test("a large offset costs no accuracy")
  func offset() {
    // The values are exact, so the mean and deviation are those of 0, 1, …, 9 times 2^−20.
    let small = (0..<10).map { Double($0) * 0x1p-20 }
    for offset in [0, 1e9, -0x1p32] {
      let scale = ColumnScale(of: small.map { $0 + offset })
      #expect(scale.mean == offset + 4.5 * 0x1p-20)
      let deviation = 8.25.squareRoot() * 0x1p-20
      #expect((scale.deviation - deviation).magnitude <= deviation.ulp)
    }
  }

  @Test("a mean that is no Double costs no accuracy")
  func roundedMean() {
    // Values 2^53 and 2^53 + 2, a third and two thirds: deviation 2 · √2 / 3.
    let scale = ColumnScale(of: [0x1p53, 0x1p53 + 2, 0x1p53 + 2])
    let deviation = 2 * 2.0.squareRoot() / 3
    #expect((scale.deviation - deviation).magnitude <= 2 * deviation.ulp)
  }

  @Test("many values with errors that would add up")
  func many() {
    let scale = ColumnScale(of: (0..<300_000).map { Double($0 % 3) * 0.1 })
    // The mean of 0, 0.1 and 0.2, as doubles.
    #expect((scale.mean - 0.1).magnitude <= 0.1.ulp)
    let deviation = 0.1 * (2.0 / 3).squareRoot()
    #expect((scale.deviation - deviation).magnitude <= 2 * deviation.ulp)
  }

  @Test("very large and very small values neither overflow nor vanish")
  func extremes() {
    let large = ColumnScale(of: [-1.5e308, 1.5e308])
    #expect(large.mean == 0)
    #expect(large.deviation == 1.5e308)
    let lopsided = ColumnScale(of: [-1.7e308, 1.7e308, 1.7e308])
    #expect(lopsided.apply(-1.7e308).isFinite)
    #expect((lopsided.apply(-1.7e308) + 2.0.squareRoot()).magnitude < 1e-15)
    let tiny = ColumnScale(of: [0x1p-1050, 0x3p-1050])
    #expect(tiny == ColumnScale(mean: 0x1p-1049, deviation: 0x1p-1050))
    let tiniest = ColumnScale(of: [0, .leastNonzeroMagnitude])
    #expect(tiniest.deviation == 1)
  }

  @Test("what was scaled comes back")
  func inverse() {
    let values = (0..<100).map { _ in Double.random(in: 900...1000) }
    let scale = ColumnScale(of: values)
    for (x, back) in zip(values, scale.invert(scale.apply(values))) {
      #expect((x - back).magnitude <= 4 * x.ulp)
    }
  }

  @Test("no scaling leaves every bit")
  func none() {
    #expect(ColumnScale.none.apply(-0.0).sign == .minus)
    #expect(ColumnScale.none.invert(-0.0).sign == .minus)
    #expect(ColumnScale.none.apply(0.1) == 0.1)
    #expect(Scaling.none(inputs: 2, targets: 1).isNone)
    #expect(Scaling.none(inputs: 2, targets: 1).inputs.count == 2)
  }

  @Test("targets are scaled only where that is asked for")
  func targets() {
    let table = Table(
      name: "t",
      columns: [Column(name: "x", values: [1, 3]), Column(name: "y", values: [10, 30])],
      lines: [2, 3])
    let roles = ColumnRoles(inputs: ["x"], targets: ["y"])
    let both = Scaling.standard(of: table, roles: roles)
    #expect(both.inputs == [ColumnScale(mean: 2, deviation: 1)])
    #expect(both.targets == [ColumnScale(mean: 20, deviation: 10)])
    let inputs = Scaling.standard(of: table, roles: roles, scalesTargets: false)
    #expect(inputs.inputs == both.inputs)
    #expect(inputs.targets == [.none])
    #expect(!inputs.isNone)
    #expect(ScalingMethod(rawValue: "standard") == .standard)
  }
}
