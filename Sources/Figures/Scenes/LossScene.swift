import Network

/// The loss against the step, what is done already drawn strong.
public struct LossScene: Sendable {
  static let width = 440.0
  static let height = 206.0

  let data: AnimationData
  let x: Axis
  let y: Axis
  private let line: String
  private let peak: (step: Int, loss: Double)?

  /// Lays the scene out for all steps of `data`.
  public init(_ data: AnimationData) {
    self.data = data
    peak = data.firstRise
    x = Axis(
      linear: 0, Double(max(data.losses.count - 1, 1)), start: 58, end: Self.width - 16)
    y = Self.axis(data.losses, start: Self.height - 46, end: 30)
    line = Self.line(data.losses, x, y)
  }

  /// The loss axis: logarithmic when the positive losses span a factor of 30 or more.
  static func axis(_ losses: [Double], start: Double, end: Double) -> Axis {
    var (low, high) = (Double.infinity, 0.0)
    for loss in losses where loss.isFinite && loss > 0 {
      low = min(low, loss)
      high = max(high, loss)
    }
    guard high > 0 else { return Axis(linear: 0, 1, start: start, end: end) }
    if high / low >= 30 {
      return Axis(logarithmic: low / 1.5, high * 1.5, start: start, end: end)
    }
    return Axis(linear: 0, high * 1.06, start: start, end: end)
  }

  /// The scene at one frame.
  package func picture(_ frame: Frame) -> Element {
    let (markX, markY) = (x.placeWithin(Double(frame.step)), y.placeWithin(frame.loss))
    var children: [Element] = [
      Element(
        "clipPath", [("id", "loss-clip")],
        [
          Element(
            "rect",
            [
              ("x", "0"), ("y", "0"), ("width", coordinate(markX)),
              ("height", coordinate(Self.height)),
            ])
        ])
    ]
    let name = data.network.objective
    children += Plot(
      x: x, y: y, xName: "step", yName: y.isLogarithmic ? name + " (logarithmic)" : name,
      xTicks: 5, yTicks: 4, xNameDrop: 27
    ).frame()
    children.append(Element("path", [("class", "loss-to-come"), ("d", line)]))
    children.append(
      Element("path", [("class", "loss"), ("clip-path", "url(#loss-clip)"), ("d", line)]))
    children += note()
    children.append(
      Element(
        "path",
        [
          ("class", "now"),
          ("d", "M\(coordinate(markX)) \(coordinate(y.start))V\(coordinate(markY))"),
        ]))
    children.append(
      Element(
        "circle",
        [
          ("class", "mark"), ("cx", coordinate(markX)), ("cy", coordinate(markY)), ("r", "5"),
        ]))
    return scene(
      "loss-scene", width: Self.width, height: Self.height, title: "\(name) against step",
      description: "The loss of every step; a mark stands at the step that is shown.", children)
  }

  /// A loss that first rises is worth a word in the drawing, at the height of the peak.
  private func note() -> [Element] {
    guard let peak else { return [] }
    return [
      label(
        "first rises: \(shown(peak.loss, digits: 3)) at step \(grouped(peak.step))", "note",
        x: x.end, y: y.end - 14, anchor: "end", baseline: "auto")
    ]
  }

  /// One path for any number of steps: at most four points for every two units of width.
  private static func line(_ losses: [Double], _ x: Axis, _ y: Axis) -> String {
    let bins = Int((x.end - x.start) / 2)
    var points: [(x: Double, y: Double)] = []
    func add(_ step: Int) {
      points.append((x.place(Double(step)), y.placeWithin(losses[step])))
    }
    if losses.count <= 2 * bins {
      for step in losses.indices { add(step) }
    } else {
      for bin in 0..<bins {
        let (from, to) = (bin * losses.count / bins, (bin + 1) * losses.count / bins)
        var (least, most) = (from, from)
        for step in from..<to {
          if losses[step] < losses[least] { least = step }
          if losses[step] > losses[most] { most = step }
        }
        var steps = [from, min(least, most), max(least, most), to - 1]
        steps = steps.enumerated().filter { $0.offset == 0 || steps[$0.offset - 1] < $0.element }
          .map { $0.element }
        for step in steps { add(step) }
      }
    }
    return PathData.polyline(points, tolerance: 0.05)
  }
}

extension AnimationData {
  /// Where the loss peaks, if it begins with a rise of a hundredth or more.
  var firstRise: (step: Int, loss: Double)? {
    var peak = 0
    for step in losses.indices {
      if losses[step] > losses[peak] { peak = step }
    }
    guard losses.count > 1, peak > 0, peak * 4 < losses.count, losses[peak].isFinite,
      losses[peak] > losses[0] * 1.01
    else { return nil }
    return (peak, losses[peak])
  }
}
