import ChainRule
import Kernels
import Network
import Testing
import Training

@testable import RunFile

@Suite struct ReplayTests {
  @Test("any step is computed again bit for bit", arguments: UInt64(0)..<12)
  func anyStep(seed: UInt64) throws {
    try withFolder { (folder: String) throws in
      let states = try fit(try randomSetup(seed, steps: 300), to: folder + "/a")
      let run = try Run(reading: folder + "/a")
      var random = SeededGenerator(seed: seed)
      for _ in 0..<20 {
        let step = Int(random.next() % UInt64(states.count))
        let state = try run.state(atStep: step)
        #expect(state.step == step && bits(state.parameters) == bits(states[step].parameters))
        #expect(bits(state.gradient) == bits(states[step].gradient))
        #expect(state.loss.bitPattern == states[step].loss.bitPattern)
      }
    }
  }

  @Test("a replay gives the same states in any order, all of them or a few")
  func orders() throws {
    try withFolder { (folder: String) throws in
      let states = try fit(try lesson(steps: 500), to: folder + "/a")
      let run = try Run(reading: folder + "/a")
      for steps in [
        Array(0...500), Array(stride(from: 0, through: 500, by: 7)),
        Array((0...500).reversed()), [500, 0, 250, 250, 251, 3, 499],
      ] {
        var replay = try Replay(run)
        for step in steps {
          #expect(bits(try replay.state(atStep: step).parameters) == bits(states[step].parameters))
        }
      }
    }
  }

  @Test("the last state of a run that a tolerance stopped says so when computed again")
  func tolerance() throws {
    try withFolder { (folder: String) throws in
      var setup = try lesson(steps: 5000)
      setup.options.tolerance = 1e-4
      let states = try fit(setup, to: folder + "/a")
      let run = try Run(reading: folder + "/a")
      #expect(run.stopped == .tolerance && run.steps < 5000)
      #expect(
        bits(try run.state(atStep: run.steps).parameters) == bits(states[run.steps].parameters))
    }
  }

  @Test("a step that the run does not have is refused", arguments: [-1, 21, Int.max, Int.min])
  func noSuchStep(step: Int) throws {
    try withFolder { (folder: String) throws in
      try fit(try lesson(), to: folder + "/a")
      let run = try Run(reading: folder + "/a")
      let error = #expect(throws: RunFileError.self) { try run.state(atStep: step) }
      #expect(error?.reason == .noSuchStep(step, last: 20))
      #expect(error?.message == "\(folder)/a has no step \(step): its last is 20")
      #expect(error?.remedy == "choose a step from 0 to 20")
    }
  }

  /// The lesson with one number changed, and its seals made good.
  private func forged(_ folder: String, _ change: (Database) throws -> Void) throws -> Run {
    try fit(try lesson(steps: 200), to: folder + "/a")
    do { try change(try Database(folder + "/a", .writing)) }
    return try Run(reading: folder + "/a")
  }

  @Test("a loss of other bits is met on the way, by step and both values")
  func otherLoss() throws {
    try withFolder { (folder: String) throws in
      let run = try forged(folder) { database in
        var losses = try database.losses(upTo: 200)
        losses[101] = losses[101].nextUp
        try database.insert([.integer(0), .bytes(Packing.bytes(losses))], into: .loss)
      }
      #expect(try run.state(atStep: 100).step == 100)
      let error = #expect(throws: RunFileError.self) { try run.state(atStep: 103) }
      guard case .differs(let difference) = error?.reason else {
        Issue.record("\(String(describing: error))")
        return
      }
      #expect(difference.step == 101 && difference.quantity == "the loss")
      #expect(difference.stored == difference.computed.nextUp)
      #expect(difference.cause == "both are of arithmetic revision 2, so they should be the same")
    }
  }

  @Test("a checkpoint of other bits is met by a walk that passes it")
  func otherCheckpoint() throws {
    try withFolder { (folder: String) throws in
      let run = try forged(folder) { database in
        var parameters = try database.checkpoints(51, of: try lesson().setup, format: 2)[20]
          .parameters
        parameters[5] = parameters[5].nextDown
        try database.insert(Run.Checkpoint(step: 80, parameters: parameters, memory: []))
      }
      #expect(run.checkpoints[20].step == 80)
      var replay = try Replay(run)
      #expect(throws: Never.self) { try (0..<80).map { try replay.state(atStep: $0).loss } }
      let error = #expect(throws: RunFileError.self) { try replay.state(atStep: 80) }
      guard case .differs(let difference) = error?.reason else {
        Issue.record("\(String(describing: error))")
        return
      }
      #expect(difference.step == 80 && difference.quantity == "b2")
    }
  }

  @Test("a run of another arithmetic revision that differs says why")
  func otherRevision() throws {
    try withFolder { (folder: String) throws in
      var setup = try lesson()
      setup.arithmeticRevision = 0
      setup.program = "0.0.9"
      let states = try states(setup)
      setup.options.learningRate = 0.1.nextUp
      let writer = try makeWriter(creating: folder + "/a", setup, at: states[0])
      for state in states.dropFirst() { writer.record([state.loss], state) }
      try writer.finish(states[20])
      var replay = try Replay(try Run(reading: folder + "/a"))
      let error = #expect(throws: RunFileError.self) {
        for step in 0...20 { _ = try replay.state(atStep: step) }
      }
      #expect(
        error?.message.hasSuffix(
          "the run was trained with arithmetic revision 0, "
            + "and this program computes with revision \(arithmeticRevision)") == true)
      #expect(
        error?.remedy == "use chainrule 0.0.9, which made the run, or fit again with this program")
    }
  }
}
