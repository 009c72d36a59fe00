import ChainRule

/// The arguments of one command, read and found in order.
struct Arguments {
  let command: CommandDescription
  private let options: [OptionName: ParsedValue]
  private let operands: [(name: OperandName, text: String)]

  init(
    command: CommandDescription, options: [OptionName: ParsedValue],
    operands: [(name: OperandName, text: String)]
  ) {
    self.command = command
    self.options = options
    self.operands = operands
  }

  /// Whether the option stands on the command line.
  func has(_ option: OptionName) -> Bool { options[option] != nil }

  /// The option's value as it was given, or `nil`; its default is not looked at.
  func given<Value: ArgumentValue>(_ option: OptionName, as type: Value.Type = Value.self) -> Value?
  {
    options[option].map { convert($0, option) }
  }

  /// The option's value, or its default. Only for options that are required or have a default.
  func value<Value: ArgumentValue>(_ option: OptionName, as type: Value.Type = Value.self) -> Value
  {
    if let value = options[option] { return convert(value, option) }
    guard let description = command.option(option), let form = description.form,
      case .value(let text) = description.standard,
      let value = try? form.read(text, of: option.written)
    else { preconditionFailure("\(command.name) \(option.written) has no default") }
    return convert(value, option)
  }

  /// The operand as it was written, or `nil` where it was left out.
  func operand(_ name: OperandName) -> String? { operands.first { $0.name == name }?.text }

  /// An operand that the command cannot do without.
  func required(_ name: OperandName) -> String {
    guard let text = operand(name) else {
      preconditionFailure("\(command.name) has no operand \(name)")
    }
    return text
  }

  private func convert<Value: ArgumentValue>(_ value: ParsedValue, _ option: OptionName) -> Value {
    guard let converted = Value(parsed: value) else {
      preconditionFailure("\(command.name) \(option.written) is no \(Value.self)")
    }
    return converted
  }
}

/// A type that values of options are asked for as.
protocol ArgumentValue {
  init?(parsed: ParsedValue)
}

extension String: ArgumentValue {
  init?(parsed: ParsedValue) {
    guard case .text(let text) = parsed else { return nil }
    self = text
  }
}

extension Int: ArgumentValue {
  init?(parsed: ParsedValue) {
    guard case .integer(let number) = parsed else { return nil }
    self = number
  }
}

extension UInt64: ArgumentValue {
  init?(parsed: ParsedValue) {
    guard case .seed(let seed) = parsed else { return nil }
    self = seed
  }
}

extension Double: ArgumentValue {
  init?(parsed: ParsedValue) {
    guard case .number(let number) = parsed else { return nil }
    self = number
  }
}

/// The words of an enumeration.
extension ArgumentValue where Self: RawRepresentable, RawValue == String {
  init?(parsed: ParsedValue) {
    guard case .text(let text) = parsed else { return nil }
    self.init(rawValue: text)
  }
}

extension Activation: ArgumentValue {}
extension Loss: ArgumentValue {}
extension Initialiser: ArgumentValue {}
extension Precision: ArgumentValue {}

/// A list; the word `none` is the empty one.
extension Array: ArgumentValue where Element: ArgumentValue {
  init?(parsed: ParsedValue) {
    if case .text("none") = parsed {
      self = []
      return
    }
    guard case .list(let values) = parsed else { return nil }
    let elements = values.compactMap(Element.init(parsed:))
    guard elements.count == values.count else { return nil }
    self = elements
  }
}

/// `--step 10`, `--step last` or `--step best`: a state of a run.
enum StepChoice: ArgumentValue, Equatable {
  case number(Int)
  case last
  case best

  init?(parsed: ParsedValue) {
    switch parsed {
    case .integer(let number): self = .number(number)
    case .text("last"): self = .last
    case .text("best"): self = .best
    default: return nil
    }
  }
}

/// `--start w1=2.74,b1=0` or `--start FILE`.
enum StartChoice: ArgumentValue, Equatable {
  case values([Assignment])
  case file(String)

  init?(parsed: ParsedValue) {
    switch parsed {
    case .assignments(let assignments): self = .values(assignments)
    case .text(let path): self = .file(path)
    default: return nil
    }
  }
}
