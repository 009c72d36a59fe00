/// What has to be swapped to turn the picture of one frame into that of another.
///
/// Found by comparing the pictures, not by the scenes saying so: a scene stays a plain function
/// of the frame.
package struct Swaps {
  /// One attribute, or the text, of one element, over all frames.
  package struct Swap {
    /// The element's number in document order.
    package var element: Int
    /// Place among the elements that change at all (the `data-s` of ``markup``).
    package var mark: Int
    /// Nil: the text.
    package var attribute: StaticString?
    /// The frames where the value differs from the frame before, with the new value. Frame 0
    /// is always there.
    package var changes: [(frame: Int, value: String)]

    /// The value at each of `frameCount` frames.
    package func values(frameCount: Int) -> [String] {
      var values: [String] = []
      for (place, change) in changes.enumerated() {
        let end = place + 1 < changes.count ? changes[place + 1].frame : frameCount
        for _ in change.frame..<end {
          values.append(change.value)
        }
      }
      return values
    }
  }

  package let frameCount: Int
  package let firstMark: Int
  /// How many elements change.
  package private(set) var markCount: Int
  package private(set) var swaps: [Swap] = []
  /// The picture of frame 0.
  package private(set) var first = Element("g")
  /// The same as text, changing elements marked.
  package private(set) var markup = ""

  /// Compares the pictures of frames 0 ..< `frameCount`, which must have the same elements with
  /// the same attributes in the same order.
  ///
  /// - Parameter firstMark: the number of the first changing element, so that several pictures
  ///   can stand on one page.
  package init(frameCount: Int, firstMark: Int = 0, picture: (Int) -> Element) {
    self.frameCount = frameCount
    self.firstMark = firstMark
    markCount = 0
    guard frameCount > 0 else { return }
    first = picture(0)
    var slots: [Slot] = []
    Self.visit(first) { element, attribute, value in
      slots.append(Slot(element: element, attribute: attribute, changes: [(0, value)]))
    }
    for frame in 1..<max(frameCount, 1) {
      var index = 0
      Self.visit(picture(frame)) { element, _, value in
        precondition(
          index < slots.count && slots[index].element == element,
          "The pictures of a scene differ in their elements.")
        if !sameBytes(slots[index].changes[slots[index].changes.count - 1].value, value) {
          slots[index].changes.append((frame, value))
        }
        index += 1
      }
      precondition(index == slots.count, "The pictures of a scene differ in their elements.")
    }
    collect(slots)
  }

  private struct Slot {
    var element: Int
    var attribute: StaticString?
    var changes: [(frame: Int, value: String)]
  }

  private mutating func collect(_ slots: [Slot]) {
    var marked: [Int] = []
    for slot in slots where slot.changes.count > 1 {
      if marked.last != slot.element {
        marked.append(slot.element)
      }
      swaps.append(
        Swap(
          element: slot.element, mark: firstMark + marked.count - 1, attribute: slot.attribute,
          changes: slot.changes))
    }
    markCount = marked.count
    var writer = MarkupWriter(marks: marked, firstMark: firstMark)
    writer.write(first)
    markup = writer.text
  }

  /// Calls `body` with every attribute and text in document order.
  private static func visit(
    _ root: Element, _ body: (_ element: Int, _ attribute: StaticString?, _ value: String) -> Void
  ) {
    var number = 0
    func descend(_ element: Element) {
      let own = number
      number += 1
      for attribute in element.attributes {
        body(own, attribute.name, attribute.value)
      }
      if element.children.isEmpty {
        body(own, nil, element.text)
      }
      for child in element.children {
        descend(child)
      }
    }
    descend(root)
  }
}

/// Equality of the bytes; `==` would compare by Unicode's canonical equivalence and, in Embedded
/// Swift, bring its tables along.
func sameBytes(_ a: String, _ b: String) -> Bool {
  a.utf8.elementsEqual(b.utf8)
}
