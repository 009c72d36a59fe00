import Figures
import Foundation
import Network
import Testing

/// What a reader needs to read a drawing: scales, names, marks.
@Suite struct LegendTests {
  @Test("a derivative's bar is as long as the square root of its part of the largest")
  func bars() throws {
    let data = try Runs.lesson()
    let greatest = try #require(
      data.frames.flatMap { $0.gradient.map { abs($0) } }.max())
    for frame in [data.frames[0], data.frames[2], data.frames[data.frames.count - 1]] {
      let bars = Parsed(ParametersScene(data).svg(frame)).elements
        .filter { ($0.attributes["class"] ?? "").hasPrefix("bar ") }
      #expect(bars.count == 7)
      for (bar, derivative) in zip(bars, frame.gradient) {
        let path = try #require(bar.attributes["d"])
        #expect(!path.contains("L"), "a point: \(path)")
        let numbers = path.split { !"0123456789.-".contains($0) }.compactMap { Double($0) }
        let length = numbers[2] - numbers[0]
        let wanted = 49 * (abs(derivative) / greatest).squareRoot()
        #expect(abs(abs(length) - wanted) <= 0.06, "\(derivative): \(path)")
        if abs(length) > 0.1 { #expect((length < 0) == (derivative < 0)) }
      }
    }
    let note = "bars on a square-root scale; a full bar is "
    #expect(AnimationPage(data).html().contains(note))
    #expect(ParametersScene(data).svg(data.frames[0]).contains(note))
  }

  @Test("several outputs are named in the legend, each with its own mark, not on the axes")
  func severalOutputs() throws {
    for inputs in [1, 2] {
      let names = (0..<inputs).map { "in \($0)" } + ["alpha", "beta"]
      let data = try Runs.noise(
        Network(inputs: inputs, hidden: [2], outputs: 2), rows: 8, steps: 4, names: names)
      let svg = FitScene(data).svg(data.frames[0])
      let texts = Set(Parsed(svg).texts)
      #expect(!svg.contains("outputs"))
      let axes = inputs == 1 ? ["Observed and predicted"] : ["Observed", "Predicted"]
      #expect(texts.isSuperset(of: axes + ["alpha", "beta"]))
      #expect(svg.contains("<circle") && svg.contains("<rect x=\""))
      let html = AnimationPage(data).html()
      #expect(html.contains("<b>blue circles</b><span>alpha</span>"))
      #expect(html.contains("<b>orange squares</b><span>beta</span>"))
    }
  }

  @Test("outputs too different for one axis are drawn in standard deviations, which is said")
  func standardised() throws {
    var data = try Runs.noise(Network(inputs: 2, hidden: [2], outputs: 2), rows: 9, steps: 3)
    let usual = Parsed(FitScene(data).svg(data.frames[0]))
    #expect(!usual.texts.contains { $0.contains("standard deviations") })
    func stretch(_ value: Double) -> Double { 1000 * value + 7 }
    data.outputs[1].values = data.outputs[1].values.map(stretch)
    for index in data.frames.indices {
      data.frames[index].predicted[1] = data.frames[index].predicted[1].map(stretch)
    }
    let parsed = Parsed(FitScene(data).svg(data.frames[2]))
    #expect(parsed.texts.contains("Observed, in standard deviations"))
    #expect(AnimationPage(data).html().contains("The outputs differ too much for one axis"))
    // A column stretched looks as it did: its squares fill the axis as much as the circles do.
    func width(_ places: [Double]) -> Double { (places.max() ?? 0) - (places.min() ?? 0) }
    let circles = parsed.elements.filter { $0.name == "circle" }
      .compactMap { Double($0.attributes["cx"] ?? "") }.prefix(9)
    let squares = parsed.elements.filter { $0.name == "rect" && $0.attributes["width"] == "11.4" }
      .compactMap { Double($0.attributes["x"] ?? "") }.prefix(9)
    #expect(circles.count == 9 && squares.count == 9)
    #expect(width(Array(squares)) > 0.5 * width(Array(circles)))
  }

  @Test("the diagonal's name stands right of the plot, where no point is")
  func diagonalName() throws {
    let data = try Runs.noise(Network(inputs: 2, hidden: [2]), rows: 8, steps: 4)
    let elements = Parsed(FitScene(data).svg(data.frames[0])).elements
    let plot = try #require(elements.first { $0.name == "rect" }?.attributes)
    let right = try #require(Double(plot["x"] ?? "")) + (Double(plot["width"] ?? "") ?? 0)
    let names = elements.filter { $0.attributes["class"] == "tick beside" }
    #expect(names.count == 2)
    for name in names {
      #expect(try #require(Double(name.attributes["x"] ?? "")) > right)
    }
  }

  @Test("many nodes' thin curves are explained with all their colours")
  func manyNodes() throws {
    let data = try Runs.noise(Network(inputs: 1, hidden: [10]), rows: 8, steps: 4)
    let svg = FitScene(data).svg(data.frames[0])
    #expect(svg.contains("thin: w11·y1 … w20·y10 (10 nodes)"))
    let html = AnimationPage(data).html()
    #expect(Parsed(caption(html)).texts.contains { $0.hasPrefix("w11·y1 … w20·y10 (10 nodes), ") })
    for colour in 0..<8 {
      #expect(caption(html).contains("<i class=\"s\(colour)\">"))
    }
    let wide = try Runs.noise(Network(inputs: 1, hidden: [16]), rows: 8, steps: 4)
    #expect(FitScene(wide).svg(wide.frames[0]).contains("(12 of 16 nodes)"))
  }

  /// The key under the fit, as it stands on the page.
  private func caption(_ html: String) -> String {
    guard let start = html.range(of: "<ul class=\"key\">"),
      let end = html.range(of: "</ul>", range: start.upperBound..<html.endIndex)
    else { return "" }
    return String(html[start.lowerBound..<end.upperBound])
  }
}
