import ChainRule

/// What the options say of the optimiser, as far as they do.
struct OptimiserChoice {
  /// `nil`: what suits the data.
  let kind: Optimiser.Kind?
  /// `nil`: one that suits the data.
  let learningRate: Double?
  private let momentum: Double
  private let adam: Adam

  /// - Throws: `Failure` for a number that the optimiser does not have.
  init(_ arguments: Arguments) throws(Failure) {
    kind = Optimiser.Kind(rawValue: arguments.value(.optimizer))
    learningRate = arguments.given(.learningRate)
    momentum = arguments.given(.momentum) ?? Momentum.usual
    adam = Adam(
      learningRate: learningRate ?? Adam.usual.learningRate,
      beta1: arguments.given(.beta1) ?? Adam.usual.beta1,
      beta2: arguments.given(.beta2) ?? Adam.usual.beta2,
      epsilon: arguments.given(.epsilon) ?? Adam.usual.epsilon)
    let owners: [(OptionName, Optimiser.Kind)] = [
      (.momentum, .momentum), (.beta1, .adam), (.beta2, .adam), (.epsilon, .adam),
    ]
    for (option, owner) in owners where arguments.has(option) && kind != owner {
      let asked: String = arguments.value(.optimizer)
      throw .usage(
        "\(option.written) does not go with --optimizer \(asked)",
        expected: "--optimizer \(owner.rawValue)")
    }
  }

  /// The rule, where `auto` is Adam for minibatches and gradient descent for all rows at once.
  ///
  /// - Parameter suitableRate: finds the learning rate of those that have no usual one.
  func optimiser(
    hasMinibatches: Bool, suitableRate: () throws(Failure) -> Double
  ) throws(Failure) -> Optimiser {
    switch kind ?? (hasMinibatches ? .adam : .gradientDescent) {
    case .adam: return .adam(adam)
    case .momentum:
      let rate = if let learningRate { learningRate } else { try suitableRate() }
      return .momentum(Momentum(learningRate: rate, momentum: momentum))
    case .gradientDescent:
      let rate = if let learningRate { learningRate } else { try suitableRate() }
      return .gradientDescent(GradientDescent(learningRate: rate))
    }
  }
}
