import ChainRule

/// Numbers of the command line that are rounded to the precision of the network before they are
/// used: none of them may become another kind of number.
struct PrecisionLimits {
  let precision: Precision
  let arguments: Arguments

  /// - Throws: `Failure` with status 64 for a number above 0 that becomes 0 or infinite, or a share
  ///   below 1 that becomes 1.
  func check() throws(Failure) {
    for option in [OptionName.learningRate, .epsilon, .l1] { try checkSize(option) }
    // The derivative has twice the number.
    try checkSize(.l2, factor: 2)
    for option in [OptionName.momentum, .beta1, .beta2] { try checkShare(option) }
  }

  private func checkSize(_ option: OptionName, factor: Double = 1) throws(Failure) {
    guard let value: Double = arguments.given(option), value > 0 else { return }
    let rounded = precision.rounded(factor * value)
    if rounded == 0 {
      throw failure(option, value, "0", "at least \(shortest(precision.leastMagnitude))")
    }
    if !rounded.isFinite {
      let most = precision.greatestMagnitude / factor
      throw failure(option, value, "infinite", "at most \(shortest(most))")
    }
  }

  private func checkShare(_ option: OptionName) throws(Failure) {
    guard let value: Double = arguments.given(option), precision.rounded(value) >= 1 else {
      return
    }
    throw failure(option, value, "1", "at most \(shortest(1 - precision.unitRoundoff))")
  }

  private func failure(
    _ option: OptionName, _ value: Double, _ becomes: String, _ expected: String
  ) -> Failure {
    .usage(
      "\(option.written) \(shortest(value)) becomes \(becomes) in --precision "
        + precision.rawValue,
      expected: expected, remedy: precision == .double ? nil : "--precision double")
  }
}
