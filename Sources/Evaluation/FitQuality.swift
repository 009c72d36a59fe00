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
    let mean = observed.reduce(0, +) / count
    var (squares, sizes, spread) = (0.0, 0.0, 0.0)
    for (value, prediction) in zip(observed, predicted) {
      squares += (value - prediction) * (value - prediction)
      sizes += abs(value - prediction)
      spread += (value - mean) * (value - mean)
    }
    ssr = squares
    rmse = Elementary.squareRoot(squares / count)
    mae = sizes / count
    rSquared = spread > 0 ? 1 - squares / spread : .nan
  }
}
