import CKernels

/// The moves of the optimisers on whole vectors.
package enum MoveKernel {
  /// A rule with its numbers, which are values of the precision of the vectors.
  package enum Rule: Sendable {
    /// next = p − rate·g
    case gradientDescent(rate: Double)
    /// m′ = keep·m + g, next = p − rate·m′
    case momentum(rate: Double, keep: Double)
    /// m′ = keep₁·m + take₁·g, v′ = keep₂·v + take₂·g², next = p − rate·m̂/(√v̂ + ε) with
    /// m̂ = m′/correction₁ and v̂ = v′/correction₂
    case adam(
      rate: Double, keep: (Double, Double), take: (Double, Double),
      correction: (Double, Double), epsilon: Double)
  }

  /// Moves the parameters of a range by their derivatives, each operation rounded by itself.
  ///
  /// - Parameters:
  ///   - memory: m of all parameters, then v of all; as much of it as the rule has.
  ///   - next, nextMemory: vectors of their own, which get the results.
  package static func move(
    _ range: Range<Int>, by rule: Rule, _ parameters: Vector, along gradient: Vector,
    _ memory: Vector,
    into next: Vector, _ nextMemory: Vector
  ) {
    let count = parameters.count
    precondition(
      range.lowerBound >= 0 && range.upperBound <= count && gradient.count == count
        && next.count == count && memory.count >= rule.memories * count
        && nextMemory.count == memory.count)
    var numbers = rule.numbers
    // What the rule does not remember has no place: a null pointer.
    let first = range.lowerBound
    let m = rule.memories > 0 ? first : nil
    let v = rule.memories > 1 ? count + first : nil
    switch parameters.precision {
    case .double:
      ck_move_doubles(
        &numbers, range.count, parameters.doubles + first, gradient.doubles + first,
        m.map { memory.doubles + $0 }, v.map { memory.doubles + $0 }, next.doubles + first,
        m.map { nextMemory.doubles + $0 }, v.map { nextMemory.doubles + $0 })
    case .float:
      ck_move_floats(
        &numbers, range.count, parameters.floats + first, gradient.floats + first,
        m.map { memory.floats + $0 }, v.map { memory.floats + $0 }, next.floats + first,
        m.map { nextMemory.floats + $0 }, v.map { nextMemory.floats + $0 })
    }
  }
}

extension MoveKernel.Rule {
  /// How many numbers it remembers of every parameter.
  package var memories: Int {
    switch self {
    case .gradientDescent: 0
    case .momentum: 1
    case .adam: 2
    }
  }

  fileprivate var numbers: ck_optimiser {
    var numbers = ck_optimiser()
    switch self {
    case .gradientDescent(let rate): numbers.rate = rate
    case .momentum(let rate, let keep):
      (numbers.rule, numbers.rate, numbers.keep1) = (1, rate, keep)
    case .adam(let rate, let keep, let take, let correction, let epsilon):
      (numbers.rule, numbers.rate, numbers.epsilon) = (2, rate, epsilon)
      (numbers.keep1, numbers.keep2) = keep
      (numbers.take1, numbers.take2) = take
      (numbers.correction1, numbers.correction2) = correction
    }
    return numbers
  }
}

extension Vector {
  /// Whether no number is infinite or not a number.
  package var isFinite: Bool {
    switch precision {
    case .double: ck_all_finite_doubles(doubles, count) != 0
    case .float: ck_all_finite_floats(floats, count) != 0
    }
  }
}
