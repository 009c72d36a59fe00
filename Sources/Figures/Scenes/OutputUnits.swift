/// The units in which several outputs share one axis.
///
/// Usually those of the data. Where outputs differ so much that one would be pressed flat, as
/// millimetres beside grams are, each stands in its own standard deviations from its mean.
struct OutputUnits: Sendable {
  /// How much of the axis an output must fill to be read in the units of the data.
  static let leastPart = 0.2

  /// For each output; empty: the units of the data.
  private let scales: [AffineScale]

  init(_ outputs: [AnimationData.Column]) {
    let ends = outputs.map { (low: $0.values.min() ?? 0, high: $0.values.max() ?? 0) }
    let low = ends.map { $0.low }.min() ?? 0
    let high = ends.map { $0.high }.max() ?? 0
    let isReadable = ends.allSatisfy {
      $0.low == $0.high || $0.high - $0.low >= Self.leastPart * (high - low)
    }
    scales = isReadable ? [] : outputs.map { Self.standard($0.values) }
  }

  var areStandardised: Bool { !scales.isEmpty }

  /// The data with its outputs, and those of its frames, in these units.
  func applied(to data: AnimationData) -> AnimationData {
    guard areStandardised else { return data }
    var result = data
    for index in scales.indices {
      result.outputs[index].values = data.outputs[index].values.map(scales[index].trained)
    }
    result.frames = data.frames.map(applied)
    return result
  }

  /// The frame with what it predicts in these units.
  func applied(to frame: Frame) -> Frame {
    guard areStandardised else { return frame }
    var result = frame
    for (index, scale) in scales.enumerated() {
      result.predicted[index] = frame.predicted[index].map(scale.trained)
      if let curve = frame.curves?.predicted[index] {
        result.curves?.predicted[index] = curve.map(scale.trained)
      }
    }
    return result
  }

  /// Mean and population standard deviation; the deviation of equal values is taken as 1.
  private static func standard(_ values: [Double]) -> AffineScale {
    let count = Double(max(values.count, 1))
    let mean = values.reduce(0, +) / count
    let square = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / count
    return AffineScale(mean: mean, deviation: square > 0 ? square.squareRoot() : 1)
  }
}
