import ChainRule
import Files
import RunFile

/// `chainrule animate`: the descent as a page or a picture that plays.
struct AnimateCommand {
  let path: String
  let outputPath: String
  let force: Bool

  init(_ arguments: Arguments) {
    path = arguments.required(.run)
    outputPath = arguments.value(.output)
    force = arguments.has(.force)
  }

  func run(output: StandardOutput) throws(Failure) -> ExitStatus {
    try Self.write(try readRun(path), to: outputPath, replacing: force)
    return .success
  }

  /// Writes a run's animation; the ending of the file says which: a page or a picture.
  /// Its title is the run's file name unless another is given.
  static func write(
    _ run: Run, to path: String, title: String? = nil, replacing: Bool
  ) throws(Failure) {
    let isPicture = path.lowercased().hasSuffix(".svg")
    try keepRun(path)
    let name = run.path.split(separator: "/").last.map(String.init) ?? run.path
    let usual = name.hasSuffix(".chainrule") ? String(name.dropLast(10)) : name
    let data = try telling { () throws(RunFileError) in
      try AnimationData(
        run, title: title ?? usual,
        limit: isPicture ? 96 : FrameChoice.usualLimit)
    }
    let text = isPicture ? AnimatedSVG(data).svg() : AnimationPage(data).html()
    try telling { () throws(FileError) in
      try writeFile(Array(text.utf8), to: path, replacing: replacing)
    }
  }
}
