import Kernels

/// Elementary functions of about 30 digits. They share nothing with those of `CKernels`: no
/// polynomial, no table, no reduction; plain series only.
extension ManyDigits {
  /// e^x, as 2^k·(1 + (e^r − 1)) with k the whole number nearest to x/ln 2 and r = x − k·ln 2.
  ///
  /// ln 2 has 159 bits here, so that r errs by no more than x does.
  var exp: ManyDigits {
    let (k, rest) = reduced
    return (.one + rest.expm1OfSmall).scaled(by: k)
  }

  /// e^x − 1, without cancellation near 0.
  var expm1: ManyDigits {
    let (k, rest) = reduced
    return k == 0 ? rest.expm1OfSmall : exp - .one
  }

  private var reduced: (k: Int, rest: ManyDigits) {
    guard isFinite else { return (0, self) }
    // So far out the power of two is none that is told from others.
    guard exponent < Self.mostBits - 1 else {
      return (isNegative ? -Self.farthest : Self.farthest, .zero)
    }
    let first = reduced(by: Self.powers(nearest))
    // A quotient of more than 53 bits was rounded: what is left is more than ln 2 may be.
    guard exponent >= 48 else { return first }
    let second = first.rest.reduced(by: Self.powers(first.rest.nearest))
    return (first.k + second.k, second.rest)
  }

  /// The whole number nearest to x/ln 2, as far as a `Double` holds it.
  private static func powers(_ x: Double) -> Double {
    let quotient = x * 1.4426950408889634
    // Adding 1.5·2⁵² rounds to an integer; `rounded()` needs the system's library.
    return abs(quotient) < 0x1p51 ? (quotient + 0x1.8p52) - 0x1.8p52 : quotient
  }

  private func reduced(by k: Double) -> (k: Int, rest: ManyDigits) {
    guard k != 0 else { return (0, self) }
    return (Int(k), Self.ln2.reduce(self) { $0 - ManyDigits(DoubleDouble.exactProduct(k, $1)) })
  }

  /// The nearest double to ln 2, that to what is left of it, and so on.
  private static let ln2 = [0x1.62e42fefa39efp-1, 0x1.abc9e3b39803fp-56, 0x1.7b57a079a1934p-111]

  /// e^r − 1 for |r| ≤ 0.35: the Taylor series at r/32, then five times (1 + y)² − 1 = 2y + y².
  private var expm1OfSmall: ManyDigits {
    guard isFinite else { return self.isNegative ? -.one : self }
    // Below 2⁻¹⁰⁵ the series has but one term; beyond, its significands stay in range.
    guard exponent > -110, !isZero else { return self }
    let x = scaled(by: -5).doubleDouble
    var (sum, term) = (x, x)
    for n in 2...14 {
      term = term * x / DoubleDouble(Double(n))
      sum = sum + term
    }
    for _ in 0..<5 { sum = sum + sum + sum * sum }
    return ManyDigits(sum)
  }

  /// ln(1 + x) for x ≥ 0, as 2·artanh(x/(2 + x)) where that series is short, else ln.
  var log1p: ManyDigits {
    exponent < 0 || isZero ? (self / (ManyDigits(2) + self)).twiceArtanh : (.one + self).ln
  }

  /// The natural logarithm, as e·ln 2 + 2·artanh((m − 1)/(m + 1)) with x = 2^e·m, m near 1.
  var ln: ManyDigits {
    guard isFinite, !isZero, !isNegative else { return ManyDigits(Elementary.ln(nearest)) }
    var (power, m) = (exponent, scaled(by: -exponent))
    if m.significand.high > 1.5 { (power, m) = (power + 1, m.scaled(by: -1)) }
    let sum = ((m - .one) / (m + .one)).twiceArtanh
    return Self.ln2.reduce(sum) { $0 + ManyDigits(DoubleDouble.exactProduct(Double(power), $1)) }
  }

  /// 2·(s + s³/3 + s⁵/5 + …) for |s| ≤ 1/3.
  private var twiceArtanh: ManyDigits {
    guard exponent > -110, !isZero else { return scaled(by: 1) }
    let s = doubleDouble
    let square = s * s
    var (sum, power, n) = (s, s, 1.0)
    while abs(power.high) > abs(s.high) * 0x1p-112 {
      power = power * square
      n += 2
      sum = sum + power / DoubleDouble(n)
    }
    return ManyDigits(sum + sum)
  }

  /// The value as a double-double, where its exponent is in range.
  private var doubleDouble: DoubleDouble {
    let factor = Double(sign: .plus, exponent: exponent, significand: 1)
    return DoubleDouble(high: significand.high * factor, low: significand.low * factor)
  }
}

/// The activations and their derivatives, of exponentials that can not overflow.
extension ManyDigits {
  private var decay: ManyDigits { (-magnitude).exp }

  var softplus: ManyDigits { (isNegative ? .zero : self) + decay.log1p }

  var sigmoid: ManyDigits {
    let e = decay
    return (isNegative ? e : .one) / (.one + e)
  }

  /// e^−|x| / (1 + e^−|x|)²
  var sigmoidDerivative: ManyDigits {
    let e = decay
    let sum = .one + e
    return e / (sum * sum)
  }

  var tanh: ManyDigits {
    let change = (-magnitude.scaled(by: 1)).expm1
    let result = -change / (ManyDigits(2) + change)
    return isNegative ? -result : result
  }

  /// 1/cosh² x, which is 4 times the sigmoid's derivative at 2x.
  var tanhDerivative: ManyDigits { scaled(by: 1).sigmoidDerivative.scaled(by: 2) }
}
