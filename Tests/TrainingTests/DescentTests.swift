import Network
import TestSupport
import Testing
import Training

@Suite struct DescentTests {
  private func descent(
    _ options: DescentOptions, from start: [Double] = Lesson.start, at step: Int = 0
  ) throws -> Descent {
    try Descent(Lesson.network, Lesson.observations, from: start, atStep: step, options)
  }

  @Test("with a tolerance the descent stops after the first step that moves no parameter by more")
  func tolerance() throws {
    let tolerance = 1e-4
    var descent = try descent(
      DescentOptions(learningRate: 0.1, steps: 100_000, tolerance: tolerance))
    var moves: [Double] = []
    var before = descent.parameters
    while descent.advance() {
      moves.append(zip(before, descent.parameters).map { abs($0 - $1) }.max()!)
      before = descent.parameters
    }
    #expect(descent.stopped == .tolerance && descent.step == moves.count && moves.count < 2000)
    #expect(moves.last! <= tolerance)
    #expect(moves.dropLast().allSatisfy { $0 > tolerance })
  }

  @Test("at a minimum a tolerance stops after one step, and without one the steps are made")
  func toleranceOff() throws {
    let line = try Network(inputs: 1, hidden: [])
    let rows = try Observations(inputs: [[1, 2]], observed: [[3, 5]])
    for (tolerance, steps, reason) in [(0.0, 7, StopReason.steps), (1e-300, 1, .tolerance)] {
      var descent = try Descent(
        line, rows, from: [2, 1],
        DescentOptions(learningRate: 0.1, steps: 7, tolerance: tolerance))
      while descent.advance() {}
      #expect(descent.loss == 0 && descent.step == steps && descent.stopped == reason)
    }
  }

  @Test("frozen parameters stay and have derivatives; the others move as if they were constants")
  func frozen() throws {
    var descent = try descent(DescentOptions(learningRate: 0.1, frozen: ["w3", "b1"]))
    let first = descent.gradient
    #expect(first[2] != 0 && first[4] != 0)
    descent.advance()
    for index in 0..<7 {
      let moves = index == 2 || index == 4 ? 0 : 0.1 * first[index]
      #expect(descent.parameters[index] == Lesson.start[index] - moves)
    }
    for _ in 0..<20 { descent.advance() }
    #expect(descent.parameters[2] == 0.36 && descent.parameters[4] == 0)
    #expect(descent.gradient[2] != 0 && descent.gradient[4] != 0)
  }

  @Test("with all parameters frozen a tolerance stops at once")
  func allFrozen() throws {
    var descent = try descent(
      DescentOptions(
        learningRate: 0.1, tolerance: 1e-9, frozen: Lesson.network.parameterNames))
    let moved = descent.advance()
    #expect(moved)
    let movedAgain = descent.advance()
    #expect(!movedAgain)
    #expect(descent.parameters == Lesson.start && descent.stopped == .tolerance)
  }

  @Test("taken up from any state, a descent goes on with the same bits", arguments: [1, 17, 299])
  func resuming(step: Int) throws {
    let options = DescentOptions(learningRate: 0.1, steps: 300, frozen: ["b2"])
    var whole = try descent(options)
    while whole.step < step { whole.advance() }
    var resumed = try descent(options, from: whole.parameters, at: step)
    #expect(resumed.step == step && sameBits(resumed.gradient, whole.gradient))
    while whole.advance() {
      let moved = resumed.advance()
      #expect(moved)
      #expect(sameBits(resumed.parameters + [resumed.loss], whole.parameters + [whole.loss]))
    }
    let moved = resumed.advance()
    #expect(!moved)
    #expect(resumed.step == 300 && resumed.stopped == .steps)
  }

  @Test("a descent asked for no steps has its loss and gradient, and stops")
  func noSteps() throws {
    var descent = try descent(DescentOptions(learningRate: 0.1, steps: 0))
    #expect(descent.stopped == .steps && descent.loss > 1 && descent.gradient[0] != 0)
    let moved = descent.advance()
    #expect(!moved)
    #expect(descent.step == 0)
  }

  @Test("an interruption keeps the state and the first reason stays")
  func interruption() throws {
    var descent = try descent(DescentOptions(learningRate: 0.1))
    descent.advance()
    let parameters = descent.parameters
    descent.interrupt()
    let moved = descent.advance()
    #expect(!moved)
    #expect(descent.stopped == .interrupted && descent.parameters == parameters)
    var ended = try self.descent(DescentOptions(learningRate: 0.1, steps: 0))
    ended.interrupt()
    #expect(ended.stopped == .steps)
  }

  @Test("predictions are those of the present parameters")
  func predictions() throws {
    var descent = try descent(DescentOptions(learningRate: 0.1))
    descent.advance()
    let expected = (0..<3).map {
      Lesson.network.predict(Lesson.observations.inputs(row: $0), parameters: descent.parameters)[0]
    }
    #expect(descent.predictions.count == 1 && sameBits(descent.predictions[0], expected))
  }

  @Test("what does not fit is refused")
  func errors() throws {
    let options = DescentOptions(learningRate: 0.1)
    #expect(throws: NetworkError.shape("6 values for 7 parameters")) {
      try descent(options, from: Array(Lesson.start.dropLast()))
    }
    #expect(throws: NetworkError.unknownParameter("w5")) {
      try descent(DescentOptions(learningRate: 0.1, frozen: ["w1", "w5"]))
    }
    #expect(throws: NetworkError.shape("2 input columns for 1 inputs")) {
      try Descent(
        Lesson.network, Observations(inputs: [[1], [2]], observed: [[1]]), from: Lesson.start,
        options)
    }
  }
}
