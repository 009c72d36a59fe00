import CKernels

/// What keeps parameters small, for whole vectors.
package enum PenaltyKernels {
  /// Adds 2·λ₂ × w by fma, where λ₂ is not 0, then λ₁ × sign(w), to the first `count` derivatives.
  package static func add(
    twiceL2: Double, l1: Double, to gradient: Vector, at parameters: Vector, count: Int
  ) {
    precondition(gradient.precision == parameters.precision)
    precondition(count <= gradient.count && count <= parameters.count)
    ck_layers_penalise(
      gradient.precision == .float ? 1 : 0, gradient.memory, parameters.memory, count, twiceL2, l1)
  }

  /// Σ w² and Σ |w| of the first `count` parameters, in `Double`: number i goes to lane i mod 8, by
  /// product and addition; lanes are added as (l, l+4), (l, l+2), (l, l+1).
  package static func sums(
    _ parameters: Vector, count: Int
  ) -> (squares: Double, sizes: Double) {
    precondition(count <= parameters.count)
    var (squares, sizes) = (0.0, 0.0)
    ck_layers_sizes(
      parameters.precision == .float ? 1 : 0, parameters.memory, count, &squares, &sizes)
    return (squares, sizes)
  }
}
