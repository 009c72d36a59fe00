import CKernels

/// The same functions of one `Float`, below 0.6 ulp of a `Float`.
///
/// Not `Float(f(Double(x)))`, but a few steps in doubles, as long as a `Float` needs them. A literal
/// means a `Double`, hence the attribute.
extension Elementary {
  @_disfavoredOverload
  public static func exp(_ x: Float) -> Float { ck_expf(x) }
  @_disfavoredOverload
  public static func expm1(_ x: Float) -> Float { ck_expm1f(x) }
  @_disfavoredOverload
  public static func ln(_ x: Float) -> Float { ck_lnf(x) }
  @_disfavoredOverload
  public static func log1p(_ x: Float) -> Float { ck_log1pf(x) }
  @_disfavoredOverload
  public static func softplus(_ x: Float) -> Float { ck_softplusf(x) }
  @_disfavoredOverload
  public static func sigmoid(_ x: Float) -> Float { ck_sigmoidf(x) }
  @_disfavoredOverload
  public static func tanh(_ x: Float) -> Float { ck_tanhf(x) }
  @_disfavoredOverload
  public static func relu(_ x: Float) -> Float { ck_reluf(x) }
  @_disfavoredOverload
  public static func power(_ x: Float, _ y: Float) -> Float { ck_powf(x, y) }
  @_disfavoredOverload
  public static func softplusDerivative(_ x: Float) -> Float { ck_softplus_derivativef(x) }
  @_disfavoredOverload
  public static func sigmoidDerivative(_ x: Float) -> Float { ck_sigmoid_derivativef(x) }
  @_disfavoredOverload
  public static func tanhDerivative(_ x: Float) -> Float { ck_tanh_derivativef(x) }
  @_disfavoredOverload
  public static func reluDerivative(_ x: Float) -> Float { ck_relu_derivativef(x) }

  /// a·b + c, rounded once.
  @_disfavoredOverload
  public static func fusedMultiplyAdd(_ a: Float, _ b: Float, _ c: Float) -> Float {
    ck_fmaf(a, b, c)
  }

  @_disfavoredOverload
  public static func squareRoot(_ x: Float) -> Float { ck_sqrtf(x) }
}
