import CKernels

/// Loops over the rows of one block, with the bits of the scalar functions.
///
/// Rows go in blocks of `rowsPerBlock`; sums over a block's rows go over `lanes` virtual lanes.
/// Both are part of the order of every sum, and so of every result's bits: changing one changes
/// `arithmeticRevision`. A column is `rows` contiguous values; columns may be the same but do not
/// otherwise overlap.
package enum BlockKernels {
  package static let rowsPerBlock = 256
  package static let lanes = 8

  /// One value for each row.
  package typealias Column = UnsafePointer<Double>
  package typealias Output = UnsafeMutablePointer<Double>

  // MARK: - y[r] = f(x[r])

  package static func softplus(_ x: Column, _ y: Output, _ rows: Int) {
    ck_map_softplus(x, y, rows)
  }
  package static func sigmoid(_ x: Column, _ y: Output, _ rows: Int) {
    ck_map_sigmoid(x, y, rows)
  }
  package static func tanh(_ x: Column, _ y: Output, _ rows: Int) {
    ck_map_tanh(x, y, rows)
  }
  package static func relu(_ x: Column, _ y: Output, _ rows: Int) {
    ck_map_relu(x, y, rows)
  }
  package static func softplusDerivative(_ x: Column, _ y: Output, _ rows: Int) {
    ck_map_softplus_derivative(x, y, rows)
  }
  package static func sigmoidDerivative(_ x: Column, _ y: Output, _ rows: Int) {
    ck_map_sigmoid_derivative(x, y, rows)
  }
  package static func tanhDerivative(_ x: Column, _ y: Output, _ rows: Int) {
    ck_map_tanh_derivative(x, y, rows)
  }
  package static func reluDerivative(_ x: Column, _ y: Output, _ rows: Int) {
    ck_map_relu_derivative(x, y, rows)
  }

  // MARK: - Sums

  /// y[r] = a·x[r] + y[r], each rounded once.
  package static func multiplyAdd(_ a: Double, _ x: Column, _ y: Output, _ rows: Int) {
    ck_multiply_add(a, x, y, rows)
  }

  /// Σ x[r]·y[r]: lane r mod 8 starts from +0 and takes its rows in order, by fused
  /// multiply-add; then lanes are added in pairs (l, l + 4), (l, l + 2), (l, l + 1).
  package static func laneDot(_ x: Column, _ y: Column, _ rows: Int) -> Double {
    ck_lane_dot(x, y, rows)
  }

  /// Σ x[r] in the order of `laneDot`, by plain additions.
  package static func laneSum(_ x: Column, _ rows: Int) -> Double {
    ck_lane_sum(x, rows)
  }
}
