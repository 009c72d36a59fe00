/// Why a descent ended.
public enum StopReason: String, Sendable {
  /// The steps that were asked for are made.
  case steps
  /// In the last step no parameter moved by more than the tolerance.
  case tolerance
  /// Early stopping: the held-out loss did not improve.
  case early
  /// A loss, a derivative, a parameter or what the optimiser remembers stopped being finite.
  case diverged
  /// The user stopped it.
  case interrupted
  /// No move makes the loss smaller.
  case stalled
}
