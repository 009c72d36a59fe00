/// Runs one command line, the program's name left out, and says how the process ends.
///
/// - Parameter areUTF8: whether the words are the bytes that were given, and not mended.
func runTool(_ words: [String], areUTF8: Bool = true) -> ExitStatus {
  Interruption.ignoreRefusedWrites()
  let output = StandardOutput()
  do throws(Failure) {
    guard areUTF8 else { throw notUTF8(words) }
    let status = try runTool(words, output: output)
    try output.finish()
    return status
  } catch {
    report(error, asJSON: asksForJSON(words), to: output)
    return error.status
  }
}

private func runTool(_ words: [String], output: StandardOutput) throws(Failure) -> ExitStatus {
  let tool = ToolDescription.chainrule
  switch try Parser(tool: tool).parse(words) {
  case .help(nil): try output.write(Terminal.withBoldHeadings(tool.overview))
  case .help(let command?): try output.write(Terminal.withBoldHeadings(tool.help(of: command)))
  case .version: try output.write(versionText)
  case .run(let arguments): return try run(arguments, output: output)
  }
  return .success
}

/// Paths go to the system as text, which such a name would not survive.
private func notUTF8(_ words: [String]) -> Failure {
  let word = words.first { $0.unicodeScalars.contains("\u{FFFD}") }
  return .usage(
    "a name that is not UTF-8" + (word.map { ": \(quoted($0))" } ?? ""),
    expected: "arguments in UTF-8", remedy: "rename the file")
}

/// Whether the words ask for JSON, so that an error in the words themselves is printed as JSON too.
func asksForJSON(_ words: [String]) -> Bool {
  let options = words.prefix { $0 != "--" }
  return options.contains { $0 == "--json" || $0 == "--format=json" }
    || zip(options, options.dropFirst()).contains { $0 == "--format" && $1 == "json" }
}
