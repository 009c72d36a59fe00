/// The rule that turns a gradient into a move of the parameters.
///
/// All parameters of a change move at once, from the point at which the gradient was taken. Every
/// operation of a rule is rounded to the precision of the network, in the order in which its
/// documentation writes it, without fused operations.
public enum Optimiser: Equatable, Sendable {
  case gradientDescent(GradientDescent)
  case momentum(Momentum)
  case adam(Adam)

  /// Which of the rules it is: the word of `--optimizer`.
  public enum Kind: String, CaseIterable, Sendable {
    case gradientDescent = "gradient-descent"
    case momentum
    case adam
  }

  public var kind: Kind {
    switch self {
    case .gradientDescent: .gradientDescent
    case .momentum: .momentum
    case .adam: .adam
    }
  }

  /// The factor η of every move, above 0.
  public var learningRate: Double {
    get {
      switch self {
      case .gradientDescent(let rule): rule.learningRate
      case .momentum(let rule): rule.learningRate
      case .adam(let rule): rule.learningRate
      }
    }
    set {
      switch self {
      case .gradientDescent(var rule):
        rule.learningRate = newValue
        self = .gradientDescent(rule)
      case .momentum(var rule):
        rule.learningRate = newValue
        self = .momentum(rule)
      case .adam(var rule):
        rule.learningRate = newValue
        self = .adam(rule)
      }
    }
  }

  /// How many numbers it remembers of every parameter from one change to the next, all 0 at the
  /// start: none; v of momentum; m and v of Adam.
  public var memories: Int {
    switch self {
    case .gradientDescent: 0
    case .momentum: 1
    case .adam: 2
    }
  }
}
