/// A JSON value (RFC 8259). Objects keep the order of their members.
public enum JSON: Sendable {
  case null
  case bool(Bool)
  /// A number written without fraction and exponent that fits `Int`.
  case integer(Int)
  /// Any other number. What is not finite is written as the string "nan", "inf" or "-inf".
  case number(Double)
  case string(String)
  case array([JSON])
  case object([(key: String, value: JSON)])
}

// What a value holds, if it is of the kind asked for.
extension JSON {
  /// The value of the first member of that name.
  public subscript(key: String) -> JSON? {
    members?.first { isSame($0.key, key) }?.value
  }

  /// The element at that position.
  public subscript(index: Int) -> JSON? {
    guard let elements, elements.indices.contains(index) else { return nil }
    return elements[index]
  }

  public var boolean: Bool? {
    if case .bool(let value) = self { value } else { nil }
  }

  public var int: Int? {
    if case .integer(let value) = self { value } else { nil }
  }

  /// A number of either kind, or one of the strings that stand for numbers that are not finite.
  public var double: Double? {
    switch self {
    case .integer(let value): Double(value)
    case .number(let value): value
    case .string(let text) where isSame(text, "nan"): .nan
    case .string(let text) where isSame(text, "inf"): .infinity
    case .string(let text) where isSame(text, "-inf"): -.infinity
    default: nil
    }
  }

  public var text: String? {
    if case .string(let value) = self { value } else { nil }
  }

  public var elements: [JSON]? {
    if case .array(let value) = self { value } else { nil }
  }

  public var members: [(key: String, value: JSON)]? {
    if case .object(let value) = self { value } else { nil }
  }
}

extension JSON: Equatable {
  /// Numbers are equal if their values are, objects if their members are, in the same order.
  public static func == (a: JSON, b: JSON) -> Bool {
    switch (a, b) {
    case (.null, .null): true
    case (.bool(let a), .bool(let b)): a == b
    case (.integer(let a), .integer(let b)): a == b
    case (.number(let a), .number(let b)): a == b
    case (.integer(let a), .number(let b)), (.number(let b), .integer(let a)):
      Double(exactly: a) == b
    case (.string(let a), .string(let b)): isSame(a, b)
    case (.array(let a), .array(let b)): a == b
    case (.object(let a), .object(let b)):
      a.count == b.count
        && a.indices.allSatisfy { isSame(a[$0].key, b[$0].key) && a[$0].value == b[$0].value }
    default: false
    }
  }
}

extension JSON: ExpressibleByBooleanLiteral, ExpressibleByIntegerLiteral,
  ExpressibleByFloatLiteral, ExpressibleByStringLiteral, ExpressibleByArrayLiteral,
  ExpressibleByDictionaryLiteral
{
  public init(booleanLiteral value: Bool) { self = .bool(value) }
  public init(integerLiteral value: Int) { self = .integer(value) }
  public init(floatLiteral value: Double) { self = .number(value) }
  public init(stringLiteral value: String) { self = .string(value) }
  public init(arrayLiteral elements: JSON...) { self = .array(elements) }
  public init(dictionaryLiteral elements: (String, JSON)...) {
    self = .object(elements.map { (key: $0.0, value: $0.1) })
  }
}
