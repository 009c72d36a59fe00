public import Network

/// All that a run's pictures are drawn from: plain values, no files and no training.
public struct AnimationData: Sendable {
  /// A column of the data, in its original units.
  public struct Column: Sendable {
    public var name: String
    public var values: [Double]
    /// How the column was scaled for the training.
    public var scale: AffineScale

    public init(name: String, values: [Double], scale: AffineScale = AffineScale()) {
      self.name = name
      self.values = values
      self.scale = scale
    }
  }

  public var title: String
  public var network: Network
  public var inputs: [Column]
  /// The observed columns, one for each output of the network.
  public var outputs: [Column]
  /// The loss of every step from 0, in the units trained in.
  public var losses: [Double]
  /// With plain gradient descent, so that the next move can be shown.
  public var learningRate: Double?
  /// The names of parameters that do not move.
  public var frozen: [String] = []
  public var frames: [Frame] = []

  /// - Precondition: as many columns as the network has inputs and outputs, all equally long;
  ///   at least one loss.
  public init(
    title: String, network: Network, inputs: [Column], outputs: [Column], losses: [Double],
    learningRate: Double? = nil
  ) {
    precondition(inputs.count == network.inputCount && outputs.count == network.outputCount)
    precondition(!losses.isEmpty)
    self.title = title
    self.network = network
    self.inputs = inputs
    self.outputs = outputs
    self.losses = losses
    self.learningRate = learningRate
  }
}

/// A column's scaling: trained value = (original − `mean`) / `deviation`.
public struct AffineScale: Equatable, Sendable {
  public var mean: Double
  public var deviation: Double

  /// The identity unless told otherwise.
  public init(mean: Double = 0, deviation: Double = 1) {
    self.mean = mean
    self.deviation = deviation
  }

  func trained(_ original: Double) -> Double {
    (original - mean) / deviation
  }

  func original(_ trained: Double) -> Double {
    trained * deviation + mean
  }
}

/// The state of a run after `step` changes of its parameters.
public struct Frame: Sendable {
  public var step: Int
  public var loss: Double
  /// In the units trained in, w1… then b1….
  public var parameters: [Double]
  /// The derivative of the loss with respect to each parameter, before the next move.
  public var gradient: [Double]
  /// Predicted values at the rows, one column for each output, in original units.
  public var predicted: [[Double]]
  /// The curves over the input, for networks with one input.
  public var curves: Curves?

  public init(
    step: Int, loss: Double, parameters: [Double], gradient: [Double], predicted: [[Double]],
    curves: Curves?
  ) {
    self.step = step
    self.loss = loss
    self.parameters = parameters
    self.gradient = gradient
    self.predicted = predicted
    self.curves = curves
  }
}

/// What a network with one input does between and beyond the rows, in original units.
public struct Curves: Sendable {
  /// Places along the input.
  public var grid: [Double]
  /// Of each node of the last hidden layer its weight to the output times its activation; empty
  /// unless there is one output and a hidden layer.
  public var weighted: [[Double]]
  /// Predicted along the grid, one column for each output: the squiggle.
  public var predicted: [[Double]]

  public init(grid: [Double], weighted: [[Double]], predicted: [[Double]]) {
    self.grid = grid
    self.weighted = weighted
    self.predicted = predicted
  }
}
