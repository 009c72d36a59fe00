import Network

/// The key under the fit: what each line is, in its colour and in words.
struct Caption {
  let data: AnimationData
  let fit: FitScene

  /// A list, one entry for each kind of line.
  func picture() -> Element {
    var items: [Element] = []
    if fit.isSquiggle {
      let names = fit.curveNames
      if names.count > 0 && names.count <= 3 {
        for (place, name) in names.enumerated() {
          items.append(item("line s\(place)", Words.colours[place], name))
        }
      } else if names.count > 3 {
        items.append(thinCurves(names))
      }
      if names.count > 0 && fit.base != 0 {
        items.append(item("dash faint", "level", "mean of \(data.outputs[0].name), their zero"))
      }
      if data.outputs.count == 1 {
        items.append(item("thick sum", "green squiggle", squiggleWords(names.count)))
      } else {
        items.append(
          item(
            swatches(data.outputs.count, " wide"), "curves",
            "Predicted, each in the colour of its points"))
      }
      if data.outputs.count == 1 { items.append(item("dot ink", "points", "Observed")) }
      items += outputs()
    } else {
      if data.outputs.count == 1 { items.append(item("dot sum", "points", "one for each row")) }
      items += outputs()
      items.append(item("dash faint", "diagonal", "Predicted = Observed"))
    }
    if fit.drawsResiduals {
      items.append(item("dash", "dashed", "residuals, Observed − Predicted"))
    }
    return Element("ul", [("class", "key")], items)
  }

  /// Of several outputs the colour and mark of each.
  private func outputs() -> [Element] {
    guard data.outputs.count > 1 else { return [] }
    let limit = FitScene.legendLimit
    var items = data.outputs.prefix(limit).enumerated().map { place, column in
      let mark = OutputMark(place)
      return item(
        "dot s\(place % 8)" + mark.kind, Words.colours[place % 8] + " " + mark.name, column.name)
    }
    if data.outputs.count > limit {
      items.append(item("none", "others", "\(data.outputs.count - limit) more outputs"))
    }
    return items
  }

  /// Many nodes' curves: all colours, and where they come from.
  private func thinCurves(_ names: [String]) -> Element {
    let which = fit.thinCurves ?? names[0] + " … " + names[names.count - 1]
    return item(
      swatches(names.count, ""), "thin",
      which + ", each node's weight times its activation, in the node's colour")
  }

  /// The colours of so many curves side by side.
  private func swatches(_ count: Int, _ kind: String) -> Element {
    Element(
      "i", [("class", "swatches" + kind)],
      (0..<min(count, 8)).map { Element("i", [("class", "s\($0)")]) })
  }

  private func squiggleWords(_ count: Int) -> String {
    let last = data.network.layers.count - 1
    let bias = data.network.parameterName(data.network.biasIndex(layer: last, node: 0))
    let activation = data.network.layers[last].activation
    let from = fit.base == 0 ? "" : " + the mean"
    let through = activation == .identity ? "" : ", through " + activation.rawValue
    switch count {
    case 0: return "Predicted: the weighted input + \(bias)\(from)\(through)"
    case 1: return "it + \(bias)\(from)\(through): Predicted"
    default: return "their sum + \(bias)\(from)\(through): Predicted"
    }
  }

  private func item(_ mark: String, _ look: String, _ meaning: String) -> Element {
    item(Element("i", [("class", "swatch " + mark)]), look, meaning)
  }

  private func item(_ swatch: Element, _ look: String, _ meaning: String) -> Element {
    Element(
      "li", [], [swatch, Element("b", [], text: look), Element("span", [], text: meaning)])
  }
}
