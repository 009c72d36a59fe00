/// The frame of a plot: two axes with ticks and names.
struct Plot {
  var x: Axis
  var y: Axis
  var xName: String
  var yName: String
  var xTicks: Int
  var yTicks: Int
  /// How far below the axis its name stands.
  var xNameDrop = 36.0

  /// Grid lines, tick labels and names; the y name stands above the axis, where it reads.
  func frame() -> [Element] {
    var lines = PathData()
    var labels: [Element] = []
    for tick in y.ticks(yTicks) {
      let place = y.place(of: tick)
      lines.move(x.start, place)
      lines.line(x.end, place)
      labels.append(
        label(tick.label, "tick", x: x.start - 8, y: place, anchor: "end", baseline: "central"))
    }
    var marks = PathData()
    for tick in x.ticks(xTicks) {
      let place = x.place(of: tick)
      marks.move(place, y.start)
      marks.line(place, y.start + 5)
      labels.append(
        label(
          tick.label, "tick", x: place, y: y.start + 9, anchor: "middle", baseline: "hanging"))
    }
    marks.move(x.start, y.start)
    marks.line(x.end, y.start)
    return [
      Element("path", [("class", "grid"), ("d", lines.text)]),
      Element("path", [("class", "axis"), ("d", marks.text)]),
    ] + labels + [
      label(
        xName, "name", x: (x.start + x.end) / 2, y: y.start + xNameDrop, anchor: "middle",
        baseline: "hanging"),
      label(yName, "name", x: x.start, y: y.end - 14, anchor: "start", baseline: "auto"),
    ]
  }
}

/// A line of text in a drawing.
func label(
  _ text: String, _ kind: String, x: Double, y: Double, anchor: String = "start",
  baseline: String = "central"
) -> Element {
  Element(
    "text",
    [
      ("class", kind), ("x", coordinate(x)), ("y", coordinate(y)), ("text-anchor", anchor),
      ("dominant-baseline", baseline),
    ], text: text)
}

/// The outermost element of a scene, with what a screen reader says of it.
func scene(
  _ kind: String, width: Double, height: Double, title: String, description: String,
  _ children: [Element]
) -> Element {
  Element(
    "svg",
    [
      ("class", "scene " + kind), ("viewBox", "0 0 \(coordinate(width)) \(coordinate(height))"),
      ("role", "img"), ("aria-labelledby", "\(kind)-title \(kind)-desc"),
    ],
    [
      Element("title", [("id", "\(kind)-title")], text: title),
      Element("desc", [("id", "\(kind)-desc")], text: description),
    ] + children)
}

/// Moves labels apart to `gap`, as little as that takes, within `low` to `high`.
func spread(_ places: [Double], gap: Double, low: Double, high: Double) -> [Double] {
  let gap = min(gap, (high - low) / Double(max(places.count - 1, 1)))
  var result = places.map { min(max($0.isFinite ? $0 : high, low), high) }
  let order = result.indices.sorted { (result[$0], $0) < (result[$1], $1) }
  for (k, index) in order.enumerated() {
    result[index] = max(result[index], low + gap * Double(k))
    if k > 0 { result[index] = max(result[index], result[order[k - 1]] + gap) }
  }
  for (k, index) in order.reversed().enumerated() {
    result[index] = min(result[index], high - gap * Double(k))
    if k > 0 { result[index] = min(result[index], result[order[order.count - k]] - gap) }
  }
  return result
}

/// `text` with at most `limit` letters, the rest an ellipsis.
func shortened(_ text: String, _ limit: Int) -> String {
  let scalars = Array(text.unicodeScalars)
  guard scalars.count > limit else { return text }
  var short = ""
  short.unicodeScalars.append(contentsOf: scalars.prefix(limit - 1))
  return short + "…"
}

/// The value below which a part of the values lies; 0 if there are none.
func quantile(_ values: [Double], _ part: Double) -> Double {
  let sorted = values.filter { $0.isFinite }.sorted()
  guard !sorted.isEmpty else { return 0 }
  return sorted[nearest(Double(sorted.count - 1) * part)]
}
