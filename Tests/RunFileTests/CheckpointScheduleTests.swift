import ChainRule
import Testing
import Training

@testable import RunFile

@Suite struct CheckpointScheduleTests {
  @Test("kept states: the start, evenly spaced, never too many", arguments: [2, 3, 64, 100])
  func rule(capacity: Int) {
    var schedule = CheckpointSchedule(capacity: capacity)
    var kept: [Int] = []
    for step in 0...5000 {
      let interval = schedule.interval
      if schedule.keeps(afterReaching: step) { kept.append(step) }
      // It doubles only when there would be too many otherwise.
      if schedule.interval != interval {
        #expect(schedule.interval == 2 * interval && kept.count >= capacity)
        kept.removeAll { !schedule.keeps($0) }
      }
      #expect(kept == (0...step / schedule.interval).map { $0 * schedule.interval })
      #expect(kept.count <= capacity)
      #expect(step - (kept.last ?? -1) < schedule.interval)
    }
  }

  @Test("a writer holds only checkpoints that the rule keeps", arguments: [2, 3, 5, 64])
  func uncommitted(capacity: Int) throws {
    var news = UncommittedStates(CheckpointSchedule(capacity: capacity))
    for (step, state) in try states(try lesson(steps: 400)).enumerated() {
      news.record([state.loss], state)
      let interval = news.schedule.interval
      #expect(
        news.checkpoints.map { $0.step } == Array(stride(from: 0, through: step, by: interval)))
    }
  }

  @Test("64 states fill at interval 1; the 65th doubles it")
  func firstDoubling() {
    var schedule = CheckpointSchedule()
    #expect((0...63).allSatisfy { schedule.keeps(afterReaching: $0) } && schedule.interval == 1)
    #expect(schedule.keeps(afterReaching: 64) && schedule.interval == 2)
    #expect(!schedule.keeps(63) && schedule.keeps(62))
  }

  @Test("states that are noted with gaps give the interval that all would have given")
  func gaps() {
    for last in [1000, 4097, 1 << 20, 123_456_789] {
      var (leaping, walking) = (CheckpointSchedule(), CheckpointSchedule())
      _ = leaping.keeps(afterReaching: last)
      for step in stride(from: 0, through: last, by: max(1, last / 1000)) {
        _ = walking.keeps(afterReaching: step)
      }
      _ = walking.keeps(afterReaching: last)
      #expect(leaping == walking && last / leaping.interval < 64)
    }
  }
}
