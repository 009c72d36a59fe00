/// What a descent is told besides the network, the rows and the start.
public struct DescentOptions: Equatable, Sendable {
  /// How a gradient becomes a move.
  public var optimiser: Optimiser
  /// How many times the parameters are changed, at most.
  public var steps: Int
  /// How many rows each change looks at; nil for all of them.
  public var batch: Int?
  /// The seed of the orders in which minibatches take the rows.
  public var seed: UInt64
  /// The most threads to work with; the result does not depend on it.
  public var threads: Int
  /// The descent stops when no parameter moves by more than this in a step; 0 never stops it.
  public var tolerance: Double
  /// The names of parameters that stay where they start.
  public var frozen: [String]

  public init(
    _ optimiser: Optimiser, steps: Int = 1000, batch: Int? = nil, seed: UInt64 = 0,
    tolerance: Double = 0, frozen: [String] = [], threads: Int = 1
  ) {
    self.optimiser = optimiser
    self.steps = steps
    self.batch = batch
    self.seed = seed
    self.tolerance = tolerance
    self.frozen = frozen
    self.threads = threads
  }

  /// Gradient descent over all rows.
  public init(
    learningRate: Double, steps: Int = 1000, tolerance: Double = 0, frozen: [String] = []
  ) {
    self.init(
      .gradientDescent(GradientDescent(learningRate: learningRate)), steps: steps,
      tolerance: tolerance, frozen: frozen)
  }

  /// The factor of every move.
  public var learningRate: Double {
    get { optimiser.learningRate }
    set { optimiser.learningRate = newValue }
  }
}
