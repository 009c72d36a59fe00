import Foundation
import Testing

@testable import ChainRuleTool

@Suite("Shell completions") struct CompletionTests {
  @Test("the shells accept their scripts", arguments: ["bash", "zsh", "fish"])
  func syntax(shell: String) throws {
    let script = try runCommand(["help", "--completions", shell])
    #expect(script.status == 0)
    #expect(script.stdout.contains("gradient-descent"))
    guard isInstalled(shell) else { return }
    let result = try withFolder { folder in
      try Data(script.stdout.utf8).write(to: folder.appendingPathComponent("script"))
      return try runShell("\(shell) -n script", in: folder)
    }
    #expect(result == CommandResult(status: 0, stdout: "", stderr: ""))
  }

  @Test("bash completes commands, options, words, lists and files")
  func bash() throws {
    try withFolder { folder in
      for name in ["a b.csv", "c.txt", "r.chainrule", "p.json", "page.html"] {
        try Data().write(to: folder.appendingPathComponent(name))
      }
      try FileManager.default.createDirectory(
        at: folder.appendingPathComponent("folder"), withIntermediateDirectories: true)
      func complete(_ words: String...) throws -> [String] {
        let quotedWords = (["chainrule"] + words).map(shellQuoted).joined(separator: " ")
        let result = try runShell(
          """
          eval "$("$CHAINRULE" help --completions bash)"
          COMP_WORDS=(\(quotedWords)) COMP_CWORD=\(words.count)
          _chainrule
          ((${#COMPREPLY[@]})) && printf '%s\\n' "${COMPREPLY[@]}"
          exit 0
          """, in: folder)
        #expect(result.stderr.isEmpty && result.status == 0, "\(words): \(result.stderr)")
        return result.stdout.split(separator: "\n").map(String.init).sorted()
      }
      #expect(try complete("ex") == ["explain"])
      #expect(try complete("").count == HelpTests.commands.count + 2)
      #expect(try complete("fit", "--lo") == ["--loss"])
      #expect(try complete("show", "--") == ["--help", "--json"])
      #expect(try complete("fit", "--loss", "") == ["cross-entropy", "half-ssr", "mse", "ssr"])
      #expect(try complete("fit", "--loss", "=", "h") == ["half-ssr"])
      #expect(try complete("fit", "--loss", "=") == ["cross-entropy", "half-ssr", "mse", "ssr"])
      #expect(try complete("fit", "--loss=h") == ["--loss=half-ssr"])
      #expect(try complete("fit", "--activation", "relu,t") == ["relu,tanh"])
      #expect(try complete("fit", "") == ["a b.csv", "folder"])
      #expect(try complete("fit", "--target", "y", "") == ["a b.csv", "folder"])
      #expect(try complete("fit", "--steps", "=", "3", "--json", "") == ["a b.csv", "folder"])
      #expect(try complete("fit", "a b.csv", "") == [])
      #expect(try complete("fit", "--target", "") == [])
      #expect(try complete("fit", "--start", "") == ["folder", "p.json", "r.chainrule"])
      #expect(try complete("predict", "r") == ["r.chainrule"])
      #expect(try complete("predict", "r.chainrule", "-", "") == [])
      #expect(try complete("predict", "r.chainrule", "a") == ["a b.csv"])
      #expect(try complete("animate", "r", "-o", "pa") == ["page.html"])
      #expect(try complete("demo", "-o", "") == ["folder"])
      #expect(try complete("help", "si") == ["simultaneous"])
      #expect(try complete("nonsense", "") == [])
    }
  }
}
