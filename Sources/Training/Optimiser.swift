/// A rule that turns a gradient into a move of the parameters.
public protocol Optimiser: Sendable {
  /// Moves the parameters, all at once, from the point at which `gradient` was taken.
  ///
  /// - Parameters:
  ///   - parameters: the flat vector.
  ///   - gradient: the derivative of the loss by each of them, of the same length.
  ///   - isFrozen: which parameters stay where they are.
  mutating func update(
    _ parameters: inout [Double], along gradient: [Double], keeping isFrozen: [Bool])
}
