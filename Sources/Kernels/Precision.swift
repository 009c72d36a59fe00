/// The numbers that a network is computed with.
///
/// Values of either precision are handed around as `Double`, which holds every `Float` exactly.
/// Sums, differences, products and quotients of such values, computed in `Double` and rounded, are
/// those that `Float` arithmetic gives (S. A. Figueroa, "When is double rounding innocuous?",
/// 1995, doi:10.1145/221332.221334: 53 bits are more than twice 24 and one more); a fused
/// multiply-add and the elementary functions have functions of their own here.
public enum Precision: String, CaseIterable, Sendable {
  /// IEEE 754 binary64: 53 bits, about 16 digits
  case double
  /// IEEE 754 binary32: 24 bits, about 7 digits
  case float

  /// The nearest value of this precision.
  public func rounded(_ x: Double) -> Double {
    self == .double ? x : Double(Float(x))
  }

  /// a·b + c of three values of this precision, rounded once.
  public func fusedMultiplyAdd(_ a: Double, _ b: Double, _ c: Double) -> Double {
    switch self {
    case .double: Elementary.fusedMultiplyAdd(a, b, c)
    case .float: Double(Elementary.fusedMultiplyAdd(Float(a), Float(b), Float(c)))
    }
  }

  /// The largest relative error of one rounding: 2⁻⁵³ or 2⁻²⁴.
  public var unitRoundoff: Double { self == .double ? 0x1p-53 : 0x1p-24 }

  /// The largest finite value.
  public var greatestMagnitude: Double {
    self == .double ? 0x1.fffffffffffffp1023 : 0x1.fffffep127
  }

  /// The smallest positive value, the error of a result that underflows.
  public var leastMagnitude: Double { self == .double ? 0x1p-1074 : 0x1p-149 }
}
