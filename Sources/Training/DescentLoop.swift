import Kernels
import Network

/// Many steps of a small descent in one call, with the bits of one step after another.
final class DescentLoop {
  private let descent: SmallDescent
  private let losses: Vector

  /// The losses of so many steps are written at once.
  private static let stepsPerCall = 1024

  /// - Returns: nil for networks, rows or rules that have to go step by step.
  init?(
    _ network: Network, _ observations: Observations, _ options: DescentOptions
  ) throws(NetworkError) {
    guard let small = try network.small(observations, options),
      let descent = SmallDescent(small)
    else { return nil }
    self.descent = descent
    losses = Vector(zeros: Self.stepsPerCall, network.precision)
  }

  /// Makes up to `count` steps from a finite state and appends the loss after each.
  ///
  /// - Returns: why no more were made.
  func advance(
    _ count: Int, _ state: DescentVectors, loss: inout Double, step: inout Int,
    _ losses: inout [Double]
  ) -> DescentEnd {
    var left = count
    while left > 0 {
      let (made, end) = descent.advance(
        state.parameters, state.gradient, loss: &loss, steps: min(left, Self.stepsPerCall),
        losses: self.losses)
      for index in 0..<made { losses.append(self.losses[index]) }
      step += made
      left -= made
      guard end == .stepsMade else { return end }
    }
    return .stepsMade
  }
}
