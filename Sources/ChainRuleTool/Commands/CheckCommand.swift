import ChainRule
import RunFile

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
    let run = try readRun(path)
    let state = try run.state(step)
    if let divergence = state.divergence {
      throw Failure(
        "at step \(state.step) \(divergence.factor) is not finite: "
          + "there are no derivatives to compare", file: path, status: .difference)
    }
    let check = try telling { () throws(NetworkError) in
      try GradientCheck(
        run.network, state.observations, at: state.parameters, rows: state.nextRows)
    }
    let report = CheckReport(
      check: check, step: state.step, loss: state.loss, symbol: run.network.objective)
    try output.write(json ? report.json.serialised(pretty: true) + "\n" : report.text)
    return check.agrees ? .success : .difference
  }
}
