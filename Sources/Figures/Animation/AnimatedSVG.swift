import Encoding
import Network

/// The animation as one SVG file that moves by itself, in a browser and in an `img` element.
///
/// Fit, loss and parameters, with step and loss as numbers. Between two frames lines are blended;
/// numbers stand until the next frame.
public struct AnimatedSVG: Sendable {
  static let margin = 20.0
  static let restAtEnd = 3000
  static let parameterLimit = 8

  private let data: AnimationData

  /// - Parameters:
  ///   - data: the run with at least one frame.
  ///   - frames: how many of its frames are taken; fewer where there are many curves.
  public init(_ data: AnimationData, frames: Int = 96) {
    precondition(!data.frames.isEmpty, "An animation needs a frame.")
    let lines = data.frames[0].curves.map {
      min($0.weighted.count, FitScene.curveLimit) + $0.predicted.count
    }
    let moving = data.inputs.count == 1 ? 0 : data.outputs[0].values.count * data.outputs.count
    let held = max(min(frames, lines.map { 360 / $0 } ?? frames, moving > 100 ? 60 : frames), 24)
    self.data = data.thinned(to: held).withCoarserGrid()
  }

  /// The whole file.
  public func svg() -> String {
    let fit = FitScene(data, tolerance: 0)
    let loss = LossScene(data)
    let parameters = ParametersScene(data, rowLimit: Self.parameterLimit)
    let side = FitScene.width + 2 * Self.margin
    let width = side + ParametersScene.width + Self.margin
    let top = 76.0
    let lossTop = top + parameters.height + 12
    let height = max(lossTop + LossScene.height, top + FitScene.height) + Self.margin
    let pace = Pace(data, usual: 12_000 / data.frames.count)
    let swaps = Swaps(frameCount: data.frames.count) { number in
      let frame = data.frames[number]
      return Element(
        "g", [],
        readout(frame, x: side) + [
          fit.picture(frame).placed(
            x: Self.margin, y: top, width: FitScene.width, height: FitScene.height),
          parameters.picture(frame).placed(
            x: side, y: top, width: ParametersScene.width, height: parameters.height),
          loss.picture(frame).placed(
            x: side, y: lossTop, width: LossScene.width, height: LossScene.height),
        ])
    }
    let clock = AnimationClock(pace, restAtEnd: Self.restAtEnd)
    var writer = AnimatedMarkup(swaps: swaps, clock: clock)
    writer.write(swaps.first)
    return """
      <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 \(coordinate(width)) \
      \(coordinate(height))" role="img" aria-labelledby="title desc">
      <title id="title">\(xmlEscaped(data.title))</title>
      <desc id="desc">\(xmlEscaped(Words(data).subtitle)). The descent from step 0 to step \
      \(data.losses.count - 1): the fit, the loss, and the parameters with their derivatives.</desc>
      <style>\(Page.sceneStyle).ground { fill: var(--surface); }
      .scene .title { font-size: 21px; font-weight: 700; }
      .scene .subtitle { font-size: 12.5px; }
      .scene .now-value { font-size: 21px; font-weight: 600; }
      </style>
      <rect class="ground" width="100%" height="100%" rx="10"/>
      <g class="scene">
      <text class="title" x="20" y="30">\(xmlEscaped(shortened(data.title, 48)))</text>
      <text class="name subtitle" x="20" y="54">\
      \(xmlEscaped(shortened(Words(data).subtitle, 98)))</text>
      \(writer.text)
      </g>
      </svg>

      """
  }

  private func readout(_ frame: Frame, x: Double) -> [Element] {
    [
      label("Step", "name", x: x, y: 28),
      label(grouped(frame.step), "now-value", x: x, y: 51),
      label(data.network.loss.symbol, "name", x: x + 130, y: 28),
      label(shownLoss(frame.loss), "now-value", x: x + 130, y: 51),
    ]
  }
}

extension Element {
  /// The drawing as a part of a larger one.
  func placed(x: Double, y: Double, width: Double, height: Double) -> Element {
    var part = self
    part.attributes += [
      Attribute(name: "x", value: coordinate(x)), Attribute(name: "y", value: coordinate(y)),
      Attribute(name: "width", value: coordinate(width)),
      Attribute(name: "height", value: coordinate(height)),
    ]
    return part
  }
}

extension AnimationData {
  /// The frames with about a third of the curves' points: enough where lines are blended.
  func withCoarserGrid() -> AnimationData {
    var coarse = self
    for index in coarse.frames.indices {
      guard let curves = coarse.frames[index].curves else { continue }
      let stride = max(1, curves.grid.count / 60)
      func thin(_ line: [Double]) -> [Double] {
        line.enumerated().filter { $0.offset % stride == 0 || $0.offset == line.count - 1 }
          .map { $0.element }
      }
      coarse.frames[index].curves = Curves(
        grid: thin(curves.grid), weighted: curves.weighted.map(thin),
        predicted: curves.predicted.map(thin))
    }
    return coarse
  }
}
