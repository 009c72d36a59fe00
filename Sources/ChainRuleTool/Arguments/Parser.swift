import ChainRule

/// What the command line asks for.
enum Request {
  /// The overview, or the help of one command.
  case help(CommandDescription?)
  case version
  case run(Arguments)
}

/// Reads a command line by its description.
///
/// GNU conventions hold: `--name value`, `--name=value`, `-o value`, `-ovalue`, options and operands
/// in any order, `--` ends the options, `-` is an operand.
struct Parser {
  let tool: ToolDescription

  /// The request in `words`, the command line without the program's name.
  ///
  /// - Throws: `Failure` with status 64; for an unknown word it names the nearest valid one.
  func parse(_ words: [String]) throws(Failure) -> Request {
    guard let first = words.first else {
      throw .usage(
        "no command", expected: alternatives(tool.availableCommands.map(\.name)),
        remedy: "chainrule help")
    }
    if first == "--help" || first == "-h" { return .help(nil) }
    if first == "--version" { return .version }
    let command = try self.command(first, rest: words.dropFirst())
    var reading = CommandReading(tool: tool, command: command, words: Array(words.dropFirst()))
    return try reading.read()
  }

  private func command(_ word: String, rest: ArraySlice<String>) throws(Failure)
    -> CommandDescription
  {
    if let command = tool.command(word) {
      if command.availability == .now { return command }
      throw .notYet(word, remedy: "chainrule help")
    }
    if word.hasPrefix("-") && word != "-" {
      let name = rest.first { tool.command($0)?.availability == .now } ?? "COMMAND"
      throw .usage(
        "\(visible(shortened(word))) came before the command",
        expected: "the command first, then its options",
        remedy: "chainrule \(name) \(visible(shortened(word)))")
    }
    let suggestion = nearest(to: word, among: tool.availableCommands.map(\.name))
    throw .usage(
      "unknown command \(quoted(word))" + (suggestion.map { "; did you mean \($0)?" } ?? ""),
      expected: suggestion == nil ? alternatives(tool.availableCommands.map(\.name)) : nil,
      remedy: remedy(forFile: word) ?? "chainrule help")
  }

  /// Somebody who names a file first wants to do something with it.
  private func remedy(forFile word: String) -> String? {
    if word.hasSuffix(".csv") { return "chainrule fit \(wholeQuoted(word)) --target NAME" }
    if word.hasSuffix(".chainrule") { return "chainrule show \(wholeQuoted(word))" }
    return nil
  }
}

extension Failure {
  /// A word that is known, but not built yet.
  static func notYet(_ words: String, expected: String? = nil, remedy: String? = nil) -> Failure {
    .usage("\(words) is not yet available", expected: expected, remedy: remedy)
  }
}

/// The beginning of `text`, 60 characters, as it can stand in a message: in quotes where it is empty
/// or has spaces.
func quoted(_ text: String) -> String { wholeQuoted(shortened(text)) }

/// The same of all of it, for a command that is to be typed.
func wholeQuoted(_ text: String) -> String {
  let shown = visible(text)
  return text.isEmpty || text.contains(" ") ? "'" + shown + "'" : shown
}
