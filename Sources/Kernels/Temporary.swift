// Stands in until Elementary.swift and BlockKernels.swift land: delete this file then.
#if canImport(Glibc)
  import Glibc
#endif

public enum Elementary {
  #if canImport(Glibc)
    public static func exp(_ x: Double) -> Double { Glibc.exp(x) }
    public static func expm1(_ x: Double) -> Double { Glibc.expm1(x) }
    public static func ln(_ x: Double) -> Double { Glibc.log(x) }
    public static func log1p(_ x: Double) -> Double { Glibc.log1p(x) }
    public static func tanh(_ x: Double) -> Double { Glibc.tanh(x) }
    public static func power(_ x: Double, _ y: Double) -> Double { Glibc.pow(x, y) }
  #else
    public static func exp(_ x: Double) -> Double { x }
    public static func expm1(_ x: Double) -> Double { x }
    public static func ln(_ x: Double) -> Double { x }
    public static func log1p(_ x: Double) -> Double { x }
    public static func tanh(_ x: Double) -> Double { x }
    public static func power(_ x: Double, _ y: Double) -> Double { x }
  #endif
  public static func softplus(_ x: Double) -> Double { x > 0 ? x + log1p(exp(-x)) : log1p(exp(x)) }
  public static func sigmoid(_ x: Double) -> Double {
    x >= 0 ? 1 / (1 + exp(-x)) : exp(x) / (1 + exp(x))
  }
  public static func relu(_ x: Double) -> Double { x > 0 ? x : 0 }
  public static func softplusDerivative(_ x: Double) -> Double { sigmoid(x) }
  public static func sigmoidDerivative(_ x: Double) -> Double { sigmoid(x) * sigmoid(-x) }
  public static func tanhDerivative(_ x: Double) -> Double {
    let t = exp(-2 * x.magnitude)
    return 4 * t / ((1 + t) * (1 + t))
  }
  public static func reluDerivative(_ x: Double) -> Double { x > 0 ? 1 : 0 }
  public static func fusedMultiplyAdd(_ a: Double, _ b: Double, _ c: Double) -> Double {
    #if canImport(Glibc)
      Glibc.fma(a, b, c)
    #else
      a * b + c
    #endif
  }
}

package enum BlockKernels {
  package static let rowsPerBlock = 256
  package static let lanes = 8
  package typealias Column = UnsafePointer<Double>
  package typealias Output = UnsafeMutablePointer<Double>

  static func map(_ x: Column, _ y: Output, _ n: Int, _ f: (Double) -> Double) {
    for i in 0..<n { y[i] = f(x[i]) }
  }
  package static func softplus(_ x: Column, _ y: Output, _ n: Int) {
    map(x, y, n, Elementary.softplus)
  }
  package static func relu(_ x: Column, _ y: Output, _ n: Int) { map(x, y, n, Elementary.relu) }
  package static func sigmoid(_ x: Column, _ y: Output, _ n: Int) {
    map(x, y, n, Elementary.sigmoid)
  }
  package static func tanh(_ x: Column, _ y: Output, _ n: Int) { map(x, y, n, Elementary.tanh) }
  package static func softplusDerivative(_ x: Column, _ y: Output, _ n: Int) {
    map(x, y, n, Elementary.softplusDerivative)
  }
  package static func reluDerivative(_ x: Column, _ y: Output, _ n: Int) {
    map(x, y, n, Elementary.reluDerivative)
  }
  package static func sigmoidDerivative(_ x: Column, _ y: Output, _ n: Int) {
    map(x, y, n, Elementary.sigmoidDerivative)
  }
  package static func tanhDerivative(_ x: Column, _ y: Output, _ n: Int) {
    map(x, y, n, Elementary.tanhDerivative)
  }
  package static func multiplyAdd(_ a: Double, _ x: Column, _ y: Output, _ n: Int) {
    for i in 0..<n { y[i] = Elementary.fusedMultiplyAdd(a, x[i], y[i]) }
  }
  package static func laneDot(_ x: Column, _ y: Column, _ n: Int) -> Double {
    var lanes = [Double](repeating: 0, count: 8)
    for i in 0..<n { lanes[i % 8] = Elementary.fusedMultiplyAdd(x[i], y[i], lanes[i % 8]) }
    return tree(&lanes)
  }
  package static func laneSum(_ x: Column, _ n: Int) -> Double {
    var lanes = [Double](repeating: 0, count: 8)
    for i in 0..<n { lanes[i % 8] += x[i] }
    return tree(&lanes)
  }
  private static func tree(_ lanes: inout [Double]) -> Double {
    for half in [4, 2, 1] {
      for lane in 0..<half { lanes[lane] += lanes[lane + half] }
    }
    return lanes[0]
  }
}
