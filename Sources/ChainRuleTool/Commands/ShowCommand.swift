/// `chainrule show`: what a run minimised, why it stopped, how good it is.
struct ShowCommand {
  let path: String
  let json: Bool

  init(_ arguments: Arguments) {
    path = arguments.required(.run)
    json = arguments.has(.json)
  }

  func run(output: StandardOutput) throws(Failure) -> ExitStatus {
    throw .fault("show is not filled in")
  }
}
