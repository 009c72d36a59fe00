public import Kernels

/// What one change makes of one parameter: every number of the optimiser's formula, as training
/// computes it, in the precision of the network.
public struct OptimiserMove: Equatable, Sendable {
  /// The rule, its numbers rounded to the precision.
  public let optimiser: Optimiser
  /// The number t of the change, from 1: it leads from state t − 1 to state t.
  public let change: Int
  /// The derivative g of the loss by the parameter, at state t − 1.
  public let derivative: Double
  /// What the rule remembered of the parameter: nothing; v; m and v.
  public let before: [Double]
  /// The same after the change.
  public let after: [Double]
  /// m̂ and v̂ of Adam; else empty.
  public let corrected: [Double]
  public let from: Double
  public let to: Double
}

extension Optimiser {
  /// The same rule with the numbers that a precision has.
  public func rounded(to precision: Precision) -> Optimiser {
    switch self {
    case .gradientDescent(var rule):
      rule.learningRate = precision.rounded(rule.learningRate)
      return .gradientDescent(rule)
    case .momentum(var rule):
      rule.learningRate = precision.rounded(rule.learningRate)
      rule.momentum = precision.rounded(rule.momentum)
      return .momentum(rule)
    case .adam(var rule):
      rule.learningRate = precision.rounded(rule.learningRate)
      rule.beta1 = precision.rounded(rule.beta1)
      rule.beta2 = precision.rounded(rule.beta2)
      rule.epsilon = precision.rounded(rule.epsilon)
      return .adam(rule)
    }
  }

  /// The move of one parameter, written out; `OptimiserKernel` gives the same bits for all.
  ///
  /// - Parameters:
  ///   - change: its number, from 1.
  ///   - before: what the rule remembers of the parameter, `memories` numbers.
  public func move(
    _ parameter: Double, along derivative: Double, remembering before: [Double], change: Int,
    in precision: Precision
  ) -> OptimiserMove {
    let rule = rounded(to: precision)
    let (after, corrected, move): ([Double], [Double], Double)
    switch rule {
    case .gradientDescent(let rule):
      (after, corrected) = ([], [])
      move = precision.rounded(rule.learningRate * derivative)
    case .momentum(let rule):
      let v = rule.velocity(before[0], derivative, precision)
      (after, corrected) = ([v], [])
      move = precision.rounded(rule.learningRate * v)
    case .adam(let rule):
      after = rule.means(before, derivative, precision)
      corrected = rule.corrected(after, change, precision)
      move = rule.move(corrected, precision)
    }
    return OptimiserMove(
      optimiser: rule, change: change, derivative: derivative, before: before, after: after,
      corrected: corrected, from: parameter, to: precision.rounded(parameter - move))
  }
}
