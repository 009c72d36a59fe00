/// `chainrule animate`: the descent as a page or a picture that plays.
struct AnimateCommand {
  /// What is written, told from the file's ending.
  enum Format { case page, picture }

  let path: String
  let outputPath: String
  let format: Format
  let force: Bool

  init(_ arguments: Arguments) {
    path = arguments.required(.run)
    outputPath = arguments.value(.output)
    format = outputPath.lowercased().hasSuffix(".svg") ? .picture : .page
    force = arguments.has(.force)
  }

  func run(output: StandardOutput) throws(Failure) -> ExitStatus {
    throw .fault("animate is not filled in")
  }
}
