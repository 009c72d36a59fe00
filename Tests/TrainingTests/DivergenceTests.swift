import Kernels
import Network
import TestSupport
import Testing
import Training

/// Where something stops being finite, the descent ends at the last state that was.
@Suite struct DivergenceTests {
  private struct Found: Equatable {
    var step: Int?
    var row: Int?
    var factor: String?
    var value: Double?

    init(step: Int, row: Int?, factor: String, value: Double) {
      (self.step, self.row, self.factor, self.value) = (step, row, factor, value)
    }

    init(_ divergence: Divergence?) {
      (step, row) = (divergence?.step, divergence?.row)
      (factor, value) = (divergence?.factor, divergence?.value)
    }
  }

  private let line = try! Network(inputs: 1, hidden: [])

  private func rows(_ inputs: [Double], _ observed: [Double]) throws -> Observations {
    try Observations(inputs: [inputs], observed: [observed])
  }

  @Test("a learning rate too large keeps the last finite state and names step, row and factor")
  func tooLarge() throws {
    let data = try rows([1, 2, 3], [0, 0, 0])
    let options = DescentOptions(learningRate: 1e60)
    var descent = try Descent(line, data, from: [1, 0], options)
    var states = [(descent.parameters, descent.loss, descent.gradient)]
    while descent.advance() {
      states.append((descent.parameters, descent.loss, descent.gradient))
    }
    #expect(descent.stopped == .diverged && descent.step == states.count - 1)
    let last = states.last!
    #expect(last.1.isFinite && last.2.allSatisfy(\.isFinite))
    #expect(descent.parameters == last.0 && descent.loss == last.1 && descent.gradient == last.2)

    // The state after it, by hand: which row is the first whose square is not finite?
    let next = zip(last.0, last.2).map { $0 - 1e60 * $1 }
    let squares = [1.0, 2, 3].map { x in
      let residual = 0 - (next[0] * x + next[1])
      return residual * residual
    }
    let row = try #require(squares.firstIndex { !$0.isFinite })
    #expect(
      Found(descent.divergence)
        == Found(
          step: states.count, row: row, factor: "(Observed − Predicted)²", value: .infinity))
    let moved = descent.advance()
    #expect(!moved)
  }

  @Test("the row is the first one that is not finite, though others are")
  func row() throws {
    let descent = try Descent(
      line, rows([1, 1e200, 1e300], [0, 0, 0]), from: [1, 0], DescentOptions(learningRate: 0.1))
    let divergence = try #require(descent.divergence)
    #expect(divergence.step == 0 && divergence.row == 1)
    #expect(divergence.factor == "(Observed − Predicted)²" && divergence.value == .infinity)
  }

  @Test("a node's sum and its activation are named")
  func nodes() throws {
    let overflow = try Descent(
      Lesson.network, rows([0, 1e200], [0, 0]), from: [1, 1e200, 1, 1, 0, 0, 0],
      DescentOptions(learningRate: 0.1))
    #expect(
      Found(overflow.divergence) == Found(step: 0, row: 1, factor: "x2", value: .infinity))
    let output = try Descent(
      Lesson.network, rows([1], [0]), from: [1e200, 0, -1e200, 0, 0, 0, 0],
      DescentOptions(learningRate: 0.1))
    #expect(
      Found(output.divergence) == Found(step: 0, row: 0, factor: "Predicted", value: -.infinity))
  }

  @Test("a sum over rows that overflows alone has no row")
  func sumOverRows() throws {
    let descent = try Descent(
      line, rows([0, 0], [1.2e154, 1.2e154]), from: [1, 0], DescentOptions(learningRate: 0.1))
    #expect(
      Found(descent.divergence) == Found(step: 0, row: nil, factor: "SSR", value: .infinity))
  }

  @Test("a derivative that overflows in one row names the row")
  func derivative() throws {
    let descent = try Descent(
      line, rows([0, 1e300, 1], [0, 1e150, 0]), from: [0, 0], DescentOptions(learningRate: 0.1))
    #expect(
      Found(descent.divergence) == Found(step: 0, row: 1, factor: "dSSR/dw1", value: -.infinity))
  }

  @Test("a derivative that overflows only in the sum has no row")
  func derivativeSum() throws {
    let descent = try Descent(
      line, rows([1e158, 1e158], [-5e149, -5e149]), from: [0, 0],
      DescentOptions(learningRate: 0.1))
    #expect(
      Found(descent.divergence) == Found(step: 0, row: nil, factor: "dSSR/dw1", value: .infinity))
  }

  @Test("a parameter that overflows is named")
  func parameter() throws {
    var descent = try Descent(
      line, rows([1], [-1]), from: [1, 0], DescentOptions(learningRate: 1e308))
    let moved = descent.advance()
    #expect(!moved)
    #expect(
      Found(descent.divergence) == Found(step: 1, row: nil, factor: "w1", value: -.infinity))
    #expect(descent.parameters == [1, 0] && descent.step == 0 && descent.loss == 4)
  }

  @Test("what the optimiser remembers is named where it overflows", arguments: [1e20, 1e160])
  func memory(size: Double) throws {
    let precision: Precision = size > 1e38 ? .double : .float
    let network = try Network(inputs: 1, hidden: [], precision: precision)
    var descent = try Descent(
      network, rows([size], [1]), from: [0, 0],
      DescentOptions(.adam(Adam(learningRate: 0.1)), steps: 10))
    let moved = descent.advance()
    #expect(!moved && descent.step == 0 && descent.parameters == [0, 0])
    #expect(
      Found(descent.divergence) == Found(step: 1, row: nil, factor: "v of w1", value: .infinity))
  }

  @Test("in a minibatch the row is found by the minibatch's own mean")
  func minibatch() throws {
    let network = try Network(inputs: 1, hidden: [], loss: .mse)
    let data = try rows(
      [Double](repeating: 5e158, count: 10), [Double](repeating: 1e150, count: 10))
    let descent = try Descent(
      network, data, from: [0, 0],
      DescentOptions(.gradientDescent(GradientDescent(learningRate: 0.1)), batch: 1))
    let row = try #require(descent.nextRows?.first)
    #expect(
      Found(descent.divergence)
        == Found(step: 0, row: row, factor: "dMSE/dw1", value: -.infinity))
  }

  @Test("a start that is not finite is refused by name", arguments: [Double.nan, .infinity])
  func start(value: Double) throws {
    var start = Lesson.start
    start[5] = value
    var descent = try Descent(
      Lesson.network, Lesson.observations, from: start, DescentOptions(learningRate: 0.1))
    let divergence = try #require(descent.divergence)
    #expect(divergence.step == 0 && divergence.row == nil && divergence.factor == "b2")
    #expect(ulps(divergence.value, value) == 0)
    #expect(descent.stopped == .diverged)
    let moved = descent.advance()
    #expect(!moved)
  }

  @Test("a resumed descent counts its steps on")
  func resumed() throws {
    var descent = try Descent(
      line, rows([1], [-1]), from: [1, 0], atStep: 41, DescentOptions(learningRate: 1e308))
    descent.advance()
    #expect(descent.divergence?.step == 42)
  }
}
