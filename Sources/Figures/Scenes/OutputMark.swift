/// How the points of an output are drawn, so that outputs are told apart without colours too.
struct OutputMark: Sendable {
  let isSquare: Bool
  let isHollow: Bool

  /// - Parameter output: its number; with one output points are always full circles.
  init(_ output: Int) {
    let kind = (output + output / 8) % 4
    isSquare = kind % 2 == 1
    isHollow = kind > 1
  }

  /// "circles", "hollow squares" and so on.
  var name: String {
    (isHollow ? "hollow " : "") + (isSquare ? "squares" : "circles")
  }

  /// The words for CSS, each after a space.
  var kind: String { (isSquare ? " square" : "") + (isHollow ? " hollow" : "") }

  /// One point.
  func element(x: Double, y: Double, radius: Double) -> Element {
    guard isSquare else {
      return Element(
        "circle", [("cx", coordinate(x)), ("cy", coordinate(y)), ("r", coordinate(radius))])
    }
    // A square that looks as large as the circle.
    let half = radius * 0.88
    return Element(
      "rect",
      [
        ("x", coordinate(x - half)), ("y", coordinate(y - half)),
        ("width", coordinate(2 * half)), ("height", coordinate(2 * half)),
      ])
  }
}
