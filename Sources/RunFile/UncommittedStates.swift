import Training

/// What a writer has been told and has not put on the disk yet.
struct UncommittedStates {
  private(set) var schedule: CheckpointSchedule
  /// The checkpoints to be added; the schedule still keeps every one of them.
  private(set) var checkpoints: [Run.Checkpoint] = []
  /// The losses from step `first` on, which begins a row of the table.
  private var losses: [Double] = []
  private var first = 0

  init(_ schedule: CheckpointSchedule) { self.schedule = schedule }

  /// The last step that was recorded; −1 for none.
  var last: Int { first + losses.count - 1 }

  /// The first state after the last recorded one that has to be recorded by itself.
  var next: Int { schedule.next(after: last) }

  /// - Parameter newLosses: those of the states after the last recorded one, up to the present one.
  mutating func record(_ newLosses: [Double], _ descent: borrowing Descent) {
    let step = descent.step
    precondition(
      step == last + newLosses.count && step <= next && !newLosses.isEmpty,
      "states are recorded in order, each once")
    losses.append(contentsOf: newLosses)
    let interval = schedule.interval
    let isKept = schedule.keeps(afterReaching: step)
    if schedule.interval != interval { checkpoints.removeAll { !schedule.keeps($0.step) } }
    if isKept { checkpoints.append(Run.Checkpoint(descent)) }
  }

  /// The rows of losses that are new or have grown, each with its first step.
  var lossRows: [(first: Int, losses: [Double])] {
    stride(from: 0, to: losses.count, by: Schema.lossesPerRow).map { start in
      (first + start, Array(losses[start..<min(start + Schema.lossesPerRow, losses.count)]))
    }
  }

  /// All is on the disk; the last row of losses is kept, since it will grow.
  mutating func areCommitted() {
    let full = losses.count / Schema.lossesPerRow * Schema.lossesPerRow
    losses.removeFirst(full)
    first += full
    checkpoints = []
  }
}
