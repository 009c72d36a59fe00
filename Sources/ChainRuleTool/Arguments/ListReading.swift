import ChainRule

extension ValueForm {
  /// `2,16` or `Input,"dose, mg"`: values of the form `element`.
  func readList(
    _ text: String, of element: ValueForm, repeats: Bool, _ owner: String
  ) throws(Failure) -> [ParsedValue] {
    guard let items = splitAtCommas(text) else {
      throw .usage(
        "\(owner) \(quoted(text)) has a quote that does not close",
        expected: "\"a name, with a comma\" in double quotes, then a comma or the end")
    }
    var values: [ParsedValue] = []
    for item in items {
      if item.isEmpty {
        throw .usage("\(owner) \(quoted(text)) has an empty place", expected: expectation)
      }
      do { values.append(try element.read(item, of: owner)) } catch {
        var failure = error
        if failure.expected == element.expectation { failure.expected = expectation }
        throw failure
      }
    }
    if !repeats { try Self.checkDistinct(values, of: owner) }
    return values
  }

  /// `w1=2.74,b1=0`; anything that has no `=`, or a `/` before it, is the name of a file.
  func readAssignments(_ text: String, _ owner: String) throws(Failure) -> ParsedValue {
    guard let equals = text.firstIndex(of: "="), !text[..<equals].contains("/") else {
      return .text(text)
    }
    var assignments: [Assignment] = []
    for item in text.split(separator: ",", omittingEmptySubsequences: false) {
      let parts = item.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      guard parts.count == 2, !parts[0].isEmpty, !parts[1].isEmpty else {
        throw .usage("\(owner) \(quoted(String(item))) is not name=number", expected: expectation)
      }
      let name = String(parts[0])
      guard let value = readDecimal(String(parts[1])).value else {
        let problem =
          readDecimal(String(parts[1])) == .overflow ? "out of range" : "not a decimal number"
        throw .usage(
          "\(owner) \(quoted(String(item))) is \(problem)",
          expected: "a decimal number after =, such as \(visible(shortened(name)))=0.5")
      }
      if assignments.contains(where: { $0.name == name }) {
        throw .usage("\(owner) has \(quoted(name)) twice", expected: "each once")
      }
      assignments.append(Assignment(name: name, value: value))
    }
    return .assignments(assignments)
  }
}

/// `text` cut at its commas; a part in double quotes may hold commas, and `""` for a quote.
///
/// - Returns: `nil` where a quote does not close, or is followed by more than a comma.
func splitAtCommas(_ text: String) -> [String]? {
  var parts = [""]
  var isQuoted = false
  var isInside = false
  var rest = text[...]
  while let character = rest.popFirst() {
    if isInside && character == "\"" {
      if rest.first == "\"" {
        parts[parts.count - 1].append(rest.removeFirst())
      } else {
        isInside = false
      }
    } else if isInside {
      parts[parts.count - 1].append(character)
    } else if character == "," {
      parts.append("")
      isQuoted = false
    } else if isQuoted {
      return nil
    } else if character == "\"" && parts[parts.count - 1].isEmpty {
      isQuoted = true
      isInside = true
    } else {
      parts[parts.count - 1].append(character)
    }
  }
  return isInside ? nil : parts
}
