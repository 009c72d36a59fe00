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
  /// How close the predictions are, for each target, in its original units; none for classes.
  let qualities: [FitQuality]
  /// How good the predictions of classes are.
  let classQuality: ClassQuality?

  init(
    setup: RunSetup, path: String, firstLoss: Double, descent: Descent
  ) {
    self.init(
      setup, path, firstLoss, descent.fullLoss, descent.step, descent.stopped ?? .interrupted,
      descent.divergence, descent.parameters, descent.predictions)
  }

  init(_ run: Run) throws(NetworkError) {
    let inputs = zip(run.inputs, run.scaling.inputs).map { $1.apply($0.values) }
    let predictions = try run.network.predict(columns: inputs, parameters: run.parameters)
    let firstLoss =
      run.options.batch == nil ? run.losses[0] : try run.setup.descent().fullLoss
    self.init(
      run.setup, run.path, firstLoss, run.loss, run.steps, run.stopped,
      run.outcome?.divergence, run.parameters, predictions)
  }

  private init(
    _ setup: RunSetup, _ path: String, _ firstLoss: Double, _ loss: Double, _ steps: Int,
    _ stopped: StopReason, _ divergence: Divergence?, _ parameters: [Double],
    _ predictions: [[Double]]
  ) {
    self.setup = setup
    self.path = path
    self.firstLoss = firstLoss
    self.loss = loss
    self.steps = steps
    self.stopped = stopped
    self.divergence = divergence
    self.parameters = parameters
    let targets = zip(setup.targets, setup.scaling.targets)
    if let classes = setup.classes {
      qualities = []
      classQuality = ClassQuality(
        observed: classes.codes(setup.targets.map(\.values)),
        predicted: classes.predicted(predictions), classes: classes.labels.count)
      return
    }
    classQuality = nil
    qualities = zip(targets, predictions).map { target, column in
      FitQuality(observed: target.0.values, predicted: target.1.invert(column))
    }
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
