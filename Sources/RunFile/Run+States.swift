import Kernels
import Network
public import Training

extension Run {
  /// The state after `step` changes of the parameters, computed again from the nearest
  /// checkpoint at or before it, with the bits of the fit.
  ///
  /// Every loss on the way, and every checkpoint, is held against what the run keeps.
  ///
  /// - Parameter step: from 0 to `steps`.
  /// - Throws: `RunFileError`: `noSuchStep`, or `differs` where the bits are not those of the fit.
  public func state(atStep step: Int) throws(RunFileError) -> Descent {
    var replay = try Replay(self)
    return try replay.state(atStep: step)
  }
}

/// The states of a run one after another, computed again.
///
///     var replay = try Replay(run)
///     for step in steps { draw(try replay.state(atStep: step)) }
///
/// Asked for steps in rising order it goes on from the state where it is, or from a checkpoint
/// in between if that is nearer: all states of a run cost one fit, a few cost a few intervals.
public struct Replay {
  public let run: Run
  private let observations: Observations
  private var descent: Descent?
  /// The losses that the run holds of the steps around the last one that was held against it.
  private var known: (first: Int, losses: [Double]) = (0, [])

  public init(_ run: Run) throws(RunFileError) {
    self.run = run
    observations = try run.readObservations()
  }

  /// The state after `step` changes; see `Run.state(atStep:)`.
  public mutating func state(atStep step: Int) throws(RunFileError) -> Descent {
    guard step >= 0, step <= run.steps else {
      throw RunFileError(run.path, .reading, .noSuchStep(step, last: run.steps))
    }
    let checkpoint = run.checkpoints[place(before: step)]
    var descent: Descent
    if let present = self.descent, present.step <= step, checkpoint.step <= present.step + 1 {
      descent = present
    } else {
      descent = try taken(up: checkpoint)
    }
    self.descent = nil
    while descent.step < step {
      guard descent.advance() else {
        let loss = descent.divergence?.value ?? descent.loss
        throw differs(
          "the loss", descent.step + 1, try storedLoss(atStep: descent.step + 1), loss)
      }
      try check(descent)
    }
    self.descent = descent
    return descent
  }

  /// The place of the last checkpoint at or before a step.
  private func place(before step: Int) -> Int {
    var (low, high) = (0, run.checkpoints.count)
    while high - low > 1 {
      let middle = (low + high) / 2
      if run.checkpoints[middle].step <= step { low = middle } else { high = middle }
    }
    return low
  }

  private mutating func taken(up checkpoint: Run.Checkpoint) throws(RunFileError) -> Descent {
    var options = run.options
    options.threads = Processors.available
    do {
      let descent = try Descent(
        run.network, observations, from: checkpoint.parameters, remembering: checkpoint.memory,
        atStep: checkpoint.step, options)
      try check(descent)
      return descent
    } catch let error as RunFileError {
      throw error
    } catch {
      throw RunFileError(run.path, .reading, .damaged("its parts do not fit together"))
    }
  }

  /// Holds a state against the loss, and the checkpoint if there is one, that the run keeps.
  private mutating func check(_ descent: Descent) throws(RunFileError) {
    let stored = try storedLoss(atStep: descent.step)
    guard isSame(stored, descent.loss) else {
      throw differs("the loss", descent.step, stored, descent.loss)
    }
    let checkpoint = run.checkpoints[place(before: descent.step)]
    guard checkpoint.step == descent.step else { return }
    for (index, (stored, computed)) in zip(checkpoint.parameters, descent.parameters).enumerated()
    where !isSame(stored, computed) {
      throw differs(run.network.parameterName(index), descent.step, stored, computed)
    }
  }

  private mutating func storedLoss(atStep step: Int) throws(RunFileError) -> Double {
    if !known.losses.indices.contains(step - known.first) {
      known = try run.readLosses(around: step)
    }
    return known.losses[step - known.first]
  }

  /// The same bits; one NaN is as good as another, since processors differ in them.
  private func isSame(_ a: Double, _ b: Double) -> Bool {
    a.bitPattern == b.bitPattern || (a.isNaN && b.isNaN)
  }

  private func differs(
    _ quantity: String, _ step: Int, _ stored: Double, _ computed: Double
  ) -> RunFileError {
    RunFileError(
      run.path, .reading,
      .differs(
        Difference(
          step: step, quantity: quantity, stored: stored, computed: computed,
          program: run.program, revisions: (run.arithmeticRevision, arithmeticRevision))))
  }
}
