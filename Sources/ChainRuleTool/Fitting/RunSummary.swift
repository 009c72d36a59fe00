import ChainRule
import RunFile

/// What a run came to, for `fit` and `show`, in words and as JSON.
struct RunSummary {
  let setup: RunSetup
  let path: String
  let firstLoss: Double
  let loss: Double
  let steps: Int
  let stopped: StopReason
  let divergence: Divergence?
  let parameters: [Double]
  /// The columns were not scaled, and are such that it would have helped.
  var scalingWouldHelp = false
  /// How close the predictions are, for each target, in its original units; none for classes.
  let qualities: [FitQuality]
  /// How good the predictions of classes are.
  let classQuality: ClassQuality?

  /// - Parameter firstLoss: the loss of all rows at the start, where it is known already.
  init(_ run: Run, firstLoss: Double? = nil) throws(RunFileError) {
    setup = run.setup
    path = run.path
    if let firstLoss {
      self.firstLoss = firstLoss
    } else if run.options.batch == nil {
      self.firstLoss = try run.readLosses(around: 0).losses[0]
    } else {
      self.firstLoss = try run.state(atStep: 0).fullLoss
    }
    loss = run.loss
    steps = run.steps
    stopped = run.stopped
    divergence = run.outcome?.divergence
    parameters = run.parameters
    (qualities, classQuality) = try run.quality()
  }

  var digest: String { RunFile.digest(of: parameters, setup.network.precision) }

  /// A number of the run as the shortest decimal that reads back to it in the run's precision.
  func shown(_ value: Double) -> Double {
    setup.network.precision == .double ? value : Double("\(Float(value))") ?? value
  }

  /// The mean over the rows of −ln p, p the probability predicted of the class observed.
  var meanCrossEntropy: Double {
    let dataLoss = loss - setup.network.penaltyValue(at: parameters)
    return setup.network.loss.isMean ? dataLoss : dataLoss / Double(setup.table.rowCount)
  }

  /// The loss in the units of the file; nil where it is the loss itself, or has a penalty.
  var originalLoss: Double? {
    guard setup.scaling.targets.contains(where: { !$0.isNone }),
      setup.network.penalty.isNone
    else { return nil }
    return setup.network.loss.value(
      ofSum: qualities.reduce(0) { $0 + $1.ssr },
      terms: setup.network.loss.terms(
        rows: setup.table.rowCount, outputs: setup.network.outputCount))
  }

  /// The parameters of the network that takes and gives original units; nil where they are the
  /// same.
  var originalParameters: [Double]? {
    guard !setup.scaling.isNone else { return nil }
    return setup.network.parametersInOriginalUnits(parameters, setup.scaling)
  }
}
