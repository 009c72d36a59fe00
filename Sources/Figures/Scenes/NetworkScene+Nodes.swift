import Network

extension NetworkScene {
  /// The nodes with what they do drawn inside; nothing of this moves.
  func nodes() -> [Element] {
    layout.columns.flatMap { column in
      column.nodes.flatMap { node -> [Element] in
        var parts = [
          Element(
            "circle",
            [
              ("class", "node " + tone(column, node)), ("cx", coordinate(node.x)),
              ("cy", coordinate(node.y)), ("r", coordinate(layout.radius)),
            ])
        ]
        if column.number > 0 && layout.radius > 6 {
          let activation = data.network.layers[column.number - 1].activation
          parts.append(
            Element("path", [("class", "shape"), ("d", shape(activation, node))]))
        }
        if let name = name(column, node) {
          parts.append(name)
        }
        return parts
      }
    }
  }

  /// What was left out, said where it would stand.
  func ellipses() -> [Element] {
    var parts: [Element] = []
    for column in layout.columns where column.omitted > 0 {
      let last = column.nodes[column.nodes.count - 1].y
      parts.append(
        label(
          "⋮ +\(column.omitted)", "more", x: column.x, y: last + max(layout.radius * 2.6, 13),
          anchor: "middle"))
    }
    if let gap = layout.gap {
      let x = (layout.columns[gap - 1].x + layout.columns[gap].x) / 2
      parts.append(
        label("⋯ \(layout.omittedColumns)", "more", x: x, y: Self.height / 2, anchor: "middle"))
    }
    return parts
  }

  /// A node whose curve is drawn in the fit wears the curve's colour.
  private func tone(_ column: NetworkLayout.Column, _ node: NetworkLayout.Node) -> String {
    let layers = data.network.layers
    if column.number == layers.count {
      return data.outputs.count == 1 ? "sum" : "s\(node.index % 8)"
    }
    guard column.number == layers.count - 1,
      let place = curveNodes.firstIndex(of: node.index)
    else { return "plain" }
    return "s\(place % 8)"
  }

  private func name(_ column: NetworkLayout.Column, _ node: NetworkLayout.Node) -> Element? {
    let last = data.network.layers.count
    let kind = column.nodes.count > 6 ? "node-name tiny" : "node-name"
    switch column.number {
    case 0:
      let name = shortened(data.inputs[node.index].name, 12)
      return namesBeside.inputs
        ? label(name, kind, x: node.x - layout.radius - 6, y: node.y, anchor: "end")
        : label(name, kind, x: node.x, y: node.y + layout.radius + 12, anchor: "middle")
    case last:
      let single = data.outputs.count == 1
      let name = single ? "Predicted" : shortened(data.outputs[node.index].name, 12)
      return namesBeside.outputs
        ? label(name, kind, x: node.x + layout.radius + 6, y: node.y)
        : label(name, kind, x: node.x, y: node.y - layout.radius - 9, anchor: "middle")
    default:
      guard layout.pitch > 80 else { return nil }
      let name = data.network.activationName(layer: column.number - 1, node: node.index)
      return label(name, kind, x: node.x, y: node.y - layout.radius - 9, anchor: "middle")
    }
  }

  /// The activation's own curve from −3 to 3, small.
  private func shape(_ activation: Activation, _ node: NetworkLayout.Node) -> String {
    let values = (0...12).map { activation.value(Double($0) / 2 - 3) }
    let low = values.min() ?? 0
    let span = max((values.max() ?? 1) - low, 1e-9)
    let size = layout.radius * 1.1
    let points = values.enumerated().map { place, value in
      (
        x: node.x + (Double(place) / 12 - 0.5) * size,
        y: node.y - ((value - low) / span - 0.5) * size * 0.8
      )
    }
    return PathData.polyline(points, tolerance: 0.05)
  }
}
