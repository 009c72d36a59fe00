import Kernels

/// A value together with its derivative along one direction: a + b·ε with ε² = 0.
///
/// It shares no rule with the reverse pass: softplus, sigmoid and tanh are composed here of the
/// four operations, exp and ln, in forms that neither overflow nor cancel, so that a wrong rule
/// in the table is noticed.
///
/// - Source: W. K. Clifford, "Preliminary sketch of biquaternions" (1873,
///   doi:10.1112/plms/s1-4.1.381).
public struct Dual: Equatable, Sendable {
  public var value: Double
  public var derivative: Double

  public init(_ value: Double, derivative: Double = 0) {
    self.value = value
    self.derivative = derivative
  }

  public static func + (a: Dual, b: Dual) -> Dual {
    Dual(a.value + b.value, derivative: a.derivative + b.derivative)
  }

  public static func - (a: Dual, b: Dual) -> Dual {
    Dual(a.value - b.value, derivative: a.derivative - b.derivative)
  }

  public static func * (a: Dual, b: Dual) -> Dual {
    Dual(a.value * b.value, derivative: a.derivative * b.value + a.value * b.derivative)
  }

  public static func / (a: Dual, b: Dual) -> Dual {
    let value = a.value / b.value
    return Dual(value, derivative: (a.derivative - value * b.derivative) / b.value)
  }

  public static prefix func - (a: Dual) -> Dual {
    Dual(-a.value, derivative: -a.derivative)
  }

  public var exp: Dual {
    let value = Elementary.exp(self.value)
    return Dual(value, derivative: value * derivative)
  }

  public var ln: Dual {
    Dual(Elementary.ln(value), derivative: derivative / value)
  }

  public var softplus: Dual {
    value > 0 ? self + (-self).exp.log1p : exp.log1p
  }

  public var sigmoid: Dual {
    guard value < 0 else { return Dual(1) / (Dual(1) + (-self).exp) }
    return exp / (Dual(1) + exp)
  }

  public var tanh: Dual {
    guard value >= 0 else { return -(-self).tanh }
    let decay = (Dual(-2) * self).exp
    return Dual(-Elementary.expm1(-2 * value), derivative: -decay.derivative) / (Dual(1) + decay)
  }

  private var log1p: Dual {
    Dual(Elementary.log1p(value), derivative: derivative / (1 + value))
  }

  /// The power; the exponent's derivative is read only where it is not 0, so that a constant
  /// exponent may stand on a negative base, and a power that is 0 stays so.
  public func power(_ exponent: Dual) -> Dual {
    let result = Elementary.power(value, exponent.value)
    var change = 0.0
    if derivative != 0 && exponent.value != 0 {
      change += exponent.value * Elementary.power(value, exponent.value - 1) * derivative
    }
    if exponent.derivative != 0 && result != 0 {
      change += result * Elementary.ln(value) * exponent.derivative
    }
    return Dual(result, derivative: change)
  }
}
