import Network

extension FitScene {
  /// With one input: each node's weighted curve, the squiggle, residuals and points.
  func squiggle(_ frame: Frame) -> [Element] {
    guard let curves = frame.curves else { return [] }
    var clipped: [Element] = []
    if curves.weighted.count > 0 {
      if base != 0 {
        clipped.append(line("base", [x.low, x.high], [base, base]))
      }
      clipped += nodes.enumerated().map { place, node in
        line("curve s\(place % 8)", curves.grid, curves.weighted[node].map { $0 + base })
      }
    }
    if drawsResiduals {
      clipped += data.outputs.indices.map { residuals(frame, output: $0) }
    }
    clipped += data.outputs.indices.map { output in
      line("squiggle " + tone(output), curves.grid, curves.predicted[output])
    }
    let lines = Element("g", [("clip-path", "url(#fit-clip)")], clipped)
    let points = data.outputs.indices.map { observed($0) }
    // Few points stand before the lines, many would hide them.
    return (drawsResiduals ? [lines] + points : points + [lines]) + labels(curves)
      + thinCurvesName()
  }

  /// The colour of an output: the squiggle's own when there is one, else one each.
  func tone(_ output: Int) -> String {
    data.outputs.count == 1 ? "sum" : "s\(output % 8)"
  }

  /// What the nodes' curves are called: w3·y1 and so on.
  var curveNames: [String] {
    let layers = data.network.layers
    guard layers.count > 1, data.outputs.count == 1 else { return [] }
    let last = layers.count - 1
    return nodes.map { node in
      data.network.parameterName(data.network.weightIndex(layer: last, node: 0, source: node))
        + "·" + data.network.sourceName(layer: last, index: node)
    }
  }

  /// What the thin curves are when they are too many to be named at their ends:
  /// "w17·y1 … w32·y16 (12 of 16 nodes)".
  var thinCurves: String? {
    let names = curveNames
    guard names.count > Self.labelLimit else { return nil }
    let all = data.network.layers[data.network.layers.count - 1].inputs
    return names[0] + " … " + names[names.count - 1]
      + (names.count < all ? " (\(names.count) of \(all) nodes)" : " (\(all) nodes)")
  }

  private func thinCurvesName() -> [Element] {
    guard let thinCurves else { return [] }
    return [
      label(
        "thin: " + thinCurves, "tick beside", x: x.end, y: y.end - 14, anchor: "end",
        baseline: "auto")
    ]
  }

  private func line(_ kind: String, _ grid: [Double], _ values: [Double]) -> Element {
    let points = zip(grid, values).map { (x: x.place($0), y: y.place($1)) }
    return Element(
      "path", [("class", kind), ("d", PathData.polyline(points, tolerance: tolerance))])
  }

  private func residuals(_ frame: Frame, output: Int) -> Element {
    var path = ""
    for row in rows {
      let place = x.place(data.inputs[0].values[row])
      let from = y.place(data.outputs[output].values[row])
      let to = y.place(frame.predicted[output][row])
      path += "M\(coordinate(place)) \(coordinate(from))V\(coordinate(to))"
    }
    return Element("path", [("class", "residual"), ("d", path)])
  }

  private func observed(_ output: Int) -> Element {
    let kind = data.outputs.count == 1 ? "points" : "points " + tone(output)
    return dots(kind, output) { row in
      (x.place(data.inputs[0].values[row]), y.place(data.outputs[output].values[row]))
    }
  }

  /// Names at the right ends of the curves, moved apart where they would meet.
  private func labels(_ curves: Curves) -> [Element] {
    var named: [(name: String, kind: String, end: Double)] = []
    if nodes.count <= Self.labelLimit && !curves.weighted.isEmpty {
      for (place, name) in curveNames.enumerated() {
        named.append((name, "end s\(place % 8)", base + (curves.weighted[nodes[place]].last ?? 0)))
      }
    }
    for (output, column) in data.outputs.enumerated() where data.outputs.count <= 12 {
      let name = data.outputs.count == 1 ? "Predicted" : shortened(column.name, 12)
      // On a phone there is room for one name; the key has all.
      let kind = data.outputs.count == 1 ? "end sum-name " : "end sum-name beside "
      named.append((name, kind + tone(output), curves.predicted[output].last ?? 0))
    }
    let places = spread(
      named.map { y.placeWithin($0.end) }, gap: 22, low: y.end + 6, high: y.start - 6)
    return zip(named, places).map { item, place in
      label(item.name, item.kind, x: x.end + 8, y: place)
    }
  }

  /// A mark for each drawn row, smaller where there are many.
  func dots(_ kind: String, _ output: Int, _ place: (Int) -> (x: Double, y: Double)) -> Element {
    let (size, radius) =
      rows.count > 150 ? (" small", 3.0) : rows.count > 40 ? (" medium", 4) : (" large", 6.5)
    let mark = OutputMark(output)
    return Element(
      "g", [("class", kind + mark.kind + size)],
      rows.map { row in
        let (x, y) = place(row)
        return mark.element(x: x, y: y, radius: radius)
      })
  }
}
