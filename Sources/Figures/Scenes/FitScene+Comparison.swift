extension FitScene {
  static let legendLimit = 8

  /// With several inputs: each row at its observed and predicted value, with the diagonal.
  func comparison(_ frame: Frame) -> [Element] {
    var diagonal = PathData()
    diagonal.move(x.place(x.low), y.place(x.low))
    diagonal.line(x.place(x.high), y.place(x.high))
    var clipped = [Element("path", [("class", "diagonal"), ("d", diagonal.text)])]
    if drawsResiduals {
      clipped += data.outputs.indices.map { residuals(frame, output: $0) }
    }
    clipped += data.outputs.indices.map { points(frame, output: $0) }
    return [Element("g", [("clip-path", "url(#fit-clip)")], clipped)] + diagonalName() + legend()
  }

  private func residuals(_ frame: Frame, output: Int) -> Element {
    var path = ""
    for row in rows {
      let observed = data.outputs[output].values[row]
      let place = coordinate(x.place(observed))
      path += "M\(place) \(coordinate(y.place(observed)))"
      path += "V\(coordinate(y.place(frame.predicted[output][row])))"
    }
    return Element("path", [("class", "residual"), ("d", path)])
  }

  private func points(_ frame: Frame, output: Int) -> Element {
    dots("points " + tone(output), output) { row in
      (x.place(data.outputs[output].values[row]), y.place(frame.predicted[output][row]))
    }
  }

  /// Beside the diagonal's upper end, where no point can lie.
  private func diagonalName() -> [Element] {
    let end = y.placeWithin(x.high)
    return [
      label("predicted", "tick beside", x: x.end + 8, y: end),
      label("= observed", "tick beside", x: x.end + 8, y: end + 15),
    ]
  }

  /// The outputs' marks and names beside the plot, out of the diagonal's name's way.
  private func legend() -> [Element] {
    guard data.outputs.count > 1 else { return [] }
    let pitch = 22.0
    let named = data.outputs.prefix(Self.legendLimit)
    let diagonal = y.placeWithin(x.high)
    let needed = pitch * Double(named.count + (data.outputs.count > named.count ? 1 : 0))
    let isAbove = diagonal - y.end > needed + 8
    let top = (isAbove ? y.end : diagonal + 32) + pitch / 2
    var parts: [Element] = []
    for (place, column) in named.enumerated() {
      let (x, y) = (x.end + 14, top + pitch * Double(place))
      let mark = OutputMark(place)
      parts.append(
        Element(
          "g", [("class", "points beside " + tone(place) + mark.kind)],
          [mark.element(x: x, y: y, radius: 5.5)]))
      parts.append(
        label(shortened(column.name, 12), "end beside " + tone(place), x: x + 11, y: y))
    }
    if data.outputs.count > named.count {
      parts.append(
        label(
          "and \(data.outputs.count - named.count) more", "tick beside", x: x.end + 8,
          y: top + pitch * Double(named.count)))
    }
    return parts
  }
}
