import ChainRule
import RunFile

extension RunSummary {
  /// What stopped being finite, where, and what to try.
  var divergenceFailure: Failure {
    guard let divergence else { return .fault("a fit diverged without saying where") }
    let row = divergence.row
    let place = row.map { " in row \($0 + 1)" } ?? ""
    let value = divergence.value.isNaN ? "not a number" : "infinite"
    let isStart = divergence.step == 0
    return Failure(
      "the fit diverged: at \(isStart ? "the start" : "step \(divergence.step)") "
        + "\(divergence.factor)\(place) is \(value); "
        + (isStart ? "no step was made" : "the state after \(counted(steps, "step")) is kept"),
      file: row == nil ? nil : setup.table.name, line: row.map { setup.table.lines[$0] },
      remedy: remedy, status: .difference)
  }

  private var remedy: String {
    // A mean of squares that overflows does not depend on the learning rate of the change.
    if divergence?.factor.hasPrefix("v of ") == true, setup.options.optimiser.kind == .adam {
      return setup.network.precision == .float
        ? "--precision double, or --scale standard" : "--scale standard"
    }
    let smaller =
      divergence?.step == 0
      ? "smaller values in --start"
      : "a smaller --learning-rate, such as "
        + decimal(setup.options.learningRate / 10, digits: 2)
    return scalingWouldHelp ? smaller + ", or --scale standard" : smaller
  }
}

extension Observations {
  /// Whether values are so far from 0 that scaling helps.
  var areLarge: Bool {
    (0..<rowCount).contains { row in
      (inputs(row: row) + observed(row: row)).contains { abs($0) > 10 }
    }
  }
}
