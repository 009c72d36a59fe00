import Network
import TestSupport
import Testing
import Training

/// All parameters of a step move from the same point.
@Suite struct SimultaneousTests {
  /// A step in which each parameter moves as soon as its derivative is known, so that the next
  /// derivative is taken at a point that has moved already: the mistake.
  private func oneAfterAnother(_ p: inout [Double], _ network: Network, _ rows: Observations)
    throws
  {
    let engine = try Backpropagation(network, rows)
    var gradient = p
    for index in p.indices {
      _ = engine.gradient(at: p, into: &gradient)
      p[index] -= Lesson.learningRate * gradient[index]
    }
  }

  @Test("a step moves all parameters from the same point")
  func samePoint() throws {
    let lesson = try LessonReference.read()
    var descent = try Descent(
      Lesson.network, Lesson.observations, from: Lesson.start,
      DescentOptions(learningRate: Lesson.learningRate))
    var sequential = Lesson.start
    for state in lesson.states.dropFirst() {
      descent.advance()
      try oneAfterAnother(&sequential, Lesson.network, Lesson.observations)
      for index in sequential.indices {
        #expect(
          isClose(descent.parameters[index], state.parameters[index], within: 1e-12, of: 1))
      }
      let apart = zip(sequential, descent.parameters).map { abs($0 - $1) }.max()!
      #expect(apart > 0.01, "step \(state.step): one after another has to look different")
    }
  }

  @Test("w1 moves first, so one after another only w1 agrees after one step")
  func firstStep() throws {
    var descent = try Descent(
      Lesson.network, Lesson.observations, from: Lesson.start,
      DescentOptions(learningRate: Lesson.learningRate))
    descent.advance()
    var sequential = Lesson.start
    try oneAfterAnother(&sequential, Lesson.network, Lesson.observations)
    #expect(sequential[0] == descent.parameters[0])
    for index in 1..<7 { #expect(abs(sequential[index] - descent.parameters[index]) > 1e-3) }
  }

  @Test("a move is the learning rate times the derivative at the state before, bit for bit")
  func moves() throws {
    for seed in UInt64(0)..<20 {
      let random = RandomNetwork(seed: seed)
      var descent = try Descent(
        random.network, random.observations, from: random.parameters,
        DescentOptions(learningRate: 0.01))
      for _ in 0..<3 {
        let (before, gradient) = (descent.parameters, descent.gradient)
        descent.advance()
        #expect(descent.stopped == nil, "\(random)")
        #expect(sameBits(descent.parameters, zip(before, gradient).map { $0 - 0.01 * $1 }))
        let here = RowByRow(random.network, random.observations, descent.parameters)
        #expect(sameBits(descent.gradient, here.gradient), "\(random)")
        #expect(sameBits([descent.loss], [here.loss]), "\(random)")
      }
    }
  }
}
