import ChainRule
import RunFile

extension RunSummary {
  /// What stopped being finite, where, and what to try.
  var divergenceFailure: Failure {
    guard let divergence else { return .fault("a fit diverged without saying where") }
    let row = divergence.row
    let place = row.map { " in row \($0 + 1)" } ?? ""
    let value = divergence.value.isNaN ? "not a number" : "infinite"
    return Failure(
      "the fit diverged: at step \(divergence.step) \(divergence.factor)\(place) is \(value); "
        + "the state after \(steps) steps is kept",
      file: row == nil ? nil : setup.table.name, line: row.map { setup.table.lines[$0] },
      remedy: remedy, status: .difference)
  }

  private var remedy: String {
    let rate = "a smaller --learning-rate, such as \(shortest(setup.options.learningRate / 10))"
    return setup.scaling.isNone && setup.table.columns.contains(where: \.isLarge)
      ? rate + ", or --scale standard" : rate
  }
}

extension Column {
  /// Whether values are so far from 0 that scaling helps.
  fileprivate var isLarge: Bool { values.contains { abs($0) > 10 } }
}
