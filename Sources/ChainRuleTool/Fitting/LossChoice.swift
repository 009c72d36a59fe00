import ChainRule

/// What `--loss` and `--mean` say together.
struct LossChoice {
  let loss: Loss

  init(_ arguments: Arguments) throws(Failure) {
    let named: Loss = arguments.value(.loss)
    switch (named, arguments.has(.mean)) {
    case (.crossEntropy, true): loss = .meanCrossEntropy
    case (_, true):
      throw .usage(
        "--mean does not go with --loss \(named.rawValue)", expected: "--loss cross-entropy",
        remedy: named == .mse ? "leave it out: mse is a mean" : "--loss mse")
    case (_, false): loss = named
    }
    if !loss.isCrossEntropy && arguments.has(.classes) {
      throw .usage(
        "--classes does not go with --loss \(named.rawValue)",
        expected: "--loss cross-entropy, which predicts classes")
    }
    if let classes: [String] = arguments.given(.classes), classes.count < 2 {
      throw .usage("--classes names one class", expected: "at least two")
    }
    if loss.isCrossEntropy && arguments.has(.outputActivation) {
      throw Failure(
        NetworkError.outputActivationWithCrossEntropy(arguments.value(.outputActivation)))
    }
  }
}

extension Penalty {
  /// What `--l1`, `--l2` and `--decay-biases` say together.
  init(_ arguments: Arguments) throws(Failure) {
    self.init(
      l1: arguments.given(.l1) ?? 0, l2: arguments.given(.l2) ?? 0,
      decaysBiases: arguments.has(.decayBiases))
    if decaysBiases && isNone {
      throw .usage("--decay-biases needs a decay", expected: "--l2 N or --l1 N above 0 beside it")
    }
  }
}

/// `--batch 32` or `--batch full`.
struct BatchChoice: ArgumentValue {
  /// `nil`: all rows.
  let rows: Int?

  init?(parsed: ParsedValue) {
    switch parsed {
    case .integer(let number): rows = number
    case .text("full"): rows = nil
    default: return nil
    }
  }
}
