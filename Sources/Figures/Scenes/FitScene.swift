import Network

/// The fit: with one input the curves over it, else predicted against observed values.
public struct FitScene: Sendable {
  static let width = 640.0
  static let height = 376.0
  /// Beyond this number residuals are not drawn: the dashes would fill the plot.
  static let residualLimit = 60
  static let curveLimit = 12
  static let labelLimit = 8
  /// Standing points cost little, moving ones a number a frame.
  static let standingLimit = 1500
  static let movingLimit = 250

  /// Outputs in ``units``.
  let data: AnimationData
  let units: OutputUnits
  let x: Axis
  let y: Axis
  /// The rows drawn: all, or evenly taken ones.
  let rows: [Int]
  /// The nodes of the last hidden layer whose curves are drawn: those that rise and fall most.
  let nodes: [Int]
  let tolerance: Double

  /// Lays the scene out for all frames of `data`, so that the axes stand still.
  ///
  /// - Parameter tolerance: how far a drawn line may lie from the curve, in units of the
  ///   drawing (640 wide); 0 keeps every point.
  public init(_ data: AnimationData, tolerance: Double = 0.12) {
    units = OutputUnits(data.outputs)
    let data = units.applied(to: data)
    self.data = data
    self.tolerance = tolerance
    let count = data.outputs[0].values.count
    let limit = data.inputs.count == 1 ? Self.standingLimit : Self.movingLimit
    let drawn = min(count, max(limit / data.outputs.count, 20))
    rows = (0..<drawn).map { $0 * count / drawn }
    let nodes = Self.mostMoving(data.frames)
    self.nodes = nodes
    let low = data.outputs.reduce(Double.infinity) { min($0, $1.values.min() ?? 0) }
    let high = data.outputs.reduce(-Double.infinity) { max($0, $1.values.max() ?? 0) }
    let base = data.outputs[0].scale.mean
    let shown = data.frames.map { Self.extent($0, nodes, base) }
    let (bottom, top) = Self.range(
      lows: shown.map { $0.low } + [low], highs: shown.map { $0.high } + [high])
    let room = max((top - bottom) * 0.06, (high - low) * 0.06)
    y = Axis(linear: bottom - room, top + room, start: Self.height - 60, end: 34)
    if let grid = data.frames.first?.curves?.grid, let first = grid.first, let last = grid.last {
      x = Axis(linear: first, last, start: 58, end: Self.width - 108)
    } else {
      let room = (high - low) * 0.05
      let beside = data.outputs.count == 1 ? 84.0 : 128.0
      x = Axis(linear: low - room, high + room, start: 58, end: Self.width - beside)
    }
  }

  var isSquiggle: Bool { data.inputs.count == 1 }
  var drawsResiduals: Bool {
    data.outputs[0].values.count * data.outputs.count <= Self.residualLimit
  }
  /// Nodes' curves are drawn from here: their zero is the mean that scaling took away.
  var base: Double { data.outputs[0].scale.mean }

  /// The scene at one frame.
  package func picture(_ frame: Frame) -> Element {
    let frame = units.applied(to: frame)
    let inside = isSquiggle ? squiggle(frame) : comparison(frame)
    return scene(
      "fit", width: Self.width, height: Self.height,
      title: isSquiggle ? "The fit" : "Predicted against observed", description: description,
      [
        Element(
          "clipPath", [("id", "fit-clip")],
          [
            Element(
              "rect",
              [
                ("x", coordinate(x.start)), ("y", coordinate(y.end)),
                ("width", coordinate(x.end - x.start)), ("height", coordinate(y.start - y.end)),
              ])
          ])
      ] + plot.frame() + inside)
  }

  private var plot: Plot {
    let only = data.outputs.count == 1 ? shortened(data.outputs[0].name, 40) : nil
    let several = units.areStandardised ? ", in standard deviations" : ""
    func axisName(_ what: String) -> String { what + (only.map { ": " + $0 } ?? several) }
    return isSquiggle
      ? Plot(
        x: x, y: y, xName: shortened(data.inputs[0].name, 60),
        yName: only ?? axisName("Observed and predicted"), xTicks: 6, yTicks: 6)
      : Plot(
        x: x, y: y, xName: axisName("Observed"), yName: axisName("Predicted"), xTicks: 6,
        yTicks: 6)
  }

  private var description: String {
    isSquiggle
      ? "Observed points, the network's prediction over \(data.inputs[0].name), and what each "
        + "node of the last hidden layer adds to it."
      : "Each row of the data at its observed and its predicted value; on the diagonal both "
        + "are equal."
  }

  /// The nodes whose weighted curves span most, at most `curveLimit`, in their order.
  static func mostMoving(_ frames: [Frame]) -> [Int] {
    guard let count = frames.first?.curves?.weighted.count, count > curveLimit else {
      return Array(0..<(frames.first?.curves?.weighted.count ?? 0))
    }
    var spans = [Double](repeating: 0, count: count)
    for frame in frames {
      for (node, curve) in (frame.curves?.weighted ?? []).enumerated() {
        let span = (curve.max() ?? 0) - (curve.min() ?? 0)
        if span.isFinite { spans[node] = max(spans[node], span) }
      }
    }
    let order = (0..<count).sorted { (-spans[$0], $0) < (-spans[$1], $1) }
    return order.prefix(curveLimit).sorted()
  }

  /// Everything that any frame shows, unless a few wild ones would press the rest flat.
  private static func range(lows: [Double], highs: [Double]) -> (Double, Double) {
    let usual = (low: quantile(lows, 0.04), high: quantile(highs, 0.96))
    let room = usual.high - usual.low
    return (
      max(quantile(lows, 0), usual.low - room), min(quantile(highs, 1), usual.high + room)
    )
  }

  private static func extent(_ frame: Frame, _ nodes: [Int], _ base: Double) -> (
    low: Double, high: Double
  ) {
    var lines = frame.predicted
    if let curves = frame.curves {
      lines = curves.predicted + nodes.map { curves.weighted[$0].map { $0 + base } }
    }
    var (low, high) = (Double.infinity, -Double.infinity)
    for line in lines {
      for value in line where value.isFinite {
        low = min(low, value)
        high = max(high, value)
      }
    }
    return (low, high)
  }
}
