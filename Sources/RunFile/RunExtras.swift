import Kernels
import Network
import Training

/// The columns of table `run` that describe the layers.
struct NetworkShape {
  let (inputs, outputs): (Int, Int)
  let hidden: [Int]
  let activations: [Activation]
  let outputActivation: Activation
  let loss: Loss

  init(_ row: inout Fields, inputs: Int, outputs: Int) throws(ReadingFault) {
    (self.inputs, self.outputs) = (inputs, outputs)
    hidden = try row.list().map { Int($0) ?? 0 }
    activations = try row.list().compactMap { Activation(rawValue: $0) }
    (outputActivation, loss) = (try row.choice(Activation.self), try row.choice(Loss.self))
  }

  func network(_ extras: RunExtras, _ row: Fields) throws(ReadingFault) -> Network {
    do {
      return try Network(
        inputs: inputs, hidden: hidden, activations: activations, outputs: outputs,
        outputActivation: outputActivation, loss: loss, penalty: extras.penalty,
        precision: extras.precision)
    } catch {
      throw row.fault("it describes no network")
    }
  }
}

/// The columns of table `run` that came with formats 2 and 3, with what held before them.
struct RunExtras {
  var precision = Precision.double
  var penalty = Penalty.none
  var optimiser = Optimiser.Kind.gradientDescent
  /// Those beside the learning rate.
  var numbers: [Double] = []
  var batch: Int?
  /// The target, where it is one of classes.
  var classColumn: String?
  /// The number of rows; nil before format 3, where the lines tell.
  var rows: Int?

  init() {}

  init(_ row: inout Fields, format: Int) throws(ReadingFault) {
    precision = try row.choice()
    penalty = Penalty(
      l1: try row.number(), l2: try row.number(), decaysBiases: try row.integer() != 0)
    optimiser = try row.choice()
    numbers = try row.list().map { Value.number($0) ?? .nan }
    batch = try row.optionalInteger()
    classColumn = try row.optionalText()
    rows = format > 2 ? try row.integer() : nil
    guard [penalty.l1, penalty.l2].allSatisfy({ $0 >= 0 && $0.isFinite }), batch ?? 1 > 0 else {
      throw row.fault("its penalty or minibatch is none that a fit can have")
    }
  }

  /// Options with an optimiser of these numbers, and minibatches.
  func options(
    _ options: DescentOptions, _ row: Fields
  ) throws(ReadingFault) -> DescentOptions {
    guard
      let optimiser = Optimiser(optimiser, learningRate: options.learningRate, numbers: numbers)
    else { throw row.fault("its optimizer has other numbers") }
    var result = options
    result.optimiser = optimiser
    result.batch = batch
    return result
  }
}
