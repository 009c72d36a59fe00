import Network

/// Measures how much the picture moves from one state of a run to the next.
///
/// The motion is the mean distance that the most moved curve travels (or the predicted values,
/// with several inputs), as a part of the height of the data, at most 1; plus half the distance
/// that the mark travels along the axes of the loss's plot, as a part of them (that plot is about
/// half as large).
public struct MotionMeter {
  private let data: AnimationData
  private let height: Double
  private let lossAxis: Axis
  private let rows: [Int]
  private let stepAxis: Axis
  private var previous: (lines: [[Double]], x: Double, y: Double)?
  /// The motion between the states added, one number fewer than states.
  public private(set) var motions: [Double] = []

  /// - Parameter data: the run; its ``AnimationData/frames`` are not read.
  public init(_ data: AnimationData) {
    self.data = data
    height = data.observedHeight
    lossAxis = LossScene.axis(data.losses, start: 0, end: 1)
    stepAxis = Axis(linear: 0, Double(max(data.losses.count - 1, 1)), start: 0, end: 1)
    let count = data.outputs[0].values.count
    rows = (0..<min(count, 100)).map { $0 * count / min(count, 100) }
  }

  /// Adds the next state.
  public mutating func add(step: Int, loss: Double, parameters: [Double]) {
    let lines = lines(parameters)
    let (x, y) = (stepAxis.placeWithin(Double(step)), lossAxis.placeWithin(loss))
    if let previous {
      var most = 0.0
      for (before, after) in zip(previous.lines, lines) {
        most = max(most, Self.meanDistance(before, after) / height)
      }
      let way = (x - previous.x).magnitude + (y - previous.y).magnitude
      motions.append(min(most, 1) + way / 2)
    }
    previous = (lines, x, y)
  }

  /// Adds the next state, as a frame.
  public mutating func add(_ frame: Frame) {
    add(step: frame.step, loss: frame.loss, parameters: frame.parameters)
  }

  private func lines(_ parameters: [Double]) -> [[Double]] {
    if let curves = data.curves(parameters: parameters, points: 41) {
      return curves.weighted + curves.predicted
    }
    var lines = [[Double]](repeating: [], count: data.outputs.count)
    for row in rows {
      let inputs = data.inputs.map { $0.scale.trained($0.values[row]) }
      let predicted = data.network.predict(inputs, parameters: parameters)
      for (column, value) in predicted.enumerated() {
        lines[column].append(data.outputs[column].scale.original(value))
      }
    }
    return lines
  }

  private static func meanDistance(_ a: [Double], _ b: [Double]) -> Double {
    var sum = 0.0
    for (x, y) in zip(a, b) {
      let distance = (x - y).magnitude
      sum += distance.isFinite ? distance : 0
    }
    return a.isEmpty ? 0 : sum / Double(a.count)
  }
}

extension AnimationData {
  /// From the least to the greatest observed value over all outputs; 1 if they are all equal.
  var observedHeight: Double {
    var (low, high) = (Double.infinity, -Double.infinity)
    for column in outputs {
      for value in column.values {
        low = min(low, value)
        high = max(high, value)
      }
    }
    return high > low && (high - low).isFinite ? high - low : 1
  }
}
