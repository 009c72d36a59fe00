import ChainRule
import Files
import RunFile

/// `chainrule demo`: the lesson, from its data to its animation.
struct DemoCommand {
  /// The folder to write to.
  let folder: String
  let force: Bool

  init(_ arguments: Arguments) {
    folder = arguments.value(.output)
    force = arguments.has(.force)
  }

  func run(output: StandardOutput) throws(Failure) -> ExitStatus {
    let files = DemoFiles(folder: folder)
    try files.prepare(replacingOthers: force)
    let summary = try fit(files)
    guard summary.stopped != .interrupted else {
      writeToStandardError("interrupted; what was reached is in \(visible(summary.path))\n")
      return .interrupted
    }
    for path in [files.page, files.picture] {
      try AnimateCommand.write(readRun(files.run), to: path, title: Self.title, replacing: true)
    }
    try output.write(try LessonStory(summary: summary, files: files).text())
    return .success
  }

  private static let title = "The lesson: 3 doses, 2 nodes, 7 parameters"

  /// Fits by the very words that the story shows.
  private func fit(_ files: DemoFiles) throws(Failure) -> RunSummary {
    let words = ["fit", files.data] + Lesson.fitWords + ["-o", files.run, "--force", "--quiet"]
    guard case .run(let arguments) = try Parser(tool: .chainrule).parse(words) else {
      throw .fault("the lesson's own command line asks for help")
    }
    return try FitCommand(arguments).fit()
  }
}
