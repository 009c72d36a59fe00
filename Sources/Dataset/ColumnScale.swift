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
  ///
  /// Two passes, both with compensated sums (A. Neumaier, 1974, doi 10.1002/zamm.19740540106), the
  /// second also correcting the rounding of the mean (T. F. Chan, G. H. Golub and R. J. LeVeque,
  /// 1983, doi 10.1080/00031305.1983.10483115): both results are right to a few units in the last
  /// place, for a large offset with a small spread too. Very large and very small values are
  /// brought near 1 by a power of two first, so that no square overflows or vanishes.
  public init(of values: [Double]) {
    guard let first = values.first, values.contains(where: { $0 != first }) else {
      self.init(mean: values.first ?? 0, deviation: 1)
      return
    }
    let largest = values.reduce(0) { max($0, $1.magnitude) }
    let exponent = -400...400 ~= largest.exponent ? 0 : largest.exponent
    let count = Double(values.count)
    func scaled(_ x: Double, by exponent: Int) -> Double {
      exponent == 0 ? x : Double(sign: .plus, exponent: exponent, significand: x)
    }

    var sum = CompensatedSum()
    for x in values { sum.add(scaled(x, by: -exponent)) }
    let mean = sum.value / count
    var rest = CompensatedSum()
    var squares = CompensatedSum()
    for x in values {
      let deviation = scaled(x, by: -exponent) - mean
      rest.add(deviation)
      squares.add(deviation * deviation)
    }
    let variance = (squares.value - rest.value * rest.value / count) / count
    let deviation = scaled(Elementary.squareRoot(max(variance, 0)), by: exponent)
    // Below the smallest number, a deviation is none that could be divided by.
    self.init(
      mean: scaled(mean + rest.value / count, by: exponent),
      deviation: deviation > 0 ? deviation : 1)
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

/// A sum that carries along what each addition rounded off.
private struct CompensatedSum {
  private var sum = 0.0
  private var lost = 0.0

  var value: Double { sum + lost }

  mutating func add(_ x: Double) {
    let next = sum + x
    lost += sum.magnitude >= x.magnitude ? (sum - next) + x : (x - next) + sum
    sum = next
  }
}
