import Figures
import Foundation
import Network
import Testing

@Suite struct AnimatedSVGTests {
  @Test("the moving SVG is well-formed, small, and its times are in order")
  func wellFormed() throws {
    for data in try [Runs.lesson()] + Runs.shapes() {
      let svg = AnimatedSVG(data).svg()
      let parsed = Parsed(svg)
      #expect(parsed.error == nil, "\(data.network.layers)")
      #expect(svg.utf8.count < 500_000)
      #expect(svg.components(separatedBy: "http").count == 2)
      let animations = parsed.elements.filter { $0.name.hasPrefix("animate") }.map { $0.attributes }
      #expect(!animations.isEmpty)
      for animation in animations {
        let values = (animation["values"] ?? "").split(separator: ";")
        let times = (animation["keyTimes"] ?? "").split(separator: ";").compactMap { Double($0) }
        #expect(values.count == times.count && times.first == 0)
        #expect(zip(times, times.dropFirst()).allSatisfy { $0 <= $1 })
        #expect(times.allSatisfy { $0 <= 1 })
        if animation["calcMode"] != "discrete" { #expect(times.last == 1) }
        #expect(animation["dur"] == animations[0]["dur"])
      }
    }
  }

  @Test("the film strips hold the steps and losses of the frames")
  func strips() throws {
    let data = try Runs.lesson(frames: 30)
    let parsed = Parsed(AnimatedSVG(data).svg())
    for frame in data.frames {
      #expect(parsed.texts.contains(String(frame.step)))
    }
    #expect(parsed.texts.contains("1.89588"))
    #expect(parsed.texts.contains("2.49160×10⁻¹⁵"))
  }

  @Test("blended values are of one make")
  func blended() throws {
    let parsed = Parsed(AnimatedSVG(try Runs.lesson()).svg())
    for element in parsed.elements where element.name == "animate" {
      guard element.attributes["calcMode"] == nil else { continue }
      let values = (element.attributes["values"] ?? "").split(separator: ";")
      let makes = Set(values.map { $0.filter { $0.isLetter } })
      #expect(makes.count == 1)
    }
  }
}
