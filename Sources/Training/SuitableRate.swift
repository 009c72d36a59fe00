import Kernels
public import Network

extension GradientDescent {
  /// A learning rate that suits a network and its rows: the inverse of the largest curvature of
  /// the loss at the start, rounded down to two digits.
  ///
  /// Gradient descent on a loss with curvature λ is stable below 2/λ; half of that leaves room
  /// for the curvature to grow. λ is found by the power method, on the directions in which
  /// parameters may move: the curvature along v is the change of the gradient between two points
  /// on either side. Where it finds none, the rate is 0.1.
  ///
  /// - Source: Y. LeCun, P. Simard, B. Pearlmutter, "Automatic learning rate maximization by
  ///   on-line estimation of the Hessian's eigenvectors" (1992, NIPS 5, 156–163).
  public static func suitableRate(
    _ network: Network, _ observations: Observations, from start: [Double], frozen: [String] = []
  ) throws(NetworkError) -> Double {
    let engine = try Backpropagation(network, observations)
    var isFrozen = [Bool](repeating: false, count: start.count)
    for name in frozen { isFrozen[try network.index(of: name)] = true }
    var generator = SeededGenerator(seed: 0)
    var direction = isFrozen.map { $0 ? 0 : generator.normal() }
    var ahead = [Double](repeating: 0, count: start.count)
    var behind = ahead
    var curvature = 0.0
    for _ in 0..<20 {
      let length = Elementary.squareRoot(direction.reduce(0) { $0 + $1 * $1 })
      guard length > 0 && length.isFinite else { break }
      for index in direction.indices { direction[index] /= length }
      let reach = 1e-4
      _ = engine.gradient(at: zip(start, direction).map { $0 + reach * $1 }, into: &ahead)
      _ = engine.gradient(at: zip(start, direction).map { $0 - reach * $1 }, into: &behind)
      for index in direction.indices where !isFrozen[index] {
        direction[index] = (ahead[index] - behind[index]) / (2 * reach)
      }
      curvature = Elementary.squareRoot(direction.reduce(0) { $0 + $1 * $1 })
    }
    let rate = 1 / curvature
    return rate.isFinite && rate > 0 ? roundedDown(rate) : 0.1
  }

  /// The largest decimal of two digits that is not above `x`.
  private static func roundedDown(_ x: Double) -> Double {
    var (mantissa, exponent) = (x, 0)
    while mantissa < 10 && exponent > -300 { (mantissa, exponent) = (mantissa * 10, exponent - 1) }
    while mantissa >= 100 { (mantissa, exponent) = (mantissa / 10, exponent + 1) }
    var power = 1.0
    for _ in 0..<abs(exponent) { power *= 10 }
    let digits = Double(Int(mantissa))
    return exponent < 0 ? digits / power : digits * power
  }
}
