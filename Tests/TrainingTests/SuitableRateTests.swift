import Kernels
import Network
import TestSupport
import Testing
import Training

@Suite struct SuitableRateTests {
  @Test("for a line the rate is the inverse of the largest eigenvalue, rounded down to two digits")
  func line() throws {
    let line = try Network(inputs: 1, hidden: [])
    let rows = try Observations(inputs: [[1, 2, 4]], observed: [[1, 0, 5]])
    // SSR's second derivatives are 2Σx² = 42, 2Σx = 14 and 2n = 6; the larger root of
    // λ² − 48λ + 56 is 46.80…, its inverse 0.02136….
    let rate = try GradientDescent.suitableRate(line, rows, from: [0.3, -2])
    #expect(rate == 0.021)
    // With w1 frozen only b1's own curvature 6 counts, with b1 frozen only w1's 42.
    #expect(try GradientDescent.suitableRate(line, rows, from: [0, 0], frozen: ["w1"]) == 0.16)
    #expect(try GradientDescent.suitableRate(line, rows, from: [0, 0], frozen: ["b1"]) == 0.023)
  }

  @Test("small and large curvatures keep two digits")
  func sizes() throws {
    let line = try Network(inputs: 1, hidden: [])
    for (x, rate) in [(1e4, 5.0e-9), (1e-4, 0.5)] {
      let rows = try Observations(inputs: [[x]], observed: [[1]])
      // λ = 2(x² + 1), rounded down from its inverse: for x = 1e4 4.9e-9, for 1e-4 0.49.
      let found = try GradientDescent.suitableRate(line, rows, from: [0, 0])
      #expect(found < rate && found > 0.97 * rate, "\(x)")
    }
  }

  @Test("of many rows a sample stands for all", arguments: [4096, 4097, 100_000])
  func manyRows(count: Int) throws {
    var generator = SeededGenerator(seed: 9)
    // Every second row is larger: the sample is not in step with them.
    let x = (0..<count).map { generator.normal() * ($0 % 2 == 0 ? 3 : 1) }
    let rows = try Observations(inputs: [x], observed: [x.map { _ in generator.normal() }])
    let square = x.reduce(0) { $0 + $1 * $1 }
    for (loss, curvature) in [(Loss.ssr, 2 * square), (.mse, 2 * square / Double(count))] {
      let line = try Network(inputs: 1, hidden: [], loss: loss)
      let rate = try GradientDescent.suitableRate(line, rows, from: [0, 0], threads: 2)
      #expect(rate * curvature > 0.85 && rate * curvature < 1.08, "\(loss)")
      let penalty = Penalty(l2: curvature)
      let penalised = try GradientDescent.suitableRate(
        line.with(penalty), rows, from: [0, 0], frozen: ["b1"])
      // The penalty's curvature is twice λ₂.
      #expect(penalised * 3 * curvature > 0.85 && penalised * 3 * curvature < 1.08, "\(loss)")
    }
  }

  @Test("where there is no curvature the rate is 0.1")
  func none() throws {
    let line = try Network(inputs: 1, hidden: [])
    let rows = try Observations(inputs: [[1]], observed: [[1]])
    #expect(
      try GradientDescent.suitableRate(line, rows, from: [0, 0], frozen: ["w1", "b1"]) == 0.1)
    #expect(throws: NetworkError.unknownParameter("w2")) {
      try GradientDescent.suitableRate(line, rows, from: [0, 0], frozen: ["w2"])
    }
  }
}
