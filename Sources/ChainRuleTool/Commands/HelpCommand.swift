import ChainRule

/// `chainrule help`: commands, topics, the man page and completions.
struct HelpCommand {
  let topic: String?
  let isManPage: Bool
  let shell: String?

  init(_ arguments: Arguments) {
    topic = arguments.operand(.topic)
    isManPage = arguments.has(.man)
    shell = arguments.given(.completions)
  }

  func run(output: StandardOutput) throws(Failure) -> ExitStatus {
    try output.write(text())
    return .success
  }

  private func text() throws(Failure) -> String {
    let tool = ToolDescription.chainrule
    if isManPage { return tool.manPage }
    switch shell {
    case "bash": return tool.bashCompletion
    case "zsh": return tool.zshCompletion
    case "fish": return tool.fishCompletion
    default: break
    }
    guard let topic else { return Terminal.withBoldHeadings(tool.overview) }
    if let command = tool.command(topic) {
      if command.availability == .later { throw .notYet(topic, remedy: "chainrule help") }
      return Terminal.withBoldHeadings(tool.help(of: command))
    }
    if tool.topics.contains(where: { $0.name == topic }) {
      return try Article.named(topic).text
    }
    let known = tool.availableCommands.map(\.name) + tool.topics.map(\.name)
    let suggestion = nearest(to: topic, among: known)
    throw .usage(
      "there is no help on \(quoted(topic))" + (suggestion.map { "; did you mean \($0)?" } ?? ""),
      expected: "the name of a command or a topic", remedy: "chainrule help")
  }
}
