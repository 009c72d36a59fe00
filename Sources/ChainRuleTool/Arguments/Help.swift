/// The help that people read, made from the description. Headings are the lines that start at the
/// margin and end with a colon.
extension ToolDescription {
  /// The overview of all commands: `chainrule help`.
  var overview: String {
    let columns = TwoColumns(column: 25)
    var lines = ["ChainRule \(summary).", "", "Usage: \(name) COMMAND [arguments]"]
    for section in CommandDescription.Section.allCases {
      lines += ["", section.rawValue + ":"]
      for command in availableCommands where command.section == section {
        lines += columns.lines(command.name, command.summary)
        if command.name == "help" {
          lines += topics.flatMap { columns.lines("help \($0.name)", $0.summary) }
        }
      }
    }
    lines += columns.lines("COMMAND --help", "its options, and examples to copy")
    lines += columns.lines("--version", "the version, and the revision of the arithmetic")
    lines += [
      "", "A first look:", "  chainrule demo",
      "  chainrule explain lesson/lesson.chainrule --parameter w1",
    ]
    return lines.joined(separator: "\n") + "\n"
  }

  /// The help of one command: `chainrule fit --help`.
  func help(of command: CommandDescription) -> String {
    var lines = ["\(name) \(command.name): \(command.summary)", ""]
    lines += usageLines(of: command)
    for (index, paragraph) in command.about.enumerated() {
      lines += [""] + wrapped(paragraph, width: 80)
      if command.name == "help", index == 0 {
        lines += [""] + topics.flatMap { TwoColumns(column: 22).lines($0.name, $0.summary) }
      }
    }
    let columns = TwoColumns(column: command.helpColumn)
    if !command.operands.isEmpty {
      lines += ["", "Arguments:"]
      for operand in command.operands { lines += columns.lines(operand.placeholder, operand.help) }
    }
    for group in command.availableGroups {
      lines += ["", group.title + ":"]
      for option in group.options { lines += columns.lines(option.heading, option.explanation) }
    }
    lines += ["", command.examples.count == 1 ? "Example:" : "Examples:"]
    for (index, example) in command.examples.enumerated() {
      if index > 0 { lines.append("") }
      lines += wrapped(example.caption + ":", width: 78).map { "  " + $0 }
      lines += example.lines.map { "    " + $0 }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private func usageLines(of command: CommandDescription) -> [String] {
    let prefix = "Usage: \(name) \(command.name)"
    let indent = String(repeating: " ", count: prefix.count)
    let parts = wrapped(command.usageParts, width: 80 - prefix.count - 1)
    guard let first = parts.first else { return [prefix] }
    return [prefix + " " + first] + parts.dropFirst().map { indent + " " + $0 }
  }
}

extension CommandDescription {
  /// What may follow the command's name: operands, required options, then the rest in brackets.
  var usageParts: String {
    var parts = operands.map { $0.isRequired ? $0.placeholder : "[\($0.placeholder)]" }
    parts += availableOptions.filter(\.isRequired).map(\.usage)
    let others = availableOptions.filter { !$0.isRequired && $0.name != .help }
    if others.count > 3 { parts.append("[options]") }
    parts += others.filter { others.count <= 3 || $0.name == .output }.map { "[\($0.usage)]" }
    return parts.joined(separator: " ")
  }

  /// The groups with the options that can be used now; `--help` stands at the end of the last.
  var availableGroups: [OptionGroup] {
    var shown = groups.map {
      OptionGroup(title: $0.title, options: $0.options.filter { $0.availability == .now })
    }
    let last = shown.popLast() ?? OptionGroup(title: "Options", options: [])
    return shown + [OptionGroup(title: last.title, options: last.options + [.help])]
  }

  /// Wide enough for most terms, narrow enough to leave the explanations room.
  fileprivate var helpColumn: Int {
    let lengths = operands.map(\.placeholder.count) + availableOptions.map(\.heading.count)
    return min(lengths.max() ?? 0, 22) + 4
  }
}

extension OptionDescription {
  /// How the value is written: the placeholder, or else the words themselves.
  var valueText: String? {
    guard let form else { return nil }
    return placeholder ?? form.words.map(\.text).joined(separator: "|")
  }

  /// `-o, --output FILE`.
  var heading: String {
    (short.map { "-\($0), " } ?? "")
      + ([name.written] + [valueText].compactMap { $0 })
      .joined(separator: " ")
  }

  /// How it stands in the usage line: `-o FILE`.
  var usage: String {
    ([short.map { "-\($0)" } ?? name.written] + [valueText].compactMap { $0 })
      .joined(separator: " ")
  }

  /// Its help, the words its value may be where the heading does not show them, and its default.
  var explanation: String {
    var text = help
    if let form, let placeholder {
      let unseen = form.words.map(\.text).filter { word in
        !placeholder.contains(word) && !help.contains(word)
      }
      if unseen.count > 1 { text += ": " + alternatives(unseen) }
    }
    switch standard {
    case .value(let value): text += " (default: \(value))"
    case .said(let words): text += " (default: \(words))"
    case .nothing: if isRequired { text += " (required)" }
    }
    return text
  }

  /// The part of the help before the first `;` or `:`, for completions.
  var brief: String { String(help.prefix { $0 != ";" && $0 != ":" }) }
}
