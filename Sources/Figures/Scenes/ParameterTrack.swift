import Network

/// How a parameter and its derivative are drawn: a dot on a track, a bar from the middle.
///
/// The tracks of all parameters have one scale, and so have the bars: they can be compared.
struct ParameterTracks: Sendable {
  static let limit = 24

  private let data: AnimationData
  /// The parameters shown: the first `limit`.
  let shownCount: Int
  private let values: Axis
  /// The derivative that fills half the bar; greater ones are cut and say so.
  let fullDerivative: Double
  /// Where each parameter has been, least and greatest over all frames.
  private let ranges: [(low: Double, high: Double)]

  init(_ data: AnimationData) {
    self.data = data
    shownCount = min(data.network.parameterCount, Self.limit)
    var ranges = [(low: Double, high: Double)](
      repeating: (Double.infinity, -Double.infinity), count: shownCount)
    var (low, high) = (0.0, 0.0)
    var steepest: [Double] = []
    for frame in data.frames {
      var most = 0.0
      for index in 0..<shownCount {
        let value = frame.parameters[index]
        if value.isFinite {
          ranges[index].low = min(ranges[index].low, value)
          ranges[index].high = max(ranges[index].high, value)
          low = min(low, value)
          high = max(high, value)
        }
        if frame.gradient[index].isFinite { most = max(most, frame.gradient[index].magnitude) }
      }
      steepest.append(most)
    }
    self.ranges = ranges
    values = Axis(linear: low, high, start: 0, end: 1)
    let usual = quantile(steepest, 0.75)
    fullDerivative = usual > 0 ? usual : 1
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

  /// The derivative's bar, to the right of the middle when positive; a cut bar ends in a point.
  func bar(_ index: Int, _ frame: Frame, x: Double, y: Double, width: Double) -> [Element] {
    let middle = x + width / 2
    let part = frame.gradient[index] / fullDerivative
    let length = min(max(part.isFinite ? part : 0, -1), 1) * (width / 2 - 5)
    let end = middle + length
    let point = part.magnitude > 1 ? (part < 0 ? -5.0 : 5.0) : 0
    let (top, bottom) = (coordinate(y - 4.5), coordinate(y + 4.5))
    return [
      Element(
        "path",
        [
          ("class", part < 0 ? "bar negative" : "bar positive"),
          (
            "d",
            "M\(coordinate(middle)) \(top)H\(coordinate(end))L\(coordinate(end + point)) "
              + "\(coordinate(y))L\(coordinate(end)) \(bottom)H\(coordinate(middle))Z"
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
