import Figures
import Foundation
import Network
import Testing

@Suite struct PageTests {
  /// What the page's script makes of the frames: the value of every swap at every frame.
  struct Film {
    let steps: [Int]
    let dwell: [Int]
    /// By element and attribute ("" is the text).
    var values: [String: [String]] = [:]

    init(_ html: String) throws {
      let open = "<script type=\"application/json\" id=\"frames\">"
      let start = try #require(html.range(of: open)).upperBound
      let end = try #require(html.range(of: "</script>", range: start..<html.endIndex)).lowerBound
      let json = try #require(
        JSONSerialization.jsonObject(with: Data(html[start..<end].utf8)) as? [String: Any])
      steps = try #require(json["steps"] as? [Int])
      dwell = try #require(json["dwell"] as? [Int])
      for swap in try #require(json["swaps"] as? [[Any]]) {
        let mark = try #require(swap[0] as? Int)
        let attribute = try #require(swap[1] as? String)
        var all: [String] = []
        for item in try #require(swap[2] as? [Any]) {
          if let text = item as? String {
            all.append(text)
          } else if let stay = item as? Int {
            all += [String](repeating: all[all.count - 1], count: stay)
          }
        }
        all += [String](repeating: all[all.count - 1], count: steps.count - all.count)
        values["\(mark) \(attribute)"] = all
      }
    }
  }

  static func number(_ text: String) -> Double? {
    let figures: [Character: Character] = [
      "⁰": "0", "¹": "1", "²": "2", "³": "3", "⁴": "4", "⁵": "5", "⁶": "6", "⁷": "7", "⁸": "8",
      "⁹": "9", "⁻": "-", "−": "-",
    ]
    let plain = String(text.map { figures[$0] ?? $0 }).replacingOccurrences(of: "×10", with: "e")
    return Double(plain)
  }

  static func mark(_ id: String, in html: String) throws -> Int {
    let match = try #require(
      try Regex("id=\"\(id)\" data-s=\"([0-9]+)\"").firstMatch(in: html), "\(id)")
    return try #require(match[1].substring.flatMap { Int($0) })
  }

  @Test("the page of the lesson is small, whole and needs nothing else")
  func wholeLesson() throws {
    let data = try Runs.lesson()
    let html = AnimationPage(data).html()
    #expect(html.utf8.count < 600_000)
    #expect(!html.contains("http:") && !html.contains("https:") && !html.contains("//www"))
    #expect(!html.contains("{{") && !html.contains("src=") && !html.contains("url(h"))
    #expect(html.contains("This page holds \(data.frames.count) of 1001 steps (0 to 1000)"))
    #expect(html.contains("The SSR first rises, from 1.896 at step 0 to 7.409 at step 2"))
    #expect(html.contains("their sum + b3: Predicted"))
    #expect(html.contains("A step moves every parameter by −0.1 × its derivative, all at once."))
    let film = try Film(html)
    #expect(film.steps == data.frames.map { $0.step })
    #expect(film.dwell.count == film.steps.count - 1)
  }

  @Test("every number shown is the frame's, rounded to the digits shown")
  func numbers() throws {
    let data = try Runs.lesson()
    let html = AnimationPage(data).html()
    let film = try Film(html)
    func check(_ id: String, _ value: (Frame) -> Double) throws {
      let shown = try #require(film.values["\(Self.mark(id, in: html)) "], "\(id)")
      for (text, frame) in zip(shown, data.frames) {
        let number = try #require(Self.number(text), "\(id) \(text)")
        let exact = value(frame)
        let place = abs(exact) >= 0.001 ? 0.5001e-5 : abs(exact) * 0.5001e-3
        let bound = id == "loss" ? abs(exact) * 0.5001e-5 : place
        #expect(abs(number - exact) <= bound, "\(id) at \(frame.step): \(text), \(exact)")
      }
    }
    try check("loss") { $0.loss }
    try check("step") { Double($0.step) }
    for (index, name) in data.network.parameterNames.enumerated() {
      try check("value-\(name)") { $0.parameters[index] }
      try check("derivative-\(name)") { $0.gradient[index] }
    }
    for row in 0..<3 {
      try check("predicted-\(row + 1)-1") { $0.predicted[0][row] }
      try check("residual-\(row + 1)-1") { [0, 1, 0][row] - $0.predicted[0][row] }
    }
  }

  @Test("leaps stand longer than small moves")
  func dwell() throws {
    let film = try Film(AnimationPage(Runs.lesson()).html())
    #expect(film.dwell[0] >= 1000)
    #expect(film.dwell[1] > 400 && film.dwell[2] > 400)
    #expect(film.dwell[100] < 120)
  }

  @Test("the first picture of the page is that of frame 0, and each value has its element")
  func firstFrame() throws {
    let html = AnimationPage(try Runs.lesson(frames: 12)).html()
    #expect(html.contains(">1.89588</dd>") && html.contains(">2.74000</td>"))
    for key in try Film(html).values.keys {
      let mark = key.split(separator: " ")[0]
      #expect(html.contains(" data-s=\"\(mark)\""), "\(key)")
    }
  }

  @Test("a page of a large network stays below 2 MB, with fewer frames where it must")
  func large() throws {
    let two = try Runs.noise(
      Network(inputs: 1, hidden: [16, 16], activations: [.tanh]), rows: 30, steps: 240)
    let html = AnimationPage(two).html()
    #expect(html.utf8.count < 2_000_000)
    #expect(html.contains("24 of 321 parameters; 297 more are not listed"))
    let wide = try Runs.noise(
      Network(inputs: 12, hidden: [12, 12, 12], outputs: 12), rows: 250, steps: 240, rate: 1e-5)
    #expect(AnimationPage(wide).html().utf8.count < 2_000_000)
  }

  @Test("where the frames need more bytes than allowed, fewer are held, the ends among them")
  func cut() throws {
    let html = AnimationPage(try Runs.lesson()).html(below: 150_000)
    #expect(html.utf8.count < 150_000)
    let held = try Film(html).steps
    #expect(held.first == 0 && held.last == 1000 && held.count > 60)
    #expect(html.contains("This page holds \(held.count) of 1001 steps"))
  }

  @Test("names from outside can not leave their place")
  func hostileNames() throws {
    let data = try Runs.noise(
      Network(inputs: 1, hidden: [2]), rows: 3, steps: 4, names: SceneTests.hostile)
    var named = data
    named.title = "</script><script>alert(1)</script> & {{style}}"
    let html = AnimationPage(named).html()
    #expect(html.components(separatedBy: "<script").count == 3)
    #expect(html.components(separatedBy: "</script>").count == 3)
    #expect(html.contains("&lt;/script&gt;"))
    #expect(html.contains("{{style}}"))
    _ = try Film(html)
  }

  @Test("a page of any shape can be made, also of one step")
  func shapes() throws {
    for var data in try Runs.shapes() {
      let html = AnimationPage(data).html()
      #expect(try Film(html).steps.count == data.frames.count)
      #expect(!html.contains(">nan<"))
      data.frames = [data.frames[0]]
      data.losses = [data.losses[0]]
      #expect(try Film(AnimationPage(data).html()).steps == [0])
    }
  }

  @Test("values that are not finite are said so and drawn nowhere")
  func notFinite() throws {
    var data = try Runs.lesson(frames: 5, steps: 20)
    data.frames[4].parameters[0] = .nan
    data.frames[4].gradient[2] = -.infinity
    data.frames[4].loss = .infinity
    data.frames[4].predicted[0][1] = .infinity
    data.frames[4].curves?.predicted[0][7] = .nan
    data.losses[20] = .infinity
    let html = AnimationPage(data).html()
    #expect(html.contains("not a number") && html.contains("−∞"))
    for values in try Film(html).values.values {
      #expect(!values.contains { $0.contains("nan") || $0.contains("inf") })
    }
    #expect(Parsed(AnimatedSVG(data).svg()).error == nil)
  }
}
