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
  let outputActivation: Activation
  let loss: Loss
  let start: StartChoice?
  let frozen: [String]
  /// `nil`: the one that suits each layer.
  let initialiser: Initialiser?
  let seed: UInt64
  let optimizer: String
  /// `nil`: one that suits the data.
  let learningRate: Double?
  let steps: Int
  let tolerance: Double
  /// How many may work; the result does not depend on it. `nil`: all cores.
  let threads: Int?
  /// The run to write; `nil`: beside the data.
  let path: String?
  let force: Bool
  let quiet: Bool
  let json: Bool

  init(_ arguments: Arguments) {
    data = arguments.required(.data)
    targets = arguments.value(.target)
    inputs = arguments.given(.inputs)
    decimalComma = arguments.value(.decimal) == ","
    isScaled = arguments.value(.scale) == "standard"
    hidden = arguments.value(.hidden)
    activations = arguments.value(.activation)
    outputActivation = arguments.value(.outputActivation)
    loss = arguments.value(.loss)
    start = arguments.given(.start)
    frozen = arguments.given(.freeze) ?? []
    initialiser = arguments.value(.`init`) == "auto" ? nil : arguments.value(.`init`)
    seed = arguments.value(.seed)
    optimizer = arguments.value(.optimizer)
    learningRate = arguments.given(.learningRate)
    steps = arguments.value(.steps)
    tolerance = arguments.value(.tolerance)
    threads = arguments.given(.threads)
    path = arguments.given(.output)
    force = arguments.has(.force)
    quiet = arguments.has(.quiet)
    json = arguments.has(.json)
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
    let setup = try FitSetup(command: self).resolve()
    let path = path ?? Self.pathBeside(data)
    var descent = try telling { () throws(NetworkError) in
      try setup.descent()
    }
    let firstLoss = descent.loss
    do throws(RunFileError) {
      let writer = try RunWriter(creating: path, setup, at: descent, replacing: force)
      let progress = Progress(total: setup.options.steps, isShown: Terminal.showsErrors && !quiet)
      var loop = FitLoop(writer: writer, progress: progress)
      try loop.run(&descent)
    } catch {
      throw Failure(error)
    }
    return RunSummary(setup: setup, path: path, firstLoss: firstLoss, descent: descent)
  }

  /// What was left to the program, by option.
  private var asked: [String: String] {
    var asked: [String: String] = [:]
    if optimizer == "auto" { asked["optimizer"] = "auto" }
    if learningRate == nil { asked["learning-rate"] = "auto" }
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
        "interrupted after \(summary.steps) steps; kept in \(visible(summary.path))\n")
      return .interrupted
    default: return .success
    }
  }
}
