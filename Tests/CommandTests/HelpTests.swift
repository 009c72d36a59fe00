import Testing

@testable import ChainRuleTool

@Suite("Help") struct HelpTests {
  static let commands = ToolDescription.chainrule.availableCommands.map(\.name)

  @Test("the help of a command is whole, by --help, -h and help COMMAND", arguments: commands)
  func commandHelp(name: String) throws {
    let result = try runCommand([name, "--help"])
    #expect(result.status == 0)
    #expect(result.stderr.isEmpty)
    try expectSnapshot(result.stdout, named: "help-\(name).txt")
    #expect(try runCommand([name, "-h"]) == result)
    #expect(try runCommand(["help", name]) == result)
    expectReadable(result.stdout)
  }

  @Test("the overview is whole, by help and --help")
  func overview() throws {
    let result = try runCommand(["help"])
    #expect(result.status == 0)
    try expectSnapshot(result.stdout, named: "help.txt")
    #expect(try runCommand(["--help"]) == result)
    expectReadable(result.stdout)
  }

  @Test("what is not yet available stands in no help")
  func nothingForLater() {
    let tool = ToolDescription.chainrule
    for command in tool.availableCommands {
      let help = tool.help(of: command)
      for option in command.options where option.availability == .later {
        #expect(!help.contains(option.name.written), "\(command.name)")
      }
    }
    for command in tool.commands where command.availability == .later {
      #expect(!tool.overview.contains("  \(command.name) "))
    }
  }

  @Test("every option and every word that can be used now stands in the help of its command")
  func everythingThatIsThere() {
    let tool = ToolDescription.chainrule
    for command in tool.availableCommands {
      let help = tool.help(of: command)
      for option in command.availableOptions {
        #expect(help.contains(option.heading))
        for word in option.form?.words ?? [] { #expect(help.contains(word.text), "\(word.text)") }
      }
    }
  }

  @Test("the version tells the revision of the arithmetic")
  func versionOutput() throws {
    let result = try runCommand(["--version"])
    #expect(result.stdout == "chainrule \(version) (arithmetic revision 2)\n")
    #expect(result.status == 0)
  }

  @Test("every topic has an article of at most 80 columns")
  func topics() throws {
    for topic in ToolDescription.chainrule.topics {
      let result = try runCommand(["help", topic.name])
      #expect(result.status == 0)
      #expect(!result.stdout.isEmpty)
      for line in result.stdout.split(separator: "\n") { #expect(line.count <= 80, "\(line)") }
    }
  }

  private func expectReadable(_ text: String) {
    for line in text.split(separator: "\n") {
      #expect(line.count <= 80, "\(line)")
      #expect(line.last != " ", "\(line)")
      #expect(line.utf8.allSatisfy { (0x20..<0x7F).contains($0) }, "\(line)")
    }
  }
}
