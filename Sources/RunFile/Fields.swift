import Encoding

/// The values of one row, taken one after another, each of the kind that the reader expects.
struct Fields {
  private var values: ArraySlice<Value>
  private let place: String

  init(_ values: [Value], in place: String) {
    self.values = values[...]
    self.place = place
  }

  func fault(_ what: String) -> ReadingFault { .refused(.damaged("\(place): \(what)")) }

  mutating func integer() throws(ReadingFault) -> Int {
    guard case .integer(let number) = values.popFirst() else { throw fault("a number is missing") }
    return number
  }

  mutating func text() throws(ReadingFault) -> String {
    guard case .text(let text) = values.popFirst() else { throw fault("a text is missing") }
    return text
  }

  mutating func bytes() throws(ReadingFault) -> [UInt8] {
    guard case .bytes(let bytes) = values.popFirst() else { throw fault("a series is missing") }
    return bytes
  }

  mutating func optionalInteger() throws(ReadingFault) -> Int? {
    try isNull() ? nil : try integer()
  }

  mutating func optionalText() throws(ReadingFault) -> String? {
    try isNull() ? nil : try text()
  }

  mutating func number() throws(ReadingFault) -> Double {
    let text = try text()
    guard let number = Value.number(text) else { throw fault("“\(text)” is no number") }
    return number
  }

  mutating func optionalNumber() throws(ReadingFault) -> Double? {
    try isNull() ? nil : try number()
  }

  /// A packed series; of `count` numbers, if that is known.
  mutating func doubles(_ count: Int? = nil) throws(ReadingFault) -> [Double] {
    guard let numbers = Packing.doubles(try bytes()), count == nil || numbers.count == count else {
      throw fault("a series has the wrong length")
    }
    return numbers
  }

  mutating func integers() throws(ReadingFault) -> [Int] {
    guard let numbers = Packing.integers(try bytes()) else {
      throw fault("a series has the wrong length")
    }
    return numbers
  }

  /// The words of a list: "16,16".
  mutating func list() throws(ReadingFault) -> [String] {
    try text().split(separator: ",").map { String($0) }
  }

  /// One of the cases of an enumeration, by its name.
  mutating func choice<Choice: RawRepresentable<String>>(
    _: Choice.Type = Choice.self
  ) throws(ReadingFault) -> Choice {
    let text = try text()
    guard let choice = Choice(rawValue: text) else { throw fault("“\(text)” is unknown") }
    return choice
  }

  private mutating func isNull() throws(ReadingFault) -> Bool {
    guard let first = values.first else { throw fault("a value is missing") }
    if first == .null { values.removeFirst() }
    return first == .null
  }
}

extension Value {
  /// A number as the shortest decimal that reads back to the same bits; "nan", "inf", "-inf".
  static func number(_ number: Double) -> Value { .text(shortest(number)) }

  static func number(_ text: String) -> Double? {
    switch text {
    case "nan": .nan
    case "inf": .infinity
    case "-inf": -.infinity
    default: readDecimal(text).value
    }
  }
}
