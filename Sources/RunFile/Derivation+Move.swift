import Derivation
import Graph
import Network
import Training

extension Derivation {
  /// The move that follows from the derivative, in the optimiser's formulas.
  mutating func addMove(_ state: Descent) {
    guard let index = try? state.network.index(of: parameter) else { return }
    let move = state.move(index)
    self.move = Move(
      optimiser: move.optimiser.words, learningRate: state.options.learningRate, from: move.from,
      to: state.moved(index), isFrozen: state.isFrozen(index),
      updates: state.isFrozen(index) ? [] : move.updates(of: parameter))
  }
}

extension Optimiser {
  fileprivate var words: String {
    switch self {
    case .gradientDescent: "gradient descent"
    case .momentum: "gradient descent with momentum"
    case .adam: "Adam"
    }
  }
}

extension OptimiserMove {
  /// The formulas of the change with their numbers; v3 is v after the third change.
  fileprivate func updates(of parameter: String) -> [Derivation.Update] {
    let eta = Derivation.Update.Value("η", optimiser.learningRate)
    switch optimiser {
    case .gradientDescent: return []
    case .momentum(let rule):
      return [
        update(
          now("v"), .symbol("μ") * .symbol(earlier("v")) + .symbol("g"),
          [.init("μ", rule.momentum), .init(earlier("v"), before[0]), .init("g", derivative)],
          after[0]),
        update(
          "Δ" + parameter, -(.symbol("η") * .symbol(now("v"))), [eta, .init(now("v"), after[0])],
          to - from),
      ]
    case .adam(let rule):
      let (m, v) = (now("m̂"), now("v̂"))
      let root = Formula.symbol(v).power(0.5)
      return [
        mean("m", "β1", rule.beta1, of: .symbol("g"), 0), corrected("m", "β1", rule.beta1, 0),
        mean("v", "β2", rule.beta2, of: Formula.symbol("g").applying(.square), 1),
        corrected("v", "β2", rule.beta2, 1),
        update(
          "Δ" + parameter, -(.symbol("η") * .symbol(m) / (root + .symbol("ε"))),
          [
            eta, .init(m, corrected[0]), .init(v, corrected[1]), .init("ε", rule.epsilon),
          ], to - from),
      ]
    }
  }

  private func now(_ name: String) -> String { "\(name)\(change)" }
  private func earlier(_ name: String) -> String { "\(name)\(change - 1)" }

  /// m = β1·m + (1 − β1)·g
  private func mean(
    _ name: String, _ share: String, _ beta: Double, of value: Formula, _ place: Int
  ) -> Derivation.Update {
    update(
      now(name), .symbol(share) * .symbol(earlier(name)) + (1 - .symbol(share)) * value,
      [.init(share, beta), .init(earlier(name), before[place]), .init("g", derivative)],
      after[place])
  }

  /// m̂ = m/(1 − β1^t)
  private func corrected(_ name: String, _ share: String, _ beta: Double, _ place: Int)
    -> Derivation.Update
  {
    update(
      now(name + "\u{302}"),
      .symbol(now(name)) / (1 - Formula.symbol(share).power(.number(Double(change)))),
      [.init(now(name), after[place]), .init(share, beta)], corrected[place])
  }

  private func update(
    _ name: String, _ formula: Formula, _ values: [Derivation.Update.Value], _ result: Double
  ) -> Derivation.Update {
    Derivation.Update(name: name, formula: formula, values: values, result: result)
  }
}
