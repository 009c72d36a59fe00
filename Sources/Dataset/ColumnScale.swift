import Kernels

/// The mean and the spread of a column: what is subtracted from its values, and then divided by.
public struct ColumnScale: Sendable, Equatable {
  public let mean: Double
  /// The population standard deviation, √(Σ (x − mean)² / n); 1 for a column that is constant.
  public let deviation: Double

  /// - Precondition: `mean` is finite, `deviation` finite and above 0.
  public init(mean: Double, deviation: Double) {
    precondition(mean.isFinite && deviation.isFinite && deviation > 0, "a scale is finite")
    self.mean = mean
    self.deviation = deviation
  }

  /// Leaves values as they are.
  public static let none = ColumnScale(mean: 0, deviation: 1)

  public var isNone: Bool { self == .none }

  /// The mean and population standard deviation of finite values; `.none` for no values.
  public init(of values: [Double]) {
    var sums = ColumnScaleSums()
    while !sums.isFinished {
      sums.add(values)
      sums.endPass()
    }
    self = sums.scale
  }

  /// `(x − mean) / deviation`
  public func apply(_ x: Double) -> Double {
    let difference = x - mean
    return difference.isInfinite && x.isFinite
      ? x / deviation - mean / deviation : difference / deviation
  }

  /// `x · deviation + mean`, the value that `apply` made `x` of, up to rounding.
  public func invert(_ x: Double) -> Double {
    isNone ? x : x * deviation + mean
  }
}
