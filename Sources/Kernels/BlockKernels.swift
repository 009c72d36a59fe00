import CKernels

/// Loops over the rows of one block, with the bits of the scalar functions.
///
/// Rows go in blocks of `rowsPerBlock`; sums over a block's rows go over `lanes` virtual lanes.
/// Both are part of the order of every sum, and so of every result's bits: changing one changes
/// `arithmeticRevision`. Counts are in rows, `count ≤ rowsPerBlock`; pointers are to contiguous
/// columns of at least `count` values, which may be the same but do not otherwise overlap.
package enum BlockKernels {
  package static let rowsPerBlock = 256
  package static let lanes = 8

  package typealias Source = UnsafePointer<Double>
  package typealias Destination = UnsafeMutablePointer<Double>

  // MARK: - y[r] = f(x[r])

  package static func softplus(_ x: Source, into y: Destination, count: Int) {
    ck_map_softplus(x, y, count)
  }
  package static func sigmoid(_ x: Source, into y: Destination, count: Int) {
    ck_map_sigmoid(x, y, count)
  }
  package static func tanh(_ x: Source, into y: Destination, count: Int) {
    ck_map_tanh(x, y, count)
  }
  package static func relu(_ x: Source, into y: Destination, count: Int) {
    ck_map_relu(x, y, count)
  }
  package static func softplusDerivative(_ x: Source, into y: Destination, count: Int) {
    ck_map_softplus_derivative(x, y, count)
  }
  package static func sigmoidDerivative(_ x: Source, into y: Destination, count: Int) {
    ck_map_sigmoid_derivative(x, y, count)
  }
  package static func tanhDerivative(_ x: Source, into y: Destination, count: Int) {
    ck_map_tanh_derivative(x, y, count)
  }
  package static func reluDerivative(_ x: Source, into y: Destination, count: Int) {
    ck_map_relu_derivative(x, y, count)
  }

  // MARK: - Sums

  /// y[r] = a·x[r] + y[r], each rounded once.
  package static func multiplyAdd(
    _ a: Double, _ x: Source, into y: Destination, count: Int
  ) {
    ck_multiply_add(a, x, y, count)
  }

  /// Σ x[r]·y[r]: lane r mod 8 starts from +0 and takes its rows in order, by fused
  /// multiply-add; then lanes are added in pairs (l, l + 4), (l, l + 2), (l, l + 1).
  package static func laneDot(_ x: Source, _ y: Source, count: Int) -> Double {
    ck_lane_dot(x, y, count)
  }

  /// Σ x[r] in the order of `laneDot`, by plain additions.
  package static func laneSum(_ x: Source, count: Int) -> Double {
    ck_lane_sum(x, count)
  }
}
