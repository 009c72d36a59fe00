import Network
public import Training

/// A run: what a fit was asked to do, and what came of it, as its file holds it.
///
///     let run = try Run(reading: "lesson.chainrule")
///     print(run.stopped, run.steps, run.loss, run.digest)
///     let descent = try run.state(atStep: 100)
///
/// What the fit was asked to do is reached through the run as well: `run.network`.
@dynamicMemberLookup
public struct Run: Sendable {
  /// The parameters after some step, and what the optimiser remembers there.
  public struct Checkpoint: Equatable, Sendable {
    public let step: Int
    /// In flat order, in the units trained in.
    public let parameters: [Double]
    /// See `Descent.memory`.
    public let memory: [Double]
  }

  /// How a fit ended.
  public struct Outcome: Sendable {
    public let stopped: StopReason
    /// What stopped being finite, if that ended it.
    public let divergence: Divergence?

    package init(stopped: StopReason, divergence: Divergence? = nil) {
      self.stopped = stopped
      self.divergence = divergence
    }
  }

  /// Where the run was read.
  public let path: String
  public let setup: RunSetup
  /// The format of the file.
  let format: Int
  /// The file itself, where it is held open.
  var held: Database?
  /// The number of changes made.
  public let steps: Int
  /// The states that are kept (see `CheckpointSchedule`), in order; the start first, the last
  /// state last.
  public let checkpoints: [Checkpoint]
  /// How the fit ended; nil if it still runs, or was killed.
  public let outcome: Outcome?
  /// The loss over all rows at the parameters that are kept.
  public let loss: Double

  public subscript<Member>(dynamicMember path: KeyPath<RunSetup, Member>) -> Member {
    setup[keyPath: path]
  }

  /// Why the fit ended: `interrupted` where it did not say.
  public var stopped: StopReason { outcome?.stopped ?? .interrupted }
  /// The parameters that are kept: those of the last state.
  public var parameters: [Double] { checkpoints[checkpoints.count - 1].parameters }
  /// The digest of the parameters that are kept.
  public var digest: String { RunFile.digest(of: parameters, setup.network.precision) }
}

extension Run.Checkpoint {
  init(_ descent: borrowing Descent) {
    self.init(step: descent.step, parameters: descent.parameters, memory: descent.memory)
  }
}
