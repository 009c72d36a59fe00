package import Kernels

extension Network {
  /// Whether the penalty looks at a parameter of the flat vector.
  package func isPenalised(_ index: Int) -> Bool {
    !penalty.isNone && (index < weightCount || penalty.decaysBiases)
  }

  /// A derivative with the penalty's: 2·λ₂ × w by fma, then ± λ₁, in the network's precision.
  package func addingPenalty(to derivative: Double, of index: Int, at value: Double) -> Double {
    guard isPenalised(index) else { return derivative }
    var sum = derivative
    if penalty.l2 != 0 {
      sum = precision.fusedMultiplyAdd(precision.rounded(2 * penalty.l2), value, sum)
    }
    let l1 = precision.rounded(penalty.l1)
    if value > 0 { sum = precision.rounded(sum + l1) }
    if value < 0 { sum = precision.rounded(sum - l1) }
    return sum
  }

  /// A loss with the penalty: λ₂·Σw² + λ₁·Σ|w|, the two sums in `Double`, added to the loss and
  /// rounded once.
  package func addingPenalty(to loss: Double, at parameters: [Double]) -> Double {
    guard !penalty.isNone else { return loss }
    return precision.rounded(loss + penaltyValue(at: parameters))
  }

  /// λ₂·Σw² + λ₁·Σ|w|, in `Double`, without the term whose λ is 0: parameter i goes to lane i mod 8, by product and addition,
  /// and the lanes are added as (l, l+4), (l, l+2), (l, l+1).
  package func penaltyValue(at parameters: [Double]) -> Double {
    var squares = [Double](repeating: 0, count: 8)
    var sizes = squares
    for index in 0..<(penalty.decaysBiases ? parameterCount : weightCount) {
      squares[index % 8] += parameters[index] * parameters[index]
      sizes[index % 8] += abs(parameters[index])
    }
    for half in [4, 2, 1] {
      for lane in 0..<half {
        squares[lane] += squares[lane + half]
        sizes[lane] += sizes[lane + half]
      }
    }
    return penalty.value(squares: squares[0], sizes: sizes[0])
  }
}

extension Network {
  private var penalisedCount: Int { penalty.decaysBiases ? parameterCount : weightCount }

  /// Adds the penalty's derivatives to all of a gradient.
  package func addPenalty(to gradient: Vector, at parameters: Vector) {
    guard !penalty.isNone else { return }
    PenaltyKernels.add(
      twiceL2: precision.rounded(2 * penalty.l2), l1: precision.rounded(penalty.l1), to: gradient,
      at: parameters, count: penalisedCount)
  }

  /// A loss with the penalty.
  package func addingPenalty(to loss: Double, at parameters: Vector) -> Double {
    guard !penalty.isNone else { return loss }
    let sums = PenaltyKernels.sums(parameters, count: penalisedCount)
    return precision.rounded(loss + penalty.value(squares: sums.squares, sizes: sums.sizes))
  }
}
