import CKernels

/// For which processors the kernels in use were compiled: 0 baseline with fma in software,
/// 1 fma in hardware, 2 AVX-512. All give the same bits, which tests show by forcing each.
package enum KernelLevel {
  /// The levels that this processor has.
  package static var available: [Int] {
    [0, 1, 2].filter { ck_double_functions_at(Int32($0)) != nil }
  }

  package static var current: Int { Int(ck_level()) }

  /// For tests: takes one of the available levels, or with nil the best; for the whole process.
  package static func force(_ level: Int?) { ck_force_level(Int32(level ?? -1)) }
}
