import Figures
import Foundation
import Testing

@Suite struct DrawingTests {
  @Test("pictures are compared, and only what differs is swapped")
  func swaps() {
    let swaps = Swaps(frameCount: 4, firstMark: 7) { frame in
      Element(
        "g", [("class", "still")],
        [
          Element("path", [("d", "M0 0"), ("y", frame < 2 ? "1" : "2")]),
          Element("text", text: "\(frame / 3)"), Element("rect", [("x", "5")]),
        ])
    }
    #expect(swaps.swaps.count == 2 && swaps.markCount == 2)
    #expect(swaps.swaps.map { $0.mark } == [7, 8])
    #expect(swaps.swaps[0].attribute?.description == "y")
    #expect(swaps.swaps[0].values(frameCount: 4) == ["1", "1", "2", "2"])
    #expect(swaps.swaps[1].attribute == nil)
    #expect(swaps.swaps[1].values(frameCount: 4) == ["0", "0", "0", "1"])
    #expect(
      swaps.markup == "<g class=\"still\"><path d=\"M0 0\" y=\"1\" data-s=\"7\"></path>"
        + "<text data-s=\"8\">0</text><rect x=\"5\"></rect></g>")
  }

  @Test("a text for the script is JSON, and can not end the script")
  func quoted() throws {
    let text = "</script>\"\\\n\u{2028}\u{1} ×10⁻⁸ é"
    let quoted = FrameScript.quoted(text)
    #expect(!quoted.contains("<"))
    let read = try JSONSerialization.jsonObject(with: Data("[\(quoted)]".utf8)) as? [String]
    #expect(read == [text])
  }

  @Test(
    "numbers are shown rounded, with a minus sign and powers of ten",
    arguments: [
      (0.0, "0.00000", "0"), (2.74, "2.74000", "2.74000"), (-1.13, "−1.13000", "−1.13000"),
      (0.00012345678, "1.235×10⁻⁴", "0.000123457"), (-2.5e-17, "−2.500×10⁻¹⁷", "−2.50000×10⁻¹⁷"),
      (123_456.75, "1.235×10⁵", "123457"), (6.02e23, "6.020×10²³", "6.02000×10²³"),
      (.nan, "not a number", "not a number"), (-.infinity, "−∞", "−∞"),
    ])
  func shownNumbers(_ x: Double, _ value: String, _ loss: String) {
    #expect(shownValue(x) == value)
    #expect(shownLoss(x) == loss)
  }
}
