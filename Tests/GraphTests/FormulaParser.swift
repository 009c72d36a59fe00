import Foundation

/// Reads a formula as a person reads it and evaluates it on the way. It shares no code with the
/// printer: sums, products, signs, powers (from the right) and functions, in this order.
struct FormulaParser {
  struct Unreadable: Error, CustomStringConvertible {
    var description: String
  }

  private let text: [Character]
  private var position = 0
  private let values: [String: Double]

  /// The value of a text.
  static func evaluate(_ text: String, _ values: [String: Double]) throws -> Double {
    var parser = FormulaParser(text: Array(text), values: values)
    let value = try parser.sum()
    guard parser.position == parser.text.count else {
      throw Unreadable(description: "\(text): not read from character \(parser.position)")
    }
    return value
  }

  private init(text: [Character], values: [String: Double]) {
    self.text = text
    self.values = values
  }

  private mutating func take(_ word: String) -> Bool {
    let end = position + word.count
    guard end <= text.count, String(text[position..<end]) == word else { return false }
    position = end
    return true
  }

  private mutating func expect(_ word: String) throws {
    guard take(word) else {
      throw Unreadable(description: "\(String(text)): no \(word) at character \(position)")
    }
  }

  private mutating func sum() throws -> Double {
    var value = try product()
    while true {
      if take(" + ") {
        value += try product()
      } else if take(" − ") {
        value -= try product()
      } else {
        return value
      }
    }
  }

  private mutating func product() throws -> Double {
    var value = try factor()
    while true {
      if take("·") {
        value *= try factor()
      } else if take("/") {
        value /= try factor()
      } else {
        return value
      }
    }
  }

  /// Only a number may stand before a bracket: a name would read as a function.
  private mutating func factor() throws -> Double {
    let start = position
    let value = try signed()
    let isNumber = text[start..<position].allSatisfy { "−.0123456789".contains($0) }
    return isNumber && position < text.count && text[position] == "(" ? try value * signed() : value
  }

  private mutating func signed() throws -> Double {
    take("−") ? try -signed() : try power()
  }

  private mutating func power() throws -> Double {
    let isExponential = take("e^")
    if isExponential { return exp(try signed()) }
    if take("√") { return try atom().squareRoot() }
    var value = try atom()
    while take("²") { value *= value }
    return take("^") ? pow(value, try signed()) : value
  }

  private mutating func atom() throws -> Double {
    if take("(") {
      let value = try sum()
      try expect(")")
      return value
    }
    if take("[") {
      let value = try sum()
      try expect(" > 0]")
      return value > 0 ? 1 : 0
    }
    let start = position
    while position < text.count, text[position].isASCII,
      text[position].isLetter || text[position].isNumber || text[position] == "."
    {
      position += 1
      // The exponent of a decimal.
      if text[start].isNumber && text[position - 1] == "e" { _ = take("-") || take("+") }
    }
    let word = String(text[start..<position])
    if let value = Double(word) ?? values[word] { return value }
    try expect("(")
    let value = try sum()
    try expect(")")
    switch word {
    case "ln": return log(value)
    case "softplus": return log1p(exp(value))
    case "relu": return max(value, 0)
    case "sigmoid": return 1 / (1 + exp(-value))
    case "tanh": return tanh(value)
    default: throw Unreadable(description: "\(String(text)): what is \(word)?")
    }
  }
}
