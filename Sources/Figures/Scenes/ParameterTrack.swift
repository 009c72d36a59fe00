import Network

/// How a parameter and its derivative are drawn: a dot on a track, a bar from the middle.
///
/// The tracks of all parameters have one scale, and so have the bars: they can be compared. The
/// bars' scale is the square root: the derivatives of one step are often a hundred times apart,
/// and those of the first step a thousand times those of the last.
struct ParameterTracks: Sendable {
  static let limit = 24

  private let data: AnimationData
  /// The parameters shown: the first ones.
  let shownCount: Int
  private let values: Axis
  /// The largest derivative of all frames, which a full bar stands for; 0 if all are 0.
  let fullDerivative: Double
  /// Where each parameter has been, least and greatest over all frames.
  private let ranges: [(low: Double, high: Double)]

  init(_ data: AnimationData, limit: Int = ParameterTracks.limit) {
    self.data = data
    shownCount = min(data.network.parameterCount, limit)
    var ranges = [(low: Double, high: Double)](
      repeating: (Double.infinity, -Double.infinity), count: shownCount)
    var (low, high) = (0.0, 0.0)
    var steepest = 0.0
    for frame in data.frames {
      for index in 0..<shownCount {
        let value = frame.parameters[index]
        if value.isFinite {
          ranges[index].low = min(ranges[index].low, value)
          ranges[index].high = max(ranges[index].high, value)
          low = min(low, value)
          high = max(high, value)
        }
        let derivative = frame.gradient[index].magnitude
        if derivative.isFinite { steepest = max(steepest, derivative) }
      }
    }
    self.ranges = ranges
    values = Axis(linear: low, high, start: 0, end: 1)
    fullDerivative = steepest
  }

  /// How to read the bars.
  var barsNote: String {
    fullDerivative > 0
      ? "bars on a square-root scale; a full bar is \(shown(fullDerivative, digits: 3))"
      : "all are 0"
  }

  /// The value's track: where it has been, zero, and where it is.
  func track(_ index: Int, _ frame: Frame, x: Double, y: Double, width: Double) -> [Element] {
    func place(_ value: Double) -> Double { x + 5 + values.placeWithin(value) * (width - 10) }
    let range = ranges[index].low <= ranges[index].high ? ranges[index] : (low: 0, high: 0)
    return [
      Element(
        "path",
        [
          ("class", "rail"), ("d", "M\(coordinate(x)) \(coordinate(y))H\(coordinate(x + width))"),
        ]),
      Element(
        "path",
        [
          ("class", "zero"),
          ("d", "M\(coordinate(place(0))) \(coordinate(y - 5))V\(coordinate(y + 5))"),
        ]),
      Element(
        "path",
        [
          ("class", "been"),
          (
            "d",
            "M\(coordinate(place(range.low))) \(coordinate(y))H\(coordinate(place(range.high)))"
          ),
        ]),
      Element(
        "circle",
        [
          ("class", "dot"), ("cx", coordinate(place(frame.parameters[index]))),
          ("cy", coordinate(y)), ("r", "4.5"),
        ]),
    ]
  }

  /// The derivative's bar, to the right of the middle when positive; its length is the square
  /// root of the derivative's part of ``fullDerivative``.
  func bar(_ index: Int, _ frame: Frame, x: Double, y: Double, width: Double) -> [Element] {
    let middle = x + width / 2
    let derivative = frame.gradient[index]
    let part = fullDerivative > 0 ? derivative.magnitude / fullDerivative : 0
    let length = (part.isFinite ? part.squareRoot() : 0) * (width / 2 - 1)
    let end = derivative < 0 ? middle - length : middle + length
    let (top, bottom) = (coordinate(y - 4.5), coordinate(y + 4.5))
    return [
      Element(
        "path",
        [
          ("class", derivative < 0 ? "bar negative" : "bar positive"),
          (
            "d",
            "M\(coordinate(middle)) \(top)H\(coordinate(end))V\(bottom)"
              + "H\(coordinate(middle))Z"
          ),
        ]),
      Element(
        "path",
        [
          ("class", "zero"),
          ("d", "M\(coordinate(middle)) \(coordinate(y - 7))V\(coordinate(y + 7))"),
        ]),
    ]
  }
}
