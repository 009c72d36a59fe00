import Kernels

/// How close predictions are to observations, for one column.
public struct FitQuality: Equatable, Sendable {
  /// Σ r², the sum of the squared residuals.
  public let ssr: Double
  /// √(Σ r² / n), in the units of the column.
  public let rmse: Double
  /// Σ |r| / n, in the units of the column.
  public let mae: Double
  /// 1 − Σ r² / Σ (observed − mean)², the share of the variance that is explained; not a number
  /// where all observations are equal.
  public let rSquared: Double

  /// - Parameters:
  ///   - observed: at least one value.
  ///   - predicted: as many.
  public init(observed: [Double], predicted: [Double]) {
    precondition(!observed.isEmpty && observed.count == predicted.count)
    let count = Double(observed.count)
    let scale = Self.scale(observed, predicted)
    let mean = observed.reduce(0) { $0 + $1 / scale } / count
    var (squares, sizes, spread) = (0.0, 0.0, 0.0)
    for (value, prediction) in zip(observed, predicted) {
      let residual = value / scale - prediction / scale
      squares += residual * residual
      sizes += abs(residual)
      spread += (value / scale - mean) * (value / scale - mean)
    }
    ssr = squares * scale * scale
    rmse = Elementary.squareRoot(squares / count) * scale
    mae = sizes / count * scale
    rSquared = spread > 0 ? 1 - squares / spread : .nan
  }

  /// A power of two by which values so large or small are divided that their squares would
  /// overflow or vanish; 1 for all others.
  private static func scale(_ observed: [Double], _ predicted: [Double]) -> Double {
    let largest = (observed + predicted).reduce(0) { max($0, abs($1)) }
    guard largest > 0, largest.isFinite, !(1e-140...1e140).contains(largest) else { return 1 }
    return Double(sign: .plus, exponent: largest.exponent, significand: 1)
  }
}
