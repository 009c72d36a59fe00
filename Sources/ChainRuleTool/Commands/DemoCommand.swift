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
    throw .fault("demo is not filled in")
  }
}
