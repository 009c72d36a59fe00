import Network

/// The network: a line's width is its weight's size, its colour and dashes the sign.
public struct NetworkScene: Sendable {
  static let width = 440.0
  static let height = 204.0

  let data: AnimationData
  let layout: NetworkLayout
  /// The weight that is drawn full width.
  private let greatest: Double
  private let isSmall: Bool
  /// Names stand beside their nodes, where above or below they would lie on lines.
  let namesBeside: (inputs: Bool, outputs: Bool)
  /// The nodes of the last hidden layer whose curves the fit draws.
  let curveNodes: [Int]

  /// Lays the scene out for all frames of `data`, so that widths can be compared.
  public init(_ data: AnimationData) {
    self.data = data
    let network = data.network
    let widest = max(network.inputCount, network.layers.map { $0.outputs }.max() ?? 1)
    let isSmall = network.parameterCount <= 16 && widest <= 3 && network.layers.count <= 3
    self.isSmall = isSmall
    namesBeside = (!isSmall || network.inputCount > 1, !isSmall || network.outputCount > 1)
    layout = NetworkLayout(
      network, width: Self.width, top: isSmall ? 34 : 16,
      bottom: Self.height - (isSmall ? 38 : 24),
      margins: (
        namesBeside.inputs ? Self.room(data.inputs.map { $0.name }) : 52,
        namesBeside.outputs
          ? Self.room(data.outputs.count == 1 ? ["Predicted"] : data.outputs.map { $0.name }) : 52
      ))
    curveNodes = FitScene.mostMoving(data.frames)
    let sizes = data.frames.map { frame in
      frame.parameters.prefix(network.weightCount).reduce(0.0) {
        $1.isFinite ? max($0, $1.magnitude) : $0
      }
    }
    let most = quantile(sizes, 0.9)
    greatest = most > 0 ? most : 1
  }

  /// The scene at one frame.
  package func picture(_ frame: Frame) -> Element {
    var edges: [Element] = []
    var values: [Element] = []
    for place in layout.columns.indices.dropFirst() where place != layout.gap {
      let (from, to) = (layout.columns[place - 1], layout.columns[place])
      for node in to.nodes {
        for source in from.nodes {
          let index = data.network.weightIndex(
            layer: to.number - 1, node: node.index, source: source.index)
          edges.append(edge(source, node, frame.parameters[index]))
          if isSmall {
            values.append(value(source, node, from, to, index, frame))
          }
        }
      }
    }
    return scene(
      "network", width: Self.width, height: Self.height, title: "The network",
      description: "\(data.network.architecture). Wide lines are large weights, dashed lines "
        + "negative ones.",
      edges + nodes() + ellipses() + values + biases(frame))
  }

  /// What names beside the outermost nodes need, shortened as they are.
  private static func room(_ names: [String]) -> Double {
    let longest = names.map { $0.unicodeScalars.count }.max() ?? 0
    return Double(min(longest, 12)) * 8 + 34
  }

  private func edge(
    _ source: NetworkLayout.Node, _ node: NetworkLayout.Node, _ weight: Double
  ) -> Element {
    let size = min(weight.magnitude / greatest, 1)
    let most = isSmall ? 7.0 : 4.0
    return Element(
      "line",
      [
        ("class", weight < 0 ? "edge negative" : "edge positive"),
        ("x1", coordinate(source.x)), ("y1", coordinate(source.y)),
        ("x2", coordinate(node.x)), ("y2", coordinate(node.y)),
        ("stroke-width", coordinate(0.6 + most * (size.isFinite ? size : 1))),
      ])
  }

  /// The weight's name and value along its line, on the outer side where lines meet.
  private func value(
    _ source: NetworkLayout.Node, _ node: NetworkLayout.Node, _ from: NetworkLayout.Column,
    _ to: NetworkLayout.Column, _ index: Int, _ frame: Frame
  ) -> Element {
    let crossing = from.nodes.count > 1 && to.nodes.count > 1
    let along = crossing ? 0.3 : 0.5
    let (dx, dy) = (node.x - source.x, node.y - source.y)
    let below = crossing ? node.index > source.index : source.y + node.y > Self.height
    let place = (x: source.x + dx * along, y: source.y + dy * along)
    var text = label(
      "\(data.network.parameterName(index)) \(shown(frame.parameters[index], decimals: 2))",
      "value", x: place.x, y: place.y + (below ? 13 : -12), anchor: "middle")
    // Small angles: the tangent's series is the angle well enough.
    let slope = dy / dx
    let angle = (slope - slope * slope * slope / 3) * 57.296
    text.attributes.append(
      Element.Attribute(
        name: "transform",
        value: "rotate(\(coordinate(angle)) \(coordinate(place.x)) \(coordinate(place.y)))"))
    return text
  }

  private func biases(_ frame: Frame) -> [Element] {
    guard isSmall else { return [] }
    return layout.columns.dropFirst().flatMap { column in
      column.nodes.map { node in
        let index = data.network.biasIndex(layer: column.number - 1, node: node.index)
        return label(
          "\(data.network.parameterName(index)) \(shown(frame.parameters[index], decimals: 2))",
          "value", x: node.x, y: node.y + layout.radius + 12, anchor: "middle")
      }
    }
  }
}

extension Network {
  /// "1 input, 2 softplus nodes, 1 output".
  var architecture: String {
    var parts = [inputCount == 1 ? "1 input" : "\(inputCount) inputs"]
    for layer in layers.dropLast() {
      let noun = layer.outputs == 1 ? "node" : "nodes"
      parts.append("\(layer.outputs) \(layer.activation.rawValue) \(noun)")
    }
    let last = layers[layers.count - 1]
    let bent = last.activation == .identity ? "" : last.activation.rawValue + " "
    parts.append("\(last.outputs) \(bent)\(last.outputs == 1 ? "output" : "outputs")")
    var text = parts[0]
    for part in parts.dropFirst() { text += " → " + part }
    return text
  }
}
