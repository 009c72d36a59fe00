import Kernels

/// An optimiser at work on whole vectors: the bits of `Optimiser.move` for every parameter.
///
/// Frozen parameters, and what would be remembered of them, stay as they are.
struct OptimiserKernel: Sendable {
  /// With the numbers of the precision.
  private let optimiser: Optimiser
  private let precision: Precision
  /// The parameters that may move.
  private let ranges: [Range<Int>]

  init(_ optimiser: Optimiser, precision: Precision, isFrozen: [Bool]) {
    self.optimiser = optimiser.rounded(to: precision)
    self.precision = precision
    var ranges: [Range<Int>] = []
    for (index, isFrozen) in isFrozen.enumerated() where !isFrozen {
      if let last = ranges.last, last.upperBound == index {
        ranges[ranges.count - 1] = last.lowerBound..<index + 1
      } else {
        ranges.append(index..<index + 1)
      }
    }
    self.ranges = ranges
  }

  /// Where change number `change` (from 1) takes the parameters of a state, all at once, and what
  /// is remembered then, into the state's next ones.
  func move(_ state: DescentVectors, change: Int) {
    let rule = rule(change: change)
    for range in ranges {
      MoveKernel.move(
        range, by: rule, state.parameters, along: state.gradient, state.memory,
        into: state.nextParameters, state.nextMemory)
    }
  }

  private func rule(change: Int) -> MoveKernel.Rule {
    switch optimiser {
    case .gradientDescent(let rule): return .gradientDescent(rate: rule.learningRate)
    case .momentum(let rule): return .momentum(rate: rule.learningRate, keep: rule.momentum)
    case .adam(let rule):
      return .adam(
        rate: rule.learningRate, keep: (rule.beta1, rule.beta2),
        take: (precision.rounded(1 - rule.beta1), precision.rounded(1 - rule.beta2)),
        correction: rule.corrections(change, precision), epsilon: rule.epsilon)
    }
  }
}
