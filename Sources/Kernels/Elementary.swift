import CKernels

/// Elementary functions of one `Double`, with the same bits on every processor.
///
/// They are the project's own: the system's differ in their last bits from one version, and one
/// processor, to the next. Errors are in units in the last place (ulp) of the result, hold on
/// the whole domain, subnormal results included, and are measured in `Docs/accuracy.md`. NaN
/// gives NaN.
///
/// How each is computed, and from which sources, stands with its body in
/// `Sources/CKernels/body`; the polynomials come from `Scripts/derive-polynomials.py`.
public enum Elementary {
  /// e^x, below 1 ulp: 0 below −745.14, infinity above 709.79.
  public static func exp(_ x: Double) -> Double { ck_exp(x) }

  /// e^x − 1 without cancellation, below 1 ulp: −1 at −∞, and `expm1(-0.0)` is −0.
  public static func expm1(_ x: Double) -> Double { ck_expm1(x) }

  /// The natural logarithm, below 1 ulp: −∞ at ±0, NaN for a negative `x`.
  public static func ln(_ x: Double) -> Double { ck_ln(x) }

  /// ln(1 + x) without cancellation, below 1 ulp: −∞ at −1, NaN below it, `log1p(-0.0)` is −0.
  public static func log1p(_ x: Double) -> Double { ck_log1p(x) }

  /// ln(1 + e^x), as max(x, 0) + log1p(e^−|x|), below 1 ulp.
  ///
  /// Composed from correctly rounded functions it errs up to 1.26 ulp; here the low part of the
  /// exponential goes into the logarithm.
  public static func softplus(_ x: Double) -> Double { ck_softplus(x) }

  /// 1/(1 + e^−x), for negative `x` as e^x/(1 + e^x), below 1 ulp.
  public static func sigmoid(_ x: Double) -> Double { ck_sigmoid(x) }

  /// (e^x − e^−x)/(e^x + e^−x), below 1 ulp; `tanh(-0.0)` is −0.
  public static func tanh(_ x: Double) -> Double { ck_tanh(x) }

  /// max(x, 0), exact; `relu(-0.0)` is +0.
  public static func relu(_ x: Double) -> Double { ck_relu(x) }

  /// x^y, below 1 ulp, with the special values of IEEE 754-2019 `pow`.
  ///
  /// x^0 and 1^y are 1 even for NaN; a negative base gives NaN unless `y` is an integer or
  /// infinite.
  public static func power(_ x: Double, _ y: Double) -> Double { ck_pow(x, y) }

  /// softplus′(x) = sigmoid(x), below 1 ulp.
  public static func softplusDerivative(_ x: Double) -> Double { ck_softplus_derivative(x) }

  /// sigmoid′(x) = sigmoid(x)·sigmoid(−x), from the pre-activation `x`, below 1 ulp.
  ///
  /// From s = sigmoid(x) as s(1 − s) it would be off by 20 % at x = 36.
  public static func sigmoidDerivative(_ x: Double) -> Double { ck_sigmoid_derivative(x) }

  /// tanh′(x) = 1/cosh²(x), from the pre-activation `x`, below 1 ulp.
  ///
  /// As 1 − tanh²(x) it would be off by 11 % at x = 18.
  public static func tanhDerivative(_ x: Double) -> Double { ck_tanh_derivative(x) }

  /// relu′(x): 1 for positive `x`, else 0; at 0 the derivative from the left.
  public static func reluDerivative(_ x: Double) -> Double { ck_relu_derivative(x) }

  /// a·b + c, rounded once; exact software where the processor has no such instruction.
  public static func fusedMultiplyAdd(_ a: Double, _ b: Double, _ c: Double) -> Double {
    ck_fma(a, b, c)
  }

  /// The square root, correctly rounded; NaN below zero.
  public static func squareRoot(_ x: Double) -> Double { ck_sqrt(x) }
}
