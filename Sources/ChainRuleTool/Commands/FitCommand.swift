import ChainRule
import RunFile

/// `chainrule fit`: a network fitted to a table, kept as a run.
struct FitCommand {
  /// A path, or `-`.
  let data: String
  let targets: [String]
  /// `nil`: every other column.
  let inputs: [String]?
  /// Numbers in the table have decimal commas.
  let decimalComma: Bool
  /// Train on columns brought to mean 0 and deviation 1.
  let isScaled: Bool
  /// The nodes of each hidden layer.
  let hidden: [Int]
  /// One for all hidden layers, or one each.
  let activations: [Activation]
  /// `nil`: the identity, or what cross-entropy brings.
  let outputActivation: Activation?
  let loss: Loss
  /// `nil`: those that the target has.
  let classes: [String]?
  let penalty: Penalty
  let start: StartChoice?
  let frozen: [String]
  /// `nil`: the one that suits each layer.
  let initialiser: Initialiser?
  let seed: UInt64
  let optimiser: OptimiserChoice
  let steps: Int
  /// `nil`: all rows.
  let batch: Int?
  let tolerance: Double
  /// How many may work; the result does not depend on it. `nil`: all cores.
  let threads: Int?
  let precision: Precision
  /// How many starts to try.
  let restarts: Int
  /// The run to write; `nil`: beside the data.
  let path: String?
  let force: Bool
  let quiet: Bool
  let json: Bool

  init(_ arguments: Arguments) throws(Failure) {
    data = arguments.required(.data)
    targets = arguments.value(.target)
    inputs = arguments.given(.inputs)
    decimalComma = arguments.value(.decimal) == ","
    isScaled = arguments.value(.scale) == "standard"
    hidden = arguments.value(.hidden)
    activations = arguments.value(.activation)
    outputActivation = arguments.given(.outputActivation)
    loss = try LossChoice(arguments).loss
    classes = arguments.given(.classes)
    penalty = try Penalty(arguments)
    start = arguments.given(.start)
    frozen = arguments.given(.freeze) ?? []
    initialiser = arguments.value(.`init`) == "auto" ? nil : arguments.value(.`init`)
    seed = arguments.value(.seed)
    optimiser = try OptimiserChoice(arguments)
    steps = arguments.value(.steps)
    batch = arguments.given(.batch, as: BatchChoice.self)?.rows
    tolerance = arguments.value(.tolerance)
    threads = arguments.given(.threads)
    precision = arguments.value(.precision)
    restarts = arguments.given(.restarts) ?? 1
    path = arguments.given(.output)
    force = arguments.has(.force)
    quiet = arguments.has(.quiet)
    json = arguments.has(.json)
    try PrecisionLimits(precision: precision, arguments: arguments).check()
  }

  func run(output: StandardOutput) throws(Failure) -> ExitStatus {
    let summary = try fit()
    try output.write(
      json
        ? summary.json.serialised(pretty: true) + "\n"
        : summary.text(asked: asked) + Self.next(summary.path))
    return try end(summary, output)
  }

  /// Fits, keeps the run, and says what came of it.
  func fit() throws(Failure) -> RunSummary {
    // From here on Ctrl-C ends the descent, as soon as there is one.
    Interruption.listen()
    let fit = try FitSetup(self, path: runPath)
    let restarts = try restarts == 1 ? nil : RestartSearch(command: self).run(fit)
    let isWhole = restarts.map { $0.losses.count == self.restarts } ?? true
    let seed = restarts.map { $0.seed($0.best) } ?? seed
    let setup = try fit.setup(seed: seed, restarts: restarts)
    var descent = try fit.descent(of: setup)
    let firstLoss = descent.fullLoss
    let writer = try telling { () throws(RunFileError) in try fit.begin(setup, at: descent) }
    let progress = Progress(total: setup.options.steps, isShown: Terminal.showsErrors && !quiet)
    var loop = FitLoop(writer: writer, isWhole: isWhole, progress: progress)
    let run = try loop.run(&descent)
    var summary = try telling { () throws(RunFileError) in
      try RunSummary(run, firstLoss: firstLoss)
    }
    summary.scalingWouldHelp = descent.divergence != nil && fit.scalingWouldHelp
    return summary
  }

  /// Where the run is to be.
  private var runPath: String { path ?? Self.pathBeside(data) }

  /// What was left to the program, by option.
  private var asked: [String: String] {
    var asked: [String: String] = [:]
    if optimiser.kind == nil { asked["optimizer"] = "auto" }
    if optimiser.learningRate == nil { asked["learning-rate"] = "auto" }
    if let batch { asked["batch"] = "\(batch)" }
    return asked
  }

  /// `DATA.chainrule` for `DATA.csv`.
  static func pathBeside(_ data: String) -> String {
    (data.lowercased().hasSuffix(".csv") ? String(data.dropLast(4)) : data) + ".chainrule"
  }

  private static func next(_ path: String) -> String {
    """
    run: \(visible(path))

      chainrule explain \(visible(path)) --parameter w1     where a derivative comes from
      chainrule animate \(visible(path)) -o FILE.html       watch the descent

    """
  }

  /// Says on standard error what ended the fit early, and how the process ends.
  private func end(_ summary: RunSummary, _ output: StandardOutput) throws(Failure) -> ExitStatus {
    switch summary.stopped {
    case .diverged:
      try output.finish()
      report(summary.divergenceFailure, asJSON: false, to: output)
      return .difference
    case .interrupted:
      try output.finish()
      writeToStandardError(
        "interrupted after \(counted(summary.steps, "step")); " + kept(summary) + "\n")
      return .interrupted
    default:
      guard let done = summary.setup.restarts?.losses.count, done < restarts else {
        return .success
      }
      try output.finish()
      writeToStandardError(
        "interrupted after \(done) of \(counted(restarts, "start")); "
          + "the best of them is " + kept(summary) + "\n")
      return .interrupted
    }
  }

  /// Where an interrupted fit is: one that would replace a run leaves that as it was.
  private func kept(_ summary: RunSummary) -> String {
    "kept in \(visible(summary.path))"
      + (summary.path == runPath ? "" : "; \(visible(runPath)) is as it was")
  }
}
