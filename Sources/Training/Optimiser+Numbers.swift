extension Optimiser {
  /// The numbers of the rule beside the learning rate: none; μ; β₁, β₂ and ε.
  public var numbers: [Double] {
    switch self {
    case .gradientDescent: []
    case .momentum(let rule): [rule.momentum]
    case .adam(let rule): [rule.beta1, rule.beta2, rule.epsilon]
    }
  }

  /// A rule from its numbers; nil if they are not as many, or none that the rule can have.
  public init?(_ kind: Kind, learningRate: Double, numbers: [Double]) {
    func isShare(_ number: Double) -> Bool { number >= 0 && number < 1 }
    switch (kind, numbers.count) {
    case (.gradientDescent, 0):
      self = .gradientDescent(GradientDescent(learningRate: learningRate))
    case (.momentum, 1) where isShare(numbers[0]):
      self = .momentum(Momentum(learningRate: learningRate, momentum: numbers[0]))
    case (.adam, 3) where isShare(numbers[0]) && isShare(numbers[1]) && numbers[2] > 0:
      self = .adam(
        Adam(
          learningRate: learningRate, beta1: numbers[0], beta2: numbers[1], epsilon: numbers[2]))
    default: return nil
    }
  }
}
