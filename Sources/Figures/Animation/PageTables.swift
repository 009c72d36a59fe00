import Network

/// The numbers of a step as tables of HTML: they can be read aloud, searched and copied.
struct PageTables {
  static let residualLimit = 12

  let data: AnimationData
  let tracks: ParameterTracks

  init(_ data: AnimationData) {
    self.data = data
    tracks = ParameterTracks(data)
  }

  /// Step and loss, large.
  func readout(_ frame: Frame) -> Element {
    Element(
      "dl", [("class", "readout")],
      [
        Element(
          "div", [],
          [
            Element("dt", [], text: "Step"),
            Element("dd", [("id", "step")], text: grouped(frame.step)),
          ]),
        Element(
          "div", [("class", "wide")],
          [
            Element("dt", [], text: data.network.loss.symbol),
            Element("dd", [("id", "loss")], text: shownLoss(frame.loss)),
          ]),
      ])
  }

  /// Every parameter with its value and derivative, each drawn beside its number.
  func parameters(_ frame: Frame) -> Element {
    let heads = [
      ("", ""), ("number", "value"), ("", ""),
      ("number", "derivative"), ("", ""),
    ]
    return Element(
      "table", [("class", "parameters")],
      [
        Element(
          "thead", [],
          [
            Element("tr", [], heads.map { Element("th", [("class", $0.0)], text: $0.1) })
          ]),
        Element("tbody", [], (0..<tracks.shownCount).map { row($0, frame) }),
      ])
  }

  private func row(_ index: Int, _ frame: Frame) -> Element {
    let name = data.network.parameterName(index)
    return Element(
      "tr", [],
      [
        Element("th", [("scope", "row")], text: name),
        Element(
          "td", [("class", "number"), ("id", "value-" + name)],
          text: shownValue(frame.parameters[index])),
        Element(
          "td", [("class", "drawn")],
          [
            small(tracks.track(index, frame, x: 0, y: 10, width: 120))
          ]),
        Element(
          "td", [("class", "number"), ("id", "derivative-" + name)],
          text: shownValue(frame.gradient[index])),
        Element(
          "td", [("class", "drawn")],
          [
            small(tracks.bar(index, frame, x: 0, y: 10, width: 120))
          ]),
      ])
  }

  private func small(_ parts: [Element]) -> Element {
    Element(
      "svg", [("class", "scene"), ("viewBox", "0 0 120 20"), ("aria-hidden", "true")], parts)
  }

  /// The first residuals; with several outputs a row for each output of each row.
  func residuals(_ frame: Frame) -> Element {
    let several = data.outputs.count > 1
    let showsInput = data.inputs.count == 1
    var heads = ["row"]
    if several { heads.append("output") }
    if showsInput { heads.append(data.inputs[0].name) }
    heads += ["Observed", "Predicted", "Residual"]
    // On a phone there is no room for the input beside the output's name.
    let ofInput = several ? "number dropped" : "number"
    func kind(_ head: Int) -> String {
      if head == 0 { return "" }
      if several && head == 1 { return "output" }
      return showsInput && head == (several ? 2 : 1) ? ofInput : "number"
    }
    let rows = residualRows.map { row, output -> Element in
      let observed = data.outputs[output].values[row]
      let predicted = frame.predicted[output][row]
      var cells = [Element("th", [("scope", "row")], text: String(row + 1))]
      if several {
        cells.append(Element("td", [("class", "output")], text: data.outputs[output].name))
      }
      if showsInput {
        let value = shown(data.inputs[0].values[row], digits: 6)
        cells.append(Element("td", [("class", ofInput)], text: value))
      }
      cells.append(number(shown(observed, digits: 6)))
      cells.append(number(shownValue(predicted), id: "predicted-\(row + 1)-\(output + 1)"))
      cells.append(
        number(shownValue(observed - predicted), id: "residual-\(row + 1)-\(output + 1)"))
      return Element("tr", [], cells)
    }
    return Element(
      "table", [("class", "residuals")],
      [
        Element(
          "thead", [],
          [
            Element(
              "tr", [],
              heads.enumerated().map { place, head in
                Element("th", [("class", kind(place))], text: head)
              })
          ]),
        Element("tbody", [], rows),
      ])
  }

  /// Row and output of each shown residual.
  var residualRows: [(row: Int, output: Int)] {
    let (rows, outputs) = (data.outputs[0].values.count, data.outputs.count)
    return (0..<min(rows * outputs, Self.residualLimit)).map { ($0 / outputs, $0 % outputs) }
  }

  private func number(_ text: String, id: String? = nil) -> Element {
    var attributes: [(StaticString, String)] = [("class", "number")]
    if let id { attributes.append(("id", id)) }
    return Element("td", attributes, text: text)
  }
}
