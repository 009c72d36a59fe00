import Kernels
public import Network

extension GradientDescent {
  /// A learning rate that suits a network and its rows: the inverse of the largest curvature of
  /// the loss at the start, rounded down to two digits.
  ///
  /// Gradient descent on a loss with curvature λ is stable below 2/λ; half of that leaves room
  /// for the curvature to grow. λ is found by the power method, on the directions in which
  /// parameters may move: the curvature along v is the change of the gradient between two points
  /// on either side. The rate is 1 at most, and 0.1 where no curvature is found.
  ///
  /// Of more than 4096 rows it looks at one out of each of 4096 stretches of equal length, always
  /// the same one of so many rows, and takes a sum over all rows to be as much larger. The
  /// curvature is then known to a few percent, unless it lies in a few rows; there a rate may be
  /// too large.
  ///
  /// - Parameters:
  ///   - threads: the most to work with; the rate does not depend on it.
  ///   - isStopped: whether to give up; the rate is of no use then.
  /// - Source: Y. LeCun, P. Simard, B. Pearlmutter, "Automatic learning rate maximization by
  ///   on-line estimation of the Hessian's eigenvectors" (1992, NIPS 5, 156–163).
  public static func suitableRate(
    _ network: Network, _ observations: Observations, from start: [Double],
    frozen: [String] = [], threads: Int = 1, isStopped: () -> Bool = { false }
  ) throws(NetworkError) -> Double {
    let sample = RowSample(network, observations)
    let engine = try Backpropagation(sample.network, sample.observations, threads: threads)
    let isFrozen = try network.mask(of: frozen)
    var generator = SeededGenerator(seed: 0)
    var direction = isFrozen.map { $0 ? 0 : generator.normal() }
    var ahead = [Double](repeating: 0, count: start.count)
    var behind = ahead
    var curvature = 0.0
    for _ in 0..<20 {
      let length = norm(direction)
      guard length > 0 && length.isFinite && !isStopped() else { break }
      for index in direction.indices { direction[index] /= length }
      let reach = 1e-4
      _ = engine.gradient(at: zip(start, direction).map { $0 + reach * $1 }, into: &ahead)
      _ = engine.gradient(at: zip(start, direction).map { $0 - reach * $1 }, into: &behind)
      for index in direction.indices where !isFrozen[index] {
        direction[index] = (ahead[index] - behind[index]) / (2 * reach)
      }
      curvature = norm(direction) * sample.factor
    }
    let rate = 1 / curvature
    return rate.isFinite && rate > 0 ? roundedDown(min(rate, 1)) : 0.1
  }

  /// √Σ x², without overflow of the squares.
  private static func norm(_ vector: [Double]) -> Double {
    let largest = vector.reduce(0) { max($0, abs($1)) }
    guard largest > 0 && largest.isFinite else { return largest }
    return largest
      * Elementary.squareRoot(vector.reduce(0) { $0 + ($1 / largest) * ($1 / largest) })
  }

  /// The largest decimal of two digits that is not above `x` (at most 1); below 10⁻²¹, where the
  /// powers of ten are no doubles any more, the largest power of two.
  private static func roundedDown(_ x: Double) -> Double {
    var power = 1.0
    for _ in 0...22 {
      var digits = Double(Int(x * power))
      if digits / power > x { digits -= 1 }
      if digits >= 10 || x == 1 { return digits / power }
      power *= 10
    }
    return Double(sign: .plus, exponent: x.exponent, significand: 1)
  }
}
