/// The manual page, in the `man` macros of roff.
extension ToolDescription {
  var manPage: String {
    var lines = [
      ".\\\" Made by: chainrule help --man",
      ".TH CHAINRULE 1 \"\" \"chainrule \(version)\" \"User Commands\"",
      ".SH NAME",
      "chainrule \\- \(prose(summary))",
      ".SH SYNOPSIS",
      "\\fBchainrule\\fR \\fICOMMAND\\fR [\\fIarguments\\fR]",
      ".SH DESCRIPTION",
    ]
    lines += manParagraphs([
      """
      ChainRule trains neural networks by backpropagation, and it can say, for any parameter of \
      any network at any step, which factors the chain rule multiplied to get that derivative, \
      with every printed digit right.
      """,
      """
      Results go to standard output, progress and messages to standard error. An error says what \
      was wrong, where, what was expected and what to try; with --json it is one JSON object on \
      standard output.
      """,
    ])
    lines.append(".SH COMMANDS")
    for command in availableCommands { lines += manSection(of: command) }
    lines.append(".SH TOPICS")
    for topic in topics {
      lines += manTerm("\\fBchainrule help \(literal(topic.name))\\fR", topic.summary)
    }
    lines.append(".SH EXIT STATUS")
    for (status, meaning) in ExitStatus.meanings {
      lines += manTerm("\\fB\(status.rawValue)\\fR", meaning)
    }
    lines.append(".SH ENVIRONMENT")
    lines += manTerm("\\fBNO_COLOR\\fR", "if set and not empty, no colours are used")
    return lines.joined(separator: "\n") + "\n"
  }

  private func manSection(of command: CommandDescription) -> [String] {
    var lines = [
      ".SS \"\(name) \(literal(command.name)) \\- \(prose(command.summary))\"",
      "\\fB\(name) \(literal(command.name))\\fR \(literal(command.usageParts))",
    ]
    lines += command.about.flatMap { [".PP"] + manParagraphs([$0]) }
    for operand in command.operands {
      lines += manTerm("\\fI\(literal(operand.placeholder))\\fR", operand.help)
    }
    for group in command.availableGroups {
      lines += [".PP", prose(group.title) + ":"]
      for option in group.options { lines += manTerm(option.manHeading, option.explanation) }
    }
    for example in command.examples {
      lines += [".PP", prose(example.caption) + ":", ".PP", ".RS 4", ".nf"]
      lines += example.lines.map { literal($0) } + [".fi", ".RE"]
    }
    return lines
  }
}

extension OptionDescription {
  fileprivate var manHeading: String {
    let names = (short.map { ["-\($0)"] } ?? []) + [name.written]
    let bold = names.map { "\\fB" + literal($0) + "\\fR" }.joined(separator: ", ")
    return bold + (valueText.map { " \\fI" + literal($0) + "\\fR" } ?? "")
  }
}

private func manTerm(_ term: String, _ explanation: String) -> [String] {
  [".TP", term, prose(explanation)]
}

private func manParagraphs(_ paragraphs: [String]) -> [String] {
  Array(paragraphs.map { [prose($0)] }.joined(separator: [".PP"]))
}

/// Text that roff fills; a word that starts with a dash is an option, whose dashes are to stay
/// dashes when they are copied.
private func prose(_ text: String) -> String {
  text.split(separator: " ", omittingEmptySubsequences: false).map { word in
    word.hasPrefix("-") ? literal(String(word)) : escaped(String(word))
  }.joined(separator: " ")
}

/// Text to be copied as it stands.
private func literal(_ text: String) -> String {
  let start = text.first == "." || text.first == "'" ? "\\&" : ""
  return start
    + escaped(text).split(separator: "-", omittingEmptySubsequences: false).joined(
      separator: "\\-")
}

/// `text` with the characters that mean something to roff written out.
private func escaped(_ text: String) -> String {
  text.map { character in
    switch character {
    case "\\": "\\e"
    case "~": "\\(ti"
    case "^": "\\(ha"
    case "'": "\\(aq"
    case "`": "\\(ga"
    case "\"": "\\(dq"
    default: String(character)
    }
  }.joined()
}
