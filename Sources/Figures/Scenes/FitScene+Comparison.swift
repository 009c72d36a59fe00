extension FitScene {
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
    return [Element("g", [("clip-path", "url(#fit-clip)")], clipped)] + legend()
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
    dots("points " + tone(output)) { row in
      (x.place(data.outputs[output].values[row]), y.place(frame.predicted[output][row]))
    }
  }

  private func legend() -> [Element] {
    let diagonal = label(
      "predicted = observed", "tick", x: x.end - 6, y: y.start - 10, anchor: "end",
      baseline: "auto")
    guard data.outputs.count > 1 else { return [diagonal] }
    return [diagonal]
      + data.outputs.prefix(8).enumerated().map { place, column in
        label(
          "● " + shortened(column.name, 20), "end s\(place % 8)", x: x.start + 10,
          y: y.end + 12 + 20 * Double(place))
      }
  }
}
