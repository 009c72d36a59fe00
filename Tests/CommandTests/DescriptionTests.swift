import Testing

@testable import ChainRuleTool

@Suite("The description of the arguments") struct DescriptionTests {
  let tool = ToolDescription.chainrule

  @Test("names and short names are unique within a command")
  func uniqueNames() {
    #expect(Set(tool.commands.map(\.name)).count == tool.commands.count)
    for command in tool.commands {
      let names = command.options.map(\.name)
      #expect(Set(names).count == names.count, "\(command.name)")
      let shorts = command.options.compactMap(\.short)
      #expect(Set(shorts).count == shorts.count, "\(command.name)")
    }
  }

  @Test("every default is a value that its option takes")
  func defaultsAreValid() throws {
    for command in tool.commands {
      for option in command.options {
        guard case .value(let text) = option.standard else { continue }
        #expect(throws: Never.self, "\(command.name) \(option.name.written)") {
          try #require(option.form).read(text, of: option.name.written)
        }
      }
    }
  }

  @Test("what can be used now has a help that starts small and ends without a full stop")
  func helpSentences() {
    for command in tool.availableCommands {
      let texts =
        [command.summary] + command.operands.map(\.help) + command.availableOptions.map(\.help)
      for text in texts {
        #expect(text.first?.isLowercase == true && text.last != ".", "\(command.name): \(text)")
      }
      #expect(!command.examples.isEmpty, "\(command.name)")
    }
  }

  @Test("every example is a command line that the parser takes")
  func examplesParse() throws {
    for command in tool.availableCommands {
      for example in command.examples {
        for words in commandLines(of: example) {
          #expect(throws: Never.self, "\(words)") { try Parser(tool: tool).parse(words) }
        }
      }
    }
  }

  /// The words of each call of `chainrule` in an example.
  private func commandLines(of example: Example) -> [[String]] {
    let text = example.lines.map { $0.hasSuffix("\\") ? $0.dropLast() + "" : $0 + "\n" }.joined()
    return text.split { "|\n".contains($0) }.compactMap { call in
      let words = call.prefix { $0 != ">" }.split(separator: " ").map(String.init)
      return words.first == "chainrule" ? Array(words.dropFirst()) : nil
    }
  }

  @Test("every available command can be asked for all its options")
  func commandsReadTheirArguments() throws {
    for command in tool.availableCommands {
      let all = command.availableOptions.filter { $0.name != .help }
      var variants = all.map { [$0] } + [[]]
      variants = variants.map { given in
        given + all.filter { $0.isRequired && !given.map(\.name).contains($0.name) }
      }
      for options in variants {
        var words = [command.name] + command.operands.map { _ in "x" }
        if command.rules.contains(where: { if case .option = $0 { true } else { false } }) {
          words += options.contains { $0.name == .output } ? [] : ["-o", "x"]
        }
        for option in options { words += [option.name.written] + sample(option) }
        guard case .run(let arguments) = try Parser(tool: tool).parse(words) else { continue }
        readAll(arguments)
      }
    }
  }

  private func sample(_ option: OptionDescription) -> [String] {
    switch option.form {
    case nil: []
    case .number: ["0.3"]
    case .integer, .seed, .list(.integer, _): ["3"]
    case .outputFile(let suffixes): ["x" + (suffixes.first?.text ?? "")]
    case .some(let form): [form.words.last?.text ?? "x"]
    }
  }

  /// Makes the command; asking for a value as a wrong type would end the process.
  private func readAll(_ arguments: Arguments) {
    switch arguments.command.name {
    case "demo": _ = DemoCommand(arguments)
    case "fit": _ = try? FitCommand(arguments)
    case "show": _ = ShowCommand(arguments)
    case "predict": _ = PredictCommand(arguments)
    case "explain": _ = ExplainCommand(arguments)
    case "check": _ = CheckCommand(arguments)
    case "animate": _ = AnimateCommand(arguments)
    case "help": _ = HelpCommand(arguments)
    default: Issue.record("\(arguments.command.name) is not made here")
    }
  }
}
