import CKernels

/// How some steps of a descent ended.
package enum DescentEnd: UInt8, Sendable {
  /// All steps that were asked for were made.
  case stepsMade
  /// In the last step no parameter moved by more than the tolerance.
  case tolerance
  /// The next state is not finite: a parameter, a derivative or the loss.
  case notFinite

  init(_ stop: ck_stop) { self = DescentEnd(rawValue: UInt8(stop.rawValue))! }
}
