import Network
import TestSupport
import Testing
import Training

/// What Scripts/references/descents.py computed with 50 digits.
struct DescentReferences: Decodable {
  var inputs: [Double]
  var observed: [Double]
  var start: [Double]
  var seed: UInt64
  var cases: [Case]

  struct Case: Decodable, CustomTestStringConvertible {
    var optimizer: String
    var numbers: [Double]
    var batch: Int?
    var l1: Double
    var l2: Double
    var states: [State]

    var testDescription: String { "\(optimizer) \(numbers), batch \(batch ?? 7)" }

    var optimiser: Optimiser? {
      switch Optimiser.Kind(rawValue: optimizer) {
      case .gradientDescent: .gradientDescent(GradientDescent(learningRate: numbers[0]))
      case .momentum: .momentum(Momentum(learningRate: numbers[0], momentum: numbers[1]))
      case .adam:
        .adam(
          Adam(
            learningRate: numbers[0], beta1: numbers[1], beta2: numbers[2], epsilon: numbers[3]))
      case nil: nil
      }
    }
  }

  struct State: Decodable {
    var step: Int
    var rows: [Int]
    var loss: Double
    var parameters: [Double]
    var gradient: [Double]
    var memory: [Double]
  }

  static let shared = try? reference("descents.json", as: DescentReferences.self)
}

@Suite struct OptimiserReferenceTests {
  @Test("there is a case for every optimiser, over all rows and in minibatches")
  func cases() throws {
    let cases = try #require(DescentReferences.shared).cases
    for kind in Optimiser.Kind.allCases {
      for batch in [nil, 3] {
        #expect(cases.contains { $0.optimizer == kind.rawValue && $0.batch == batch })
      }
    }
  }

  @Test(
    "every optimiser goes the way of its paper, to 1e-12 after 40 steps",
    arguments: DescentReferences.shared?.cases ?? [])
  func trajectory(of reference: DescentReferences.Case) throws {
    let shared = try #require(DescentReferences.shared)
    let network = try Network(
      inputs: 1, hidden: [2], activations: [.tanh],
      penalty: Penalty(l1: reference.l1, l2: reference.l2))
    var descent = try Descent(
      network, try Observations(inputs: [shared.inputs], observed: [shared.observed]),
      from: shared.start,
      DescentOptions(
        try #require(reference.optimiser), steps: 100, batch: reference.batch, seed: shared.seed))
    for state in reference.states {
      while descent.step < state.step { descent.advance() }
      #expect(descent.nextRows == (reference.batch == nil ? nil : state.rows))
      #expect(isClose(descent.loss, state.loss, within: 1e-12))
      #expect(descent.memory.count == state.memory.count)
      for (ours, theirs) in [
        (descent.parameters, state.parameters), (descent.gradient, state.gradient),
        (descent.memory, state.memory),
      ] {
        for (a, b) in zip(ours, theirs) {
          #expect(isClose(a, b, within: 1e-12, of: 1), "step \(state.step): \(a) \(b)")
        }
      }
    }
  }
}
