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
    var sums = FitQualitySums()
    while !sums.isFinished {
      sums.add(observed: observed, predicted: predicted)
      sums.endPass()
    }
    self = sums.quality
  }

  fileprivate init(_ sums: FitQualitySums) {
    let (count, scale) = (Double(sums.count), sums.scale)
    ssr = sums.squares * scale * scale
    rmse = Elementary.squareRoot(sums.squares / count) * scale
    mae = sums.sizes / count * scale
    rSquared = sums.spread > 0 ? 1 - sums.squares / sums.spread : .nan
  }
}

/// The quality of predictions that pass by several times, in any number of pieces:
///
///     while !sums.isFinished {
///       sums.add(observed: observed, predicted: predicted)   // all of them
///       sums.endPass()
///     }
package struct FitQualitySums {
  private enum Pass {
    case mean, residuals, finished
  }

  private var pass = Pass.mean
  private var largest = 0.0
  private var total = 0.0
  fileprivate var count = 0
  /// A power of two by which values so large or small are divided that their squares would
  /// overflow or vanish; 1 for all others.
  fileprivate var scale = 1.0
  fileprivate var (squares, sizes, spread) = (0.0, 0.0, 0.0)

  package init() {}

  package var isFinished: Bool { pass == .finished }
  /// Whether the predictions count in this pass.
  package var looksAtPredictions: Bool { pass == .residuals }
  package var quality: FitQuality { FitQuality(self) }

  /// - Parameter predicted: as many values; any number where predictions do not count.
  package mutating func add(observed: [Double], predicted: [Double]) {
    guard looksAtPredictions else {
      for value in observed {
        largest = max(largest, abs(value))
        total += value / scale
      }
      count += observed.count
      return
    }
    let mean = total / Double(count)
    for (value, prediction) in zip(observed, predicted) {
      largest = max(largest, abs(prediction))
      let residual = value / scale - prediction / scale
      squares += residual * residual
      sizes += abs(residual)
      spread += (value / scale - mean) * (value / scale - mean)
    }
  }

  package mutating func endPass() {
    if scale == suitableScale {
      pass = pass == .mean ? .residuals : .finished
    } else {
      // All over again.
      let known = largest
      self = FitQualitySums()
      largest = known
      scale = suitableScale
    }
  }

  private var suitableScale: Double {
    guard largest > 0, largest.isFinite, !(1e-140...1e140).contains(largest) else { return 1 }
    return Double(sign: .plus, exponent: largest.exponent, significand: 1)
  }
}
