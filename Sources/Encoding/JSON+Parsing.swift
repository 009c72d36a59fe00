/// Why a text is no JSON, and where: line and character from 1.
public struct JSONError: Error, Equatable, Sendable {
  public let problem: String
  public let line: Int
  public let column: Int

  public init(problem: String, line: Int, column: Int) {
    self.problem = problem
    self.line = line
    self.column = column
  }
}

extension JSON {
  /// Arrays and objects may stand in one another this deep.
  public static let maximumDepth = 128

  /// Reads a whole JSON text (RFC 8259) in UTF-8; a byte order mark before it is skipped.
  ///
  /// Names that occur twice in one object, numbers beyond `Double`'s range, halves of surrogate
  /// pairs and bytes that are no UTF-8 are errors.
  public static func parse(_ bytes: [UInt8]) throws(JSONError) -> JSON {
    try bytes.withUnsafeBufferPointer { text throws(JSONError) in
      do throws(JSONFault) {
        if let offset = firstInvalidUTF8(in: text) {
          throw JSONFault(problem: "these bytes are no UTF-8", offset: offset)
        }
        var parser = JSONParser(text: text)
        return try parser.document()
      } catch {
        let place = TextPlace(of: error.offset, in: text)
        throw JSONError(problem: error.problem, line: place.line, column: place.column)
      }
    }
  }

  /// Reads a whole JSON text (RFC 8259).
  public static func parse(_ text: String) throws(JSONError) -> JSON {
    try parse(Array(text.utf8))
  }
}

struct JSONFault: Error {
  let problem: String
  let offset: Int
}

/// Reads values one after another from text that is known to be UTF-8.
struct JSONParser {
  let text: UnsafeBufferPointer<UInt8>
  var at: Int
  private var depth = 0

  init(text: UnsafeBufferPointer<UInt8>) {
    self.text = text
    at = byteOrderMarkLength(text)
  }

  /// The next byte; 0, which no JSON text holds, at the end.
  var next: UInt8 { at < text.count ? text[at] : 0 }

  func fault(_ problem: String, at offset: Int? = nil) -> JSONFault {
    let isAtEnd = offset == nil && at >= text.count
    return JSONFault(problem: isAtEnd ? "the text ends early" : problem, offset: offset ?? at)
  }

  mutating func document() throws(JSONFault) -> JSON {
    let value = try self.value()
    skipBlanks()
    if at < text.count { throw fault("something follows the end of the value") }
    return value
  }

  private mutating func skipBlanks() {
    while next == 0x20 || next == 0x0a || next == 0x0d || next == 0x09 { at += 1 }
  }

  private mutating func value() throws(JSONFault) -> JSON {
    skipBlanks()
    switch next {
    case UInt8(ascii: "{"): return try nested { parser throws(JSONFault) in try parser.object() }
    case UInt8(ascii: "["): return try nested { parser throws(JSONFault) in try parser.array() }
    case UInt8(ascii: "\""): return .string(try string())
    case UInt8(ascii: "t"): return try word("true", .bool(true))
    case UInt8(ascii: "f"): return try word("false", .bool(false))
    case UInt8(ascii: "n"): return try word("null", .null)
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): return try number()
    default: throw fault("a value should stand here")
    }
  }

  private mutating func nested(
    _ read: (inout JSONParser) throws(JSONFault) -> JSON
  ) throws(JSONFault) -> JSON {
    depth += 1
    defer { depth -= 1 }
    if depth > JSON.maximumDepth {
      throw fault("arrays and objects are nested more than \(JSON.maximumDepth) deep")
    }
    at += 1
    return try read(&self)
  }

  private mutating func word(_ word: String, _ value: JSON) throws(JSONFault) -> JSON {
    let start = at
    for letter in word.utf8 {
      if next != letter { throw fault("a value should stand here", at: start) }
      at += 1
    }
    return value
  }

  private mutating func array() throws(JSONFault) -> JSON {
    var elements: [JSON] = []
    skipBlanks()
    if skip(UInt8(ascii: "]")) { return .array(elements) }
    while true {
      elements.append(try value())
      skipBlanks()
      if skip(UInt8(ascii: "]")) { return .array(elements) }
      if !skip(UInt8(ascii: ",")) { throw fault("a comma or ] should stand here") }
    }
  }

  private mutating func object() throws(JSONFault) -> JSON {
    var members: [(key: String, value: JSON)] = []
    var starts: [Int] = []
    skipBlanks()
    if skip(UInt8(ascii: "}")) { return .object(members) }
    while true {
      skipBlanks()
      if next != UInt8(ascii: "\"") { throw fault("a name in quotes should stand here") }
      starts.append(at)
      let key = try string()
      skipBlanks()
      if !skip(UInt8(ascii: ":")) { throw fault("a colon should stand here") }
      members.append((key, try value()))
      skipBlanks()
      if skip(UInt8(ascii: "}")) { break }
      if !skip(UInt8(ascii: ",")) { throw fault("a comma or } should stand here") }
    }
    if let second = firstRepetition(in: members.map { $0.key }) {
      throw fault("this name stands twice in the object", at: starts[second])
    }
    return .object(members)
  }

  private mutating func skip(_ byte: UInt8) -> Bool {
    if next != byte { return false }
    at += 1
    return true
  }
}
