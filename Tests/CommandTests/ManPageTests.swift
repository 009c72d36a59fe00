import Testing

@testable import ChainRuleTool

@Suite("The manual page") struct ManPageTests {
  @Test("groff has nothing to warn of", .enabled(if: isInstalled("groff")))
  func warnings() throws {
    let page = try runCommand(["help", "--man"])
    #expect(page.status == 0)
    let result = try runShell("groff -ww -man -Tutf8 -z", stdin: page.stdout)
    #expect(result == CommandResult(status: 0, stdout: "", stderr: ""))
  }

  @Test("it reads as expected", .enabled(if: isInstalled("groff")))
  func text() throws {
    let page = try runCommand(["help", "--man"])
    let result = try runShell(
      "groff -man -Tascii -P-c -P-b -P-o -P-u -rLL=78n -rHY=0", stdin: page.stdout)
    #expect(result.stdout.contains("chainrule - fits neural networks and shows its work"))
    for command in ToolDescription.chainrule.availableCommands {
      #expect(result.stdout.contains("chainrule \(command.name) - \(command.summary)"))
      for option in command.availableOptions {
        #expect(result.stdout.contains("       " + option.heading), "\(option.heading)")
      }
      for line in command.examples.flatMap(\.lines) { #expect(result.stdout.contains(line)) }
    }
  }

  @Test("no line of text can be taken for a request of roff")
  func lines() {
    let macros: Set = [".TH", ".SH", ".SS", ".PP", ".TP", ".RS", ".RE", ".nf", ".fi", ".\\\""]
    for line in ToolDescription.chainrule.manPage.split(separator: "\n") {
      guard line.first == "." || line.first == "'" else { continue }
      #expect(macros.contains(String(line.prefix { $0 != " " })), "\(line)")
    }
  }
}
