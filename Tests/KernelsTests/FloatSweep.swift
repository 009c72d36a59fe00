import CKernels
import Kernels

/// The functions of a `Float`, each against the function of a `Double`: that errs less than 0.8 of
/// its last place, which is 2⁻²⁹ of a `Float`'s, and has references of its own.
struct FloatSubject {
  typealias Map =
    @convention(c) (UnsafePointer<Float>?, UnsafeMutablePointer<Float>?, Int) -> Void
  typealias ExactMap =
    @convention(c) (UnsafePointer<Double>?, UnsafeMutablePointer<Double>?, Int) -> Void

  var name: String
  var scalar: (Float) -> Float
  var map: Map
  var exact: ExactMap

  static func all(level: Int32) -> [FloatSubject] {
    guard let f = ck_float_functions_at(level)?.pointee,
      let d = ck_double_functions_at(ck_level())?.pointee
    else { return [] }
    return [
      .init(name: "exp", scalar: f.exp, map: f.map_exp, exact: d.map_exp),
      .init(name: "expm1", scalar: f.expm1, map: f.map_expm1, exact: d.map_expm1),
      .init(name: "ln", scalar: f.ln, map: f.map_ln, exact: d.map_ln),
      .init(name: "log1p", scalar: f.log1p, map: f.map_log1p, exact: d.map_log1p),
      .init(name: "softplus", scalar: f.softplus, map: f.map_softplus, exact: d.map_softplus),
      .init(
        name: "sigmoid, softplus′", scalar: f.sigmoid, map: f.map_sigmoid, exact: d.map_sigmoid),
      .init(name: "tanh", scalar: f.tanh, map: f.map_tanh, exact: d.map_tanh),
      .init(
        name: "sigmoid′", scalar: f.sigmoid_derivative, map: f.map_sigmoid_derivative,
        exact: d.map_sigmoid_derivative),
      .init(
        name: "tanh′", scalar: f.tanh_derivative, map: f.map_tanh_derivative,
        exact: d.map_tanh_derivative),
    ]
  }
}

/// The largest error of a function over every `stride`th bit pattern there is.
struct FloatSweep {
  var pointCount = 0
  /// Where the result is not the nearest `Float`.
  var missCount = 0
  var error = 0.0
  var at: Float = 0

  init(_ subject: FloatSubject, stride: UInt64) {
    let rows = 4096
    var x = [Float](repeating: 0, count: rows)
    var y = x
    var wide = [Double](repeating: 0, count: rows)
    var exact = wide
    var pattern: UInt64 = 0
    while pattern < 1 << 32 {
      var count = 0
      while count < rows, pattern < 1 << 32 {
        x[count] = Float(bitPattern: UInt32(pattern))
        wide[count] = Double(x[count])
        pattern += stride
        count += 1
      }
      subject.map(x, &y, count)
      subject.exact(wide, &exact, count)
      pointCount += count
      for k in 0..<count where y[k].bitPattern != Float(exact[k]).bitPattern {
        take(y[k], exact[k], at: x[k])
      }
    }
  }

  private mutating func take(_ result: Float, _ exact: Double, at x: Float) {
    if result.isNaN, exact.isNaN, result.bitPattern == 0x7fc0_0000 { return }
    missCount += 1
    // The last place of the exact value: 2⁻²³ of its power of two, at least 2⁻¹⁴⁹.
    let place = Double(sign: .plus, exponent: max(exact.exponent, -126) - 23, significand: 1)
    let found = (Double(result) - exact).magnitude / place
    if !(found <= error) { (error, at) = (found, x) }
  }
}
