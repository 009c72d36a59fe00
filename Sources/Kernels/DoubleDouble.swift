/// An unevaluated sum of two doubles, about 106 bits of precision.
///
/// Used where a result has to be known better than the engine knows it: the exact products of
/// a derivation and their sum. Invariant: `high` is the double nearest to `high + low`.
///
/// - Sources: T. J. Dekker, "A floating-point technique for extending the available precision"
///   (1971, doi:10.1007/BF01397083); M. Joldes, J.-M. Muller, V. Popescu, "Tight and rigorous
///   error bounds for basic building blocks of double-word arithmetic" (2017,
///   doi:10.1145/3121432): `+` errs by at most 3u² + 13u³, `×` by at most 5u², `/` by at most
///   15u², relative, with u = 2⁻⁵³, as long as nothing underflows.
package struct DoubleDouble: Equatable, Sendable {
  package var high: Double
  package var low: Double

  package init(_ value: Double) {
    high = value
    low = 0
  }

  /// The sum of two doubles of which the first is the nearest to it.
  package init(high: Double, low: Double) {
    self.high = high
    self.low = low
  }

  /// The exact sum of two doubles (Knuth's TwoSum).
  package static func exactSum(_ a: Double, _ b: Double) -> DoubleDouble {
    let sum = a + b
    let bPart = sum - a
    return DoubleDouble(high: sum, low: (a - (sum - bPart)) + (b - bPart))
  }

  /// The exact product of two doubles, unless it underflows.
  package static func exactProduct(_ a: Double, _ b: Double) -> DoubleDouble {
    let product = a * b
    return DoubleDouble(high: product, low: Elementary.fusedMultiplyAdd(a, b, -product))
  }

  /// `a + b` where `|a| ≥ |b|` (Dekker's FastTwoSum).
  private static func renormalised(_ a: Double, _ b: Double) -> DoubleDouble {
    let sum = a + b
    return DoubleDouble(high: sum, low: b - (sum - a))
  }

  package static func + (a: DoubleDouble, b: DoubleDouble) -> DoubleDouble {
    let highs = exactSum(a.high, b.high)
    let lows = exactSum(a.low, b.low)
    let partial = renormalised(highs.high, highs.low + lows.high)
    return renormalised(partial.high, lows.low + partial.low)
  }

  package static func + (a: DoubleDouble, b: Double) -> DoubleDouble {
    let head = exactSum(a.high, b)
    // An infinity or NaN stays what it is.
    guard head.high.isFinite else { return DoubleDouble(head.high) }
    return renormalised(head.high, head.low + a.low)
  }

  package static func * (a: DoubleDouble, b: Double) -> DoubleDouble {
    let head = exactProduct(a.high, b)
    return renormalised(head.high, Elementary.fusedMultiplyAdd(a.low, b, head.low))
  }

  package static func * (a: DoubleDouble, b: DoubleDouble) -> DoubleDouble {
    let head = exactProduct(a.high, b.high)
    let cross = Elementary.fusedMultiplyAdd(a.high, b.low, a.low * b.high)
    return renormalised(head.high, head.low + cross)
  }

  /// Long division: two digits of 53 bits, each the quotient of what is left.
  package static func / (a: DoubleDouble, b: DoubleDouble) -> DoubleDouble {
    let first = a.high / b.high
    let rest = a + -(b * first)
    return renormalised(first, rest.high / b.high)
  }

  package static prefix func - (a: DoubleDouble) -> DoubleDouble {
    DoubleDouble(high: -a.high, low: -a.low)
  }

  package var magnitude: DoubleDouble { high < 0 || (high == 0 && low < 0) ? -self : self }
}
