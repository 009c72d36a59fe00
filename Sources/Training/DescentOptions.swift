/// What a descent is told besides the network, the rows and the start.
public struct DescentOptions: Equatable, Sendable {
  /// The learning rate of gradient descent, above 0.
  public var learningRate: Double
  /// How many times the parameters are changed, at most.
  public var steps: Int
  /// The descent stops when no parameter moves by more than this in a step; 0 never stops it.
  public var tolerance: Double
  /// The names of parameters that stay where they start.
  public var frozen: [String]

  public init(
    learningRate: Double, steps: Int = 1000, tolerance: Double = 0, frozen: [String] = []
  ) {
    self.learningRate = learningRate
    self.steps = steps
    self.tolerance = tolerance
    self.frozen = frozen
  }
}
