import Network

/// Each parameter's value and its current derivative, as numbers and drawn.
public struct ParametersScene: Sendable {
  static let width = 440.0
  static let pitch = 23.0

  let data: AnimationData
  let tracks: ParameterTracks

  /// Lays the scene out for all frames of `data`, so that the scales stand still.
  ///
  /// - Parameter rowLimit: how many parameters are shown; the rest is counted in words.
  public init(_ data: AnimationData, rowLimit: Int = 24) {
    self.data = data
    tracks = ParameterTracks(data, limit: min(rowLimit, ParameterTracks.limit))
  }

  private var rows: Int { tracks.shownCount }
  var height: Double { 58 + Self.pitch * Double(rows) + (omitted > 0 ? 18 : 0) }
  private var omitted: Int { data.network.parameterCount - rows }

  /// The scene at one frame.
  package func picture(_ frame: Frame) -> Element {
    var children = [
      label("value", "head", x: 110, y: 14, anchor: "end"),
      label("derivative", "head", x: 326, y: 14, anchor: "end"),
    ]
    for index in 0..<rows {
      let y = 40 + Self.pitch * Double(index)
      children.append(
        label(data.network.parameterName(index), "parameter-name", x: 0, y: y))
      children.append(
        label(
          shownValue(frame.parameters[index]), "number", x: 110, y: y, anchor: "end"))
      children += tracks.track(index, frame, x: 122, y: y, width: 100)
      children.append(
        label(
          shownValue(frame.gradient[index]), "number", x: 326, y: y, anchor: "end"))
      children += tracks.bar(index, frame, x: 340, y: y, width: 100)
    }
    var foot = 40 + Self.pitch * Double(rows)
    if omitted > 0 {
      let noun = omitted == 1 ? "parameter" : "parameters"
      children.append(label("and \(grouped(omitted)) more \(noun)", "more", x: 0, y: foot))
      foot += 18
    }
    children.append(label(tracks.barsNote, "more", x: Self.width, y: foot, anchor: "end"))
    return scene(
      "parameters", width: Self.width, height: height, title: "Parameters and derivatives",
      description: "Each parameter's value and the derivative of the loss by it.", children)
  }
}
