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
        items.append(item("line s0", "thin", "each node's weight times its activation"))
      }
      if names.count > 0 && fit.base != 0 {
        items.append(item("dash faint", "level", "mean of \(data.outputs[0].name), their zero"))
      }
      if data.outputs.count == 1 {
        items.append(item("thick sum", "green squiggle", squiggleWords(names.count)))
      } else {
        items.append(item("thick s0", "curves", "Predicted, one colour for each output"))
      }
      items.append(item("dot ink", "points", "Observed"))
    } else {
      items.append(
        item(
          data.outputs.count == 1 ? "dot sum" : "dot ink", "points", "one for each row"))
      items.append(item("dash faint", "diagonal", "Predicted = Observed"))
    }
    if fit.drawsResiduals {
      items.append(item("dash", "dashed", "residuals, Observed − Predicted"))
    }
    return Element("ul", [("class", "key")], items)
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
    Element(
      "li", [],
      [
        Element("i", [("class", "swatch " + mark)]),
        Element("b", [], text: look),
        Element("span", [], text: meaning),
      ])
  }
}
