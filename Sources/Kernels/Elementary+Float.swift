/// The same functions of one `Float`. A literal means a `Double`, hence the attribute.
extension Elementary {
  @_disfavoredOverload
  public static func exp(_ x: Float) -> Float { Float(exp(Double(x))) }
  @_disfavoredOverload
  public static func ln(_ x: Float) -> Float { Float(ln(Double(x))) }
  @_disfavoredOverload
  public static func log1p(_ x: Float) -> Float { Float(log1p(Double(x))) }
  @_disfavoredOverload
  public static func softplus(_ x: Float) -> Float { Float(softplus(Double(x))) }
  @_disfavoredOverload
  public static func sigmoid(_ x: Float) -> Float { Float(sigmoid(Double(x))) }
  @_disfavoredOverload
  public static func tanh(_ x: Float) -> Float { Float(tanh(Double(x))) }
  @_disfavoredOverload
  public static func relu(_ x: Float) -> Float { Float(relu(Double(x))) }
  @_disfavoredOverload
  public static func softplusDerivative(_ x: Float) -> Float {
    Float(softplusDerivative(Double(x)))
  }
  @_disfavoredOverload
  public static func sigmoidDerivative(_ x: Float) -> Float { Float(sigmoidDerivative(Double(x))) }
  @_disfavoredOverload
  public static func tanhDerivative(_ x: Float) -> Float { Float(tanhDerivative(Double(x))) }
  @_disfavoredOverload
  public static func reluDerivative(_ x: Float) -> Float { Float(reluDerivative(Double(x))) }

  /// a·b + c, rounded once: the product is exact in `Double`, and the sum is rounded to odd, so
  /// that the second rounding is the only one.
  ///
  /// - Source: S. Boldo, G. Melquiond, "Emulation of FMA and correctly rounded sums: proved
  ///   algorithms using rounding to odd" (2008, doi:10.1109/TC.2007.70819).
  @_disfavoredOverload
  public static func fusedMultiplyAdd(_ a: Float, _ b: Float, _ c: Float) -> Float {
    let exact = DoubleDouble.exactSum(Double(a) * Double(b), Double(c))
    guard exact.low != 0, exact.high.isFinite else { return Float(exact.high) }
    let isOdd = exact.high.bitPattern & 1 == 1
    guard !isOdd else { return Float(exact.high) }
    let isAway = (exact.low > 0) == (exact.high > 0)
    return Float(Double(bitPattern: exact.high.bitPattern &+ (isAway ? 1 : ~0)))
  }
}
