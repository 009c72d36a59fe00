import Network
import TestSupport
import Testing
import Training

/// What Scripts/references/lesson.py computed with 50 digits.
struct LessonReference: Decodable {
  var names: [String]
  var inputs: [Double]
  var observed: [Double]
  var start: [Double]
  var learningRate: Double
  var states: [State]
  var last: State

  struct State: Decodable {
    var step: Int
    var loss: Double
    var parameters: [Double]
    var gradient: [Double]?
  }

  static func read() throws -> LessonReference { try reference("lesson.json") }
}

@Suite struct LessonReferenceTests {
  let lesson: LessonReference

  init() throws { lesson = try .read() }

  private func descent(steps: Int) throws -> Descent {
    try Descent(
      Lesson.network, Lesson.observations, from: Lesson.start,
      DescentOptions(learningRate: Lesson.learningRate, steps: steps))
  }

  @Test("the reference is of the same lesson")
  func sameLesson() throws {
    #expect(lesson.names == Lesson.network.parameterNames)
    #expect(lesson.start == Lesson.start && lesson.learningRate == Lesson.learningRate)
    #expect(
      try Observations(inputs: [lesson.inputs], observed: [lesson.observed]) == Lesson.observations)
    #expect(lesson.states.map(\.step) == [0, 1, 2, 3, 4, 5] && lesson.last.step == 1000)
  }

  @Test("SSR and derivatives at steps 0 to 5 are the 50-digit ones to 1e-12")
  func firstSteps() throws {
    var descent = try descent(steps: 5)
    for state in lesson.states {
      #expect(descent.step == state.step)
      #expect(isClose(descent.loss, state.loss, within: 1e-12), "step \(state.step)")
      for (index, name) in lesson.names.enumerated() {
        let expected = try #require(state.gradient)[index]
        #expect(
          isClose(descent.gradient[index], expected, within: 1e-12),
          "dSSR/d\(name) at step \(state.step)")
        #expect(isClose(descent.parameters[index], state.parameters[index], within: 1e-13, of: 1))
      }
      descent.advance()
    }
    #expect(descent.stopped == .steps && descent.step == 5)
  }

  @Test("after 1000 steps the parameters are the 50-digit ones to 1e-13, the SSR below 1e-14")
  func thousandSteps() throws {
    var descent = try descent(steps: 1000)
    while descent.advance() {}
    #expect(descent.step == 1000 && descent.stopped == .steps)
    for (index, name) in lesson.names.enumerated() {
      #expect(
        isClose(descent.parameters[index], lesson.last.parameters[index], within: 1e-13),
        "\(name)")
    }
    #expect(descent.loss < 1e-14 && lesson.last.loss < 1e-14)
  }

  @Test("the SSR first rises")
  func rises() throws {
    var descent = try descent(steps: 2)
    var losses = [descent.loss]
    while descent.advance() { losses.append(descent.loss) }
    #expect(losses.count == 3 && losses[0] < losses[1] && losses[1] < losses[2])
  }
}
