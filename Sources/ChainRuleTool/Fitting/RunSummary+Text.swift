import ChainRule
import RunFile

extension RunSummary {
  /// What was fitted, how it ended and what it came to, for a terminal.
  func text(asked: [String: String] = [:]) -> String {
    var lines = dataLines + [""]
    let width = (setup.settings.map(\.name.count).max() ?? 0) + 2
    for setting in setup.settings where !["target", "inputs"].contains(setting.name) {
      let before = asked[setting.name].map { $0 + " → " } ?? ""
      lines.append("  " + setting.name + spaces(width - setting.name.count) + before + setting.text)
    }
    lines += [""] + outcomeLines + [""] + qualityLines + parameterLines
    return lines.joined(separator: "\n") + "\n"
  }

  private var dataLines: [String] {
    let network = setup.network
    let sizes =
      ["\(network.inputCount) \(network.inputCount == 1 ? "input" : "inputs")"]
      + network.layers.dropLast().map { "\($0.outputs) \($0.activation.rawValue)" }
      + ["\(network.outputCount) \(network.outputCount == 1 ? "output" : "outputs")"]
    let columns = Self.list(Array(setup.inputs)) + " → " + Self.list(setup.targetNames)
    return [
      "\(visible(setup.table.name)): \(setup.table.rowCount) "
        + (setup.table.rowCount == 1 ? "row" : "rows") + ", " + columns,
      "network: " + sizes.joined(separator: " → ") + ", \(network.parameterCount) parameters",
    ]
  }

  private static func list(_ names: [String]) -> String {
    let shown = names.count <= 6 ? names : Array(names.prefix(5)) + ["\(names.count - 5) more"]
    return shown.map(visible).joined(separator: ", ")
  }

  private var outcomeLines: [String] {
    let symbol = setup.network.objective
    var line =
      "\(symbol) \(Lesson.text(firstLoss)) at the start, \(Lesson.text(loss)) after \(steps) "
      + (steps == 1 ? "step" : "steps")
    if let originalLoss {
      line += " (\(Lesson.text(originalLoss)) in the units of the file)"
    }
    return [line] + partLines + ["stopped: " + stoppedWords] + restartLines
  }

  /// The loss and the penalty apart, where there is one.
  private var partLines: [String] {
    guard !setup.network.penalty.isNone, loss.isFinite else { return [] }
    let penalty = setup.network.penaltyValue(at: parameters)
    return [
      "of which \(setup.network.loss.symbol) \(Lesson.text(loss - penalty)), "
        + "Penalty \(Lesson.text(penalty))"
    ]
  }

  private var restartLines: [String] {
    guard let restarts = setup.restarts else { return [] }
    let count = restarts.losses.count
    let finite = restarts.losses.filter { !$0.isNaN }.sorted()
    var line =
      "the best of \(counted(count, "start")) is number \(restarts.best + 1), seed \(setup.seed)"
    if finite.count > 1 {
      line +=
        "; half of them came to \(setup.network.objective) "
        + "\(Lesson.text(finite[(finite.count - 1) / 2])) or less"
    }
    if restarts.divergedCount > 0 { line += "; \(restarts.divergedCount) diverged" }
    return [line]
  }

  private var stoppedWords: String {
    divergence?.step == 0 ? "it diverged at its start" : stopped.words(setup.options)
  }

  private var qualityLines: [String] {
    if let classQuality { return classLines(classQuality) }
    let caution =
      setup.table.rowCount < setup.network.parameterCount
      ? ["fewer rows than parameters: R² says nothing of rows that were not fitted"] : []
    return zip(setup.targets, qualities).map { target, quality in
      let explained = quality.rSquared.isFinite ? Lesson.text(quality.rSquared, digits: 4) : "–"
      return "\(visible(target)): R² \(explained), root mean square residual "
        + "\(Lesson.text(quality.rmse, digits: 4)), mean absolute residual "
        + Lesson.text(quality.mae, digits: 4)
    } + caution + [""]
  }

  private func classLines(_ quality: ClassQuality) -> [String] {
    let labels = setup.classes?.labels ?? []
    return [
      "\(visible(setup.targetNames[0])): \(quality.rightCount) of "
        + "\(counted(quality.rowCount, "row")) predicted as their class, mean cross-entropy "
        + Lesson.text(meanCrossEntropy ?? .nan, digits: 4),
      "classes: " + Self.list(labels)
        + (labels.count == 2 ? "; Predicted is the probability of \(visible(labels[1]))" : ""),
      "",
    ]
  }

  private var parameterLines: [String] {
    let names = setup.network.parameterNames
    guard names.count <= 24 else {
      return ["\(names.count) parameters; --json lists them", "digest: " + digest]
    }
    let values = parameters.map { shortest(shown($0)) }
    let original = originalParameters?.map { shortest($0) }
    let width = (values.map(\.count).max() ?? 0) + 3
    let rows = names.indices.map { index in
      let value =
        values[index] + (original.map { spaces(width - values[index].count) + $0[index] } ?? "")
      return "  " + names[index] + spaces(5 - names[index].count) + value
    }
    let heading =
      original == nil
      ? "parameters:" : "parameters:" + spaces(width - 4) + "in the units of the file:"
    return [heading] + rows + ["digest: " + digest]
  }
}

extension StopReason {
  /// Why a descent ended, in words.
  func words(_ options: DescentOptions) -> String {
    switch self {
    case .steps: "the steps asked for are made"
    case .tolerance: "no parameter moved by more than \(shortest(options.tolerance)) in a step"
    case .early: "the held-out loss did not improve"
    case .diverged: "it diverged; the last finite state is kept"
    case .interrupted: "it was interrupted; what was reached is kept"
    case .stalled: "no move makes the loss smaller"
    }
  }
}
