/// The completions of fish.
extension ToolDescription {
  var fishCompletion: String {
    var lines = [
      "# Completions of chainrule for fish, made by: chainrule help --completions fish",
      "",
      "# Whether the command is $argv[1].",
      "function __chainrule_is",
      "    set -l words (commandline -opc)",
      "    test (count $words) -gt 1; and test $words[2] = $argv[1]",
      "end",
      "",
      "complete -c chainrule -f",
      "complete -c chainrule -n __fish_is_first_token -s h -l help -d 'print the overview and end'",
      "complete -c chainrule -n __fish_is_first_token -l version -d 'print the version and end'",
    ]
    for command in availableCommands {
      lines.append(
        "complete -c chainrule -n __fish_is_first_token -a \(command.name)"
          + " -d \(fishQuoted(command.summary))")
    }
    for command in availableCommands {
      let start = "complete -c chainrule -n '__chainrule_is \(command.name)'"
      lines.append("")
      for operand in command.operands {
        let words =
          operand.name == .topic
          ? fishQuoted(readableWords.joined(separator: " ")) : operand.form.fishWords
        if let words { lines.append("\(start) -a \(words)") }
      }
      for option in command.availableOptions {
        lines.append(
          start + (option.short.map { " -s \($0)" } ?? "") + " -l \(option.name.rawValue)"
            + (option.form?.fishValue ?? "") + " -d \(fishQuoted(option.brief))")
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }
}

extension ValueForm {
  /// What follows the option's name: that a value is required, and what it may be.
  fileprivate var fishValue: String {
    switch self {
    case .outputFile: " -r -F"
    case .folder: " -x -a '(__fish_complete_directories)'"
    default: " -x" + (fishWords.map { " -a \($0)" } ?? "")
    }
  }

  /// The words to offer, as the value of `-a`.
  fileprivate var fishWords: String? {
    switch self {
    case .inputFile(let suffix, _): "'(__fish_complete_suffix \(suffix))'"
    case .assignments: "'(__fish_complete_suffix .json .chainrule)'"
    default: words.isEmpty ? nil : fishQuoted(words.map(\.text).joined(separator: " "))
    }
  }
}

/// `text` in single quotes, as fish has them.
private func fishQuoted(_ text: String) -> String {
  "'" + String(text.flatMap { "'\\".contains($0) ? ["\\", $0] : [$0] }) + "'"
}
