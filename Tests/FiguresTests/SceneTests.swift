import Figures
import Foundation
import Network
import Testing

@Suite struct SceneTests {
  static let hostile = ["a<b&\"c'</script>", "]]>&amp;", "ε ≤ \u{2028}"]

  @Test("every scene of every shape of network is well-formed XML")
  func wellFormed() throws {
    for data in try Runs.shapes() {
      for frame in data.frames {
        for svg in [
          FitScene(data).svg(frame), NetworkScene(data).svg(frame), LossScene(data).svg(frame),
          ParametersScene(data).svg(frame),
        ] {
          let parsed = Parsed(svg)
          #expect(parsed.error == nil, "\(data.network.layers)")
          #expect(parsed.elements.first?.name == "svg")
          for path in parsed.elements.compactMap({ $0.attributes["d"] }) {
            #expect(path.allSatisfy { "MLHVZlh .-0123456789".contains($0) }, "\(path)")
          }
        }
      }
    }
  }

  @Test("what a column is called stays text")
  func escaped() throws {
    let data = try Runs.noise(
      Network(inputs: 2, hidden: [2], outputs: 2), rows: 3, steps: 2,
      names: Self.hostile + ["<g>"])
    let parsed = Parsed(FitScene(data).svg(data.frames[0]))
    #expect(parsed.error == nil)
    #expect(parsed.texts.contains { $0.contains("ε ≤") })
    #expect(parsed.texts.contains { $0.contains("<g>") })
    let network = Parsed(NetworkScene(data).svg(data.frames[0]))
    #expect(network.texts.contains("a<b&\"c'</sc…"))
  }

  @Test("the squiggle and the nodes' curves pass where the network says")
  func curvesStand() throws {
    let data = try Runs.lesson(frames: 20)
    let frame = data.frames[11]
    let p = frame.parameters
    let curves = try #require(frame.curves)
    func softplus(_ x: Double) -> Double { Foundation.log(1 + Foundation.exp(x)) }
    for (k, x) in curves.grid.enumerated() {
      let first = p[2] * softplus(p[0] * x + p[4])
      let second = p[3] * softplus(p[1] * x + p[5])
      #expect(abs(curves.weighted[0][k] - first) < 1e-12)
      #expect(abs(curves.weighted[1][k] - second) < 1e-12)
      #expect(abs(curves.predicted[0][k] - (first + second + p[6])) < 1e-12)
    }
    #expect(curves.grid[0] < 0 && curves.grid[curves.grid.count - 1] > 1)
  }

  @Test("curves of a scaled network are in the units of the data")
  func scaledCurves() throws {
    let data = try Runs.noise(Network(inputs: 1, hidden: [2]), rows: 6, steps: 3)
    let frame = data.frames[2]
    let curves = try #require(frame.curves)
    for k in [0, 77, 180] {
      let bias = 1.5 * frame.parameters[6] + 20
      let sum = curves.weighted[0][k] + curves.weighted[1][k] + bias
      #expect(abs(sum - curves.predicted[0][k]) < 1e-10)
    }
    #expect(frame.predicted[0].allSatisfy { $0 > 10 && $0 < 30 })
  }

  @Test("a residual is drawn from the observed to the predicted value")
  func residualsStand() throws {
    let data = try Runs.lesson(frames: 20)
    let frame = data.frames[3]
    let scene = FitScene(data)
    let parsed = Parsed(scene.svg(frame))
    let path = try #require(
      parsed.elements.first { $0.attributes["class"] == "residual" }?.attributes["d"])
    let lines = path.split(separator: "M").map {
      $0.split { " V".contains($0) }.compactMap { Double($0) }
    }
    let circles = parsed.elements.filter { $0.name == "circle" }.map { $0.attributes }
    #expect(lines.count == 3 && circles.count == 3)
    // Places along y are straight in the value: the two outer points stand at 0, the middle at 1.
    let zero = try #require(Double(circles[0]["cy"] ?? ""))
    let one = try #require(Double(circles[1]["cy"] ?? ""))
    for row in 0..<3 {
      let value = frame.predicted[0][row]
      #expect(abs(lines[row][2] - (zero + (one - zero) * value)) < 0.3)
      #expect(lines[row][0] == Double(circles[row]["cx"] ?? ""))
      #expect(lines[row][1] == Double(circles[row]["cy"] ?? ""))
    }
  }

  @Test("with several inputs the predicted values stand against the observed")
  func comparison() throws {
    let data = try Runs.noise(Network(inputs: 3, hidden: [2]), rows: 8, steps: 4)
    let svg = FitScene(data).svg(data.frames[0])
    let kinds = Parsed(svg).elements.compactMap { $0.attributes["class"] }
    #expect(kinds.contains("diagonal") && !kinds.contains { $0.contains("squiggle") })
    #expect(data.frames[0].curves == nil)
  }

  @Test("a large network is drawn in part, and says what was left out")
  func largeNetworks() throws {
    let wide = try Runs.noise(Network(inputs: 40, hidden: [50]), rows: 3, steps: 1)
    let svg = NetworkScene(wide).svg(wide.frames[0])
    #expect(Parsed(svg).elements.filter { $0.name == "circle" }.count == 11 + 11 + 1)
    #expect(svg.contains("⋮ +29") && svg.contains("⋮ +39"))
    let text = ParametersScene(wide).svg(wide.frames[0])
    #expect(text.contains("and 2077 more parameters"))
    let deep = try Runs.noise(
      Network(inputs: 1, hidden: [Int](repeating: 2, count: 11)), rows: 3, steps: 1)
    #expect(NetworkScene(deep).svg(deep.frames[0]).contains("⋯ 6"))
  }

  @Test("the lesson's SSR first rises, and the drawing says so")
  func firstRise() throws {
    let data = try Runs.lesson(frames: 10)
    #expect(LossScene(data).svg(data.frames[0]).contains("first rises: 7.41 at step 2"))
  }
}
