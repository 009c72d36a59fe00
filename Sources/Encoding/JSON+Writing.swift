extension JSON {
  /// The value as text: numbers as the shortest that reads back, characters beyond ASCII as they
  /// are.
  ///
  /// - Parameters:
  ///   - pretty: one member or element a line, indented by two spaces, instead of no blanks at all
  ///   - insideHTML: writes `<`, `>`, `&`, U+2028 and U+2029 as escapes, so that the text can stand
  ///     in a `<script>` element
  public func serialised(pretty: Bool = false, insideHTML: Bool = false) -> String {
    var writer = JSONWriter(pretty: pretty, insideHTML: insideHTML)
    writer.write(self, depth: 0)
    return String(decoding: writer.text, as: UTF8.self)
  }
}

private struct JSONWriter {
  let pretty: Bool
  let insideHTML: Bool
  var text: [UInt8] = []

  init(pretty: Bool, insideHTML: Bool) {
    self.pretty = pretty
    self.insideHTML = insideHTML
  }

  mutating func write(_ value: JSON, depth: Int) {
    switch value {
    case .null: text += "null".utf8
    case .bool(let value): text += (value ? "true" : "false").utf8
    case .integer(let value): text += value.description.utf8
    case .number(let value) where value.isFinite: text += shortest(value).utf8
    case .number(let value): write(shortest(value))
    case .string(let value): write(value)
    case .array(let elements):
      text.append(UInt8(ascii: "["))
      for (i, element) in elements.enumerated() {
        startItem(first: i == 0, depth: depth + 1)
        write(element, depth: depth + 1)
      }
      end(UInt8(ascii: "]"), isEmpty: elements.isEmpty, depth: depth)
    case .object(let members):
      text.append(UInt8(ascii: "{"))
      for (i, member) in members.enumerated() {
        startItem(first: i == 0, depth: depth + 1)
        write(member.key)
        text.append(UInt8(ascii: ":"))
        if pretty { text.append(UInt8(ascii: " ")) }
        write(member.value, depth: depth + 1)
      }
      end(UInt8(ascii: "}"), isEmpty: members.isEmpty, depth: depth)
    }
  }

  private mutating func startItem(first: Bool, depth: Int) {
    if !first { text.append(UInt8(ascii: ",")) }
    if pretty { newLine(depth: depth) }
  }

  private mutating func end(_ bracket: UInt8, isEmpty: Bool, depth: Int) {
    if pretty && !isEmpty { newLine(depth: depth) }
    text.append(bracket)
  }

  private mutating func newLine(depth: Int) {
    text.append(UInt8(ascii: "\n"))
    for _ in 0..<(2 * depth) { text.append(UInt8(ascii: " ")) }
  }

  private mutating func write(_ string: String) {
    text.append(UInt8(ascii: "\""))
    for scalar in string.unicodeScalars {
      switch scalar.value {
      case 0x22: text += "\\\"".utf8
      case 0x5c: text += "\\\\".utf8
      case 0x0a: text += "\\n".utf8
      case 0x0d: text += "\\r".utf8
      case 0x09: text += "\\t".utf8
      case 0..<0x20: escape(scalar)
      case 0x3c, 0x3e, 0x26, 0x2028, 0x2029:
        if insideHTML { escape(scalar) } else { append(scalar) }
      default: append(scalar)
      }
    }
    text.append(UInt8(ascii: "\""))
  }

  private mutating func append(_ scalar: Unicode.Scalar) {
    if scalar.isASCII {
      text.append(UInt8(truncatingIfNeeded: scalar.value))
    } else {
      text += UTF8.encode(scalar).unsafelyUnwrapped
    }
  }

  /// `\u003c`
  private mutating func escape(_ scalar: Unicode.Scalar) {
    text += "\\u".utf8
    let unit = UInt16(truncatingIfNeeded: scalar.value)
    text += SHA256.hexadecimal([UInt8(unit &>> 8), UInt8(unit & 0xff)]).utf8
  }
}
