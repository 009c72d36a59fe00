import Encoding

/// Writes a picture with its changes as animations inside the elements (SMIL).
///
/// SMIL cannot change text: a changing text is a film strip, all its lines under one another
/// behind a window that shows one.
struct AnimatedMarkup {
  static let lineHeight = 26

  private(set) var text = ""
  private let swaps: Swaps
  private let clock: AnimationClock
  private var element = 0
  private var next = 0

  init(swaps: Swaps, clock: AnimationClock) {
    self.swaps = swaps
    self.clock = clock
  }

  mutating func write(_ item: Element) {
    var changes: [Swaps.Swap] = []
    while next < swaps.swaps.count, swaps.swaps[next].element == element {
      changes.append(swaps.swaps[next])
      next += 1
    }
    element += 1
    if let strip = changes.first(where: { $0.attribute == nil }) {
      writeStrip(item, strip)
      return
    }
    open(item)
    text += xmlEscaped(item.text)
    for change in changes {
      let values = change.values(frameCount: swaps.frameCount)
      let name = change.attribute?.description ?? ""
      text += "<animate attributeName=\"\(name)\""
      text += clock.attributes(values, blended: Self.canBlend(item, name, values)) + "/>"
    }
    for child in item.children { write(child) }
    text += "</\(item.name.description)>"
  }

  private mutating func open(_ item: Element, without skipped: [StaticString] = []) {
    text += "<" + item.name.description
    for attribute in item.attributes
    where !skipped.contains(where: { sameBytes($0.description, attribute.name.description) }) {
      text += " \(attribute.name.description)=\"\(xmlEscaped(attribute.value))\""
    }
    text += ">"
  }

  /// Numbers and paths of one make can be blended, words cannot; labels would pass through one
  /// another.
  private static func canBlend(_ item: Element, _ name: String, _ values: [String]) -> Bool {
    if sameBytes(name, "class") || sameBytes(item.name.description, "text") { return false }
    guard sameBytes(name, "d") else { return true }
    let first = commands(values[0])
    return values.allSatisfy { commands($0) == first }
  }

  private static func commands(_ path: String) -> [UInt8] {
    path.utf8.filter { $0 >= 0x41 }
  }

  private mutating func writeStrip(_ item: Element, _ strip: Swaps.Swap) {
    func value(_ name: StaticString) -> String {
      item.attributes.first { sameBytes($0.name.description, name.description) }?.value ?? ""
    }
    let transform = value("transform")
    if !transform.utf8.isEmpty { text += "<g transform=\"\(transform)\">" }
    let half = 150
    text += "<g style=\"transform:translate(\(value("x"))px,\(value("y"))px)\">"
    text += "<svg x=\"-\(half)\" y=\"-\(Self.lineHeight / 2)\" width=\"\(2 * half)\""
    text += " height=\"\(Self.lineHeight)\" overflow=\"hidden\">"
    text += "<g class=\"\(value("class"))\" text-anchor=\"\(value("text-anchor"))\""
    text += " dominant-baseline=\"\(value("dominant-baseline"))\">"
    text += "<animateTransform attributeName=\"transform\" type=\"translate\""
    let places = strip.changes.indices.map { "0 -\($0 * Self.lineHeight)" }
    var dense: [String] = []
    for (number, change) in strip.changes.enumerated() {
      let end =
        number + 1 < strip.changes.count
        ? strip.changes[number + 1].frame : swaps.frameCount
      for _ in change.frame..<end { dense.append(places[number]) }
    }
    text += clock.attributes(dense, blended: false) + "/>"
    for (number, change) in strip.changes.enumerated() {
      let y = number * Self.lineHeight + Self.lineHeight / 2
      text += "<text x=\"\(half)\" y=\"\(y)\">\(xmlEscaped(change.value))</text>"
    }
    text += "</g></svg></g>"
    if !transform.utf8.isEmpty { text += "</g>" }
  }
}
