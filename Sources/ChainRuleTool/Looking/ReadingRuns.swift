import ChainRule
import RunFile

/// The run in a file.
func readRun(_ path: String) throws(Failure) -> Run {
  try telling { () throws(RunFileError) in try Run(reading: path) }
}

extension Run {
  /// The state that `--step` asks for, computed again from the nearest checkpoint.
  func state(_ choice: StepChoice) throws(Failure) -> Descent {
    let step: Int
    switch choice {
    case .number(let number): step = number
    // Without early stopping the kept state is the last.
    case .last, .best: step = steps
    }
    return try telling { () throws(RunFileError) in try state(atStep: step) }
  }
}

/// Refuses to put anything but a run in the place of a run, `--force` or not: it holds more than
/// can be got back.
func keepRun(_ outputPath: String) throws(Failure) {
  guard holdsRun(outputPath) else { return }
  throw Failure(
    "\(visible(outputPath)) is a run, which only another run may replace", file: outputPath,
    remedy: "another name", status: .cannotCreate)
}
