/// `chainrule check`: the gradient by independent methods, side by side.
struct CheckCommand {
  let path: String
  let step: StepChoice
  let json: Bool

  init(_ arguments: Arguments) {
    path = arguments.required(.run)
    step = arguments.value(.step)
    json = arguments.has(.json)
  }

  func run(output: StandardOutput) throws(Failure) -> ExitStatus {
    throw .fault("check is not filled in")
  }
}
