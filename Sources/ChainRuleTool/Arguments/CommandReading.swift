import ChainRule

/// The reading of one command's words, from left to right.
struct CommandReading {
  private let tool: ToolDescription
  private let command: CommandDescription
  private let words: [String]
  private var position = 0
  private var operands: [(name: OperandName, text: String)] = []
  private var options: [OptionName: ParsedValue] = [:]

  init(tool: ToolDescription, command: CommandDescription, words: [String]) {
    self.tool = tool
    self.command = command
    self.words = words
  }

  /// Reads to the end, or to a `--help`.
  ///
  /// - Throws: `Failure` with status 64, which tells of the command's help if it tells of nothing
  ///   better.
  mutating func read() throws(Failure) -> Request {
    do { return try readAll() } catch {
      var failure = error
      failure.remedy = failure.remedy ?? "chainrule \(command.name) --help"
      throw failure
    }
  }

  private mutating func readAll() throws(Failure) -> Request {
    var optionsEnded = false
    while position < words.count {
      let word = words[position]
      position += 1
      if optionsEnded || word == "-" || !word.hasPrefix("-") {
        try addOperand(word)
      } else if word == "--" {
        optionsEnded = true
      } else {
        let option = try word.hasPrefix("--") ? readLong(word) : readShort(word)
        if option == .help { return .help(command) }
      }
    }
    try checkWhatIsMissing()
    try checkRules()
    return .run(Arguments(command: command, options: options, operands: operands))
  }

  // MARK: - Options

  private mutating func readLong(_ word: String) throws(Failure) -> OptionName {
    let parts = word.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    let written = String(parts[0])
    let name = OptionName(rawValue: String(written.dropFirst(2)))
    guard let option = name.flatMap(command.option) else { throw unknownOption(written) }
    try add(option, written: written, attached: parts.count == 2 ? String(parts[1]) : nil)
    return option.name
  }

  private mutating func readShort(_ word: String) throws(Failure) -> OptionName {
    let letter = word[word.index(after: word.startIndex)]
    guard let option = command.options.first(where: { $0.short == letter }) else {
      throw unknownOption(word)
    }
    let rest = String(word.dropFirst(2))
    try add(option, written: "-\(letter)", attached: rest.isEmpty ? nil : rest)
    return option.name
  }

  private mutating func add(
    _ option: OptionDescription, written: String, attached: String?
  ) throws(Failure) {
    if option.availability == .later { throw .notYet(written) }
    guard let form = option.form else {
      // A flag that is given twice says nothing new.
      if attached != nil { throw .usage("\(written) takes no value") }
      options[option.name] = .text(option.name.rawValue)
      return
    }
    guard let text = attached ?? nextValue() else {
      throw .usage("\(written) needs a value", expected: form.expectation)
    }
    let value = try form.read(text, of: written)
    switch (options[option.name], value) {
    case (nil, _): options[option.name] = value
    case (.list(let before), .list(let more)) where option.repeats:
      try ValueForm.checkDistinct(before + more, of: written)
      options[option.name] = .list(before + more)
    default: throw .usage("\(written) is given twice", expected: "it once")
    }
  }

  /// The next word, unless it is plainly an option itself: `--target --steps 5` lacks a value.
  private mutating func nextValue() -> String? {
    guard position < words.count else { return nil }
    let word = words[position]
    if word == "--" { return nil }
    if word.hasPrefix("--") {
      let name = word.dropFirst(2).prefix { $0 != "=" }
      if OptionName(rawValue: String(name)).flatMap(command.option) != nil { return nil }
    }
    position += 1
    return word
  }

  private func unknownOption(_ written: String) -> Failure {
    let name = String(written.drop { $0 == "-" })
    let known = command.availableOptions.map(\.name.rawValue)
    if let suggestion = nearest(to: name, among: known) {
      return .usage(
        "unknown option \(quoted(written)); did you mean --\(suggestion)?")
    }
    if let name = OptionName(rawValue: name) {
      let others = tool.availableCommands.filter { $0.option(name)?.availability == .now }
      if !others.isEmpty {
        return .usage(
          "\(command.name) has no option \(name.written); it belongs to "
            + others.map(\.name).joined(separator: ", "))
      }
    }
    return .usage("unknown option \(quoted(written))")
  }

  // MARK: - Operands

  private mutating func addOperand(_ word: String) throws(Failure) {
    guard operands.count < command.operands.count else {
      let wanted = command.operands.map(\.shortPlaceholder).joined(separator: " ")
      throw .usage(
        "one argument too many: \(quoted(word))",
        expected: wanted.isEmpty ? "no arguments but options" : "only " + wanted)
    }
    let operand = command.operands[operands.count]
    guard case .text(let text) = try operand.form.read(word, of: operand.shortPlaceholder) else {
      throw .fault("operand \(operand.placeholder) is not read as text")
    }
    operands.append((operand.name, text))
  }

  // MARK: - The whole

  private func checkWhatIsMissing() throws(Failure) {
    if operands.count < command.operands.count, command.operands[operands.count].isRequired {
      let operand = command.operands[operands.count]
      throw .usage(
        "\(operand.shortPlaceholder) is missing", expected: operand.form.expectation)
    }
    for option in command.options where option.isRequired && options[option.name] == nil {
      throw .usage(
        "\(option.usage) is missing", expected: option.form?.expectation)
    }
  }

  private func checkRules() throws(Failure) {
    for rule in command.rules {
      switch rule {
      case .exclusive(let one, let other) where options[one] != nil && options[other] != nil:
        throw .usage(
          "\(one.written) and \(other.written) exclude each other", expected: "one of them")
      case .standardInput(let operand, let needed)
      where options[needed] == nil:
        guard let path = operands.first(where: { $0.name == operand })?.text,
          isOpenAlready(path)
        else { continue }
        let input = path == "-" ? "standard input" : visible(path)
        throw .usage(
          "data from \(input) needs \(usage(of: needed)), to name the file to write")
      case .option(let given, let needed) where options[given] != nil && options[needed] == nil:
        throw .usage("\(given.written) needs \(usage(of: needed)) as well")
      default: break
      }
    }
  }

  /// Whether a path names an input without a name of its own: the standard input, or what a shell
  /// makes of `<(…)`.
  private func isOpenAlready(_ path: String) -> Bool {
    path == "-" || path == "/dev/stdin"
      || ["/dev/fd/", "/proc/self/fd/"].contains { path.hasPrefix($0) }
  }

  private func usage(of option: OptionName) -> String {
    command.option(option)?.usage ?? option.written
  }
}
