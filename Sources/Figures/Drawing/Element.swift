import Encoding

/// A piece of SVG or HTML: a name, attributes, then either text or children.
///
/// A scene is a function from a frame to an element. Two frames of one scene have the same
/// elements in the same order and differ only in attribute values and texts; ``Swaps`` finds
/// these differences, and so every scene can move without saying how.
package struct Element: Sendable {
  package struct Attribute: Sendable {
    package var name: StaticString
    package var value: String
  }

  package var name: StaticString
  package var attributes: [Attribute]
  package var text: String
  package var children: [Element]

  package init(
    _ name: StaticString, _ attributes: [(StaticString, String)] = [], text: String = "",
    _ children: [Element] = []
  ) {
    self.name = name
    self.attributes = attributes.map { Attribute(name: $0.0, value: $0.1) }
    self.text = text
    self.children = children
  }

  /// The element as text that HTML and XML both read; what came from outside is escaped.
  package func markup() -> String {
    var writer = MarkupWriter(marks: [])
    writer.write(self)
    return writer.text
  }
}

/// Writes elements, giving those in `marks` (numbers in document order) the attribute `data-s`.
struct MarkupWriter {
  var text = ""
  private let marks: [Int]
  private let firstMark: Int
  private var element = 0
  private var mark = 0

  init(marks: [Int], firstMark: Int = 0) {
    self.marks = marks
    self.firstMark = firstMark
  }

  mutating func write(_ item: Element) {
    text += "<"
    text += item.name.description
    for attribute in item.attributes {
      text += " "
      text += attribute.name.description
      text += "=\""
      text += xmlEscaped(attribute.value)
      text += "\""
    }
    if mark < marks.count, marks[mark] == element {
      text += " data-s=\"\(firstMark + mark)\""
      mark += 1
    }
    element += 1
    text += ">"
    text += xmlEscaped(item.text)
    for child in item.children {
      write(child)
    }
    text += "</"
    text += item.name.description
    text += ">"
  }
}
