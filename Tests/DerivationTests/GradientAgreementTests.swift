import Derivation
import Kernels
import Network
import TestSupport
import Testing

/// Layered backpropagation, the graph's reverse pass, dual numbers and central differences.
@Suite struct GradientAgreementTests {
  @Test(
    "in 200 random networks of all losses, precisions and penalties the five methods agree",
    arguments: 0..<4)
  func agree(quarter: UInt64) throws {
    for seed in 50 * quarter..<50 * quarter + 50 {
      let random = RandomNetwork(seed: seed, .everything)
      let (network, rows, p) = (random.network, random.observations, random.parameters)
      let check = try GradientCheck(network, rows, at: p)
      #expect(check.entries.count == network.parameterCount, "\(random)")
      let expected = RowByRow(network, rows, p)
      for entry in check.entries {
        let index = try network.index(of: entry.parameter)
        let scale = expected.magnitude[index] + 1
        let u = network.precision.unitRoundoff
        let label = "\(entry.parameter) of \(random): \(entry)"
        #expect(entry.agrees, "\(label)")
        #expect(entry.engine.bitPattern == expected.gradient[index].bitPattern, "\(label)")
        // Beside the check's own judgement, a plain one.
        #expect(isClose(entry.reverse, entry.engine, within: 4000 * u, of: scale), "\(label)")
        #expect(isClose(entry.dual, entry.engine, within: 4000 * u, of: scale), "\(label)")
        #expect(isClose(entry.precise, entry.engine, within: 4000 * u, of: scale), "\(label)")
        // In doubles all methods but the engine are the same, whatever its precision.
        #expect(isClose(entry.reverse, entry.precise, within: 1e-12, of: scale), "\(label)")
        // Differences have something to say wherever no relu is near its kink.
        let hasRelu = network.layers.contains { $0.activation == .relu }
        #expect(entry.difference != nil || hasRelu, "\(label)")
        if let difference = entry.difference {
          #expect(
            isClose(difference, entry.precise, within: 1e-6, of: scale + expected.loss), "\(label)")
        }
      }
    }
  }

  @Test("a wrong derivative is noticed, of any parameter and as little as 1e-9 off")
  func wrong() throws {
    for seed in UInt64(0)..<20 {
      let random = RandomNetwork(seed: seed)
      let right = RowByRow(random.network, random.observations, random.parameters)
      for index in right.gradient.indices where right.magnitude[index] > 1e-3 {
        var gradient = right.gradient
        gradient[index] += 1e-9 * right.magnitude[index]
        let check = try GradientCheck(
          random.network, random.observations, at: random.parameters, of: nil, gradient: gradient)
        let disagreeing = check.entries.filter { !$0.agrees }.map(\.parameter)
        #expect(disagreeing == [random.network.parameterName(index)], "\(random)")
        #expect(!check.agrees)
      }
    }
  }

  @Test("of the lesson reverse mode, dual numbers and 30 digits confirm 15 digits, differences 9")
  func lesson() throws {
    let check = try GradientCheck(Lesson.network, Lesson.observations, at: Lesson.start)
    #expect(check.agrees && check.kink == nil && check.entries.count == 7)
    #expect(check.rowsChecked == 3 && check.rowCount == 3 && check.parameterCount == 7)
    for entry in check.entries {
      #expect(
        entry.reverseDigits >= 15 && entry.dualDigits >= 15 && entry.preciseDigits >= 15)
      #expect(entry.differenceDigits ?? 0 >= 9)
    }
    let worst = check.entries.map(\.worstDigits)
    #expect(worst == worst.sorted())
    let some = try GradientCheck(
      Lesson.network, Lesson.observations, at: Lesson.start, of: ["b3", "w2"])
    #expect(Set(some.entries.map(\.parameter)) == ["b3", "w2"])
  }

  @Test("near the minimum, where few digits mean anything, the methods still agree")
  func nearMinimum() throws {
    let network = try Network(inputs: 1, hidden: [2], activations: [.softplus])
    let minimum = try LessonEnd.parameters()
    let check = try GradientCheck(network, Lesson.observations, at: minimum)
    #expect(check.agrees)
    #expect(check.entries.contains { $0.worstDigits < 9 })
  }

  @Test("what does not fit is refused")
  func errors() {
    #expect(throws: NetworkError.unknownParameter("w9")) {
      try GradientCheck(Lesson.network, Lesson.observations, at: Lesson.start, of: ["w9"])
    }
    #expect(throws: NetworkError.shape("2 values for 7 parameters")) {
      try GradientCheck(Lesson.network, Lesson.observations, at: [1, 2])
    }
    #expect(throws: NetworkError.shape("8 values for 7 parameters")) {
      try DerivationBuilder(Lesson.network, Lesson.observations, at: Lesson.start + [0])
    }
  }
}

@Suite struct GradientBudgetLongTests {
  @Test("of a large gradient some parameters and rows stand for all")
  func budget() throws {
    var ranges = RandomNetwork.Ranges()
    (ranges.inputs, ranges.hiddenLayers, ranges.width) = (100...100, 1...1, 60...60)
    (ranges.rows, ranges.outputs) = (12_000...12_000, 1...1)
    ranges.activations = [.tanh]
    let random = RandomNetwork(seed: 1, ranges)
    let check = try GradientCheck(
      random.network, random.observations, at: random.parameters, of: ["w1", "b61"])
    #expect(check.entries.count == 2 && check.agrees)
    #expect(check.rowsChecked < check.rowCount && check.rowCount == 12_000)
    #expect(check.parameterCount == 6121)
  }
}

/// The lesson's parameters after 1000 steps, from Tests/References/lesson.json.
private struct LessonEnd: Decodable {
  var last: State

  struct State: Decodable {
    var parameters: [Double]
  }

  static func parameters() throws -> [Double] {
    try reference("lesson.json", as: LessonEnd.self).last.parameters
  }
}
