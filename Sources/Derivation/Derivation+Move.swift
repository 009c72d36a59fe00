public import Graph

extension Derivation {
  /// What the optimiser makes of the derivative.
  public struct Move: Equatable, Sendable {
    /// In words: gradient descent, Adam.
    public let optimiser: String
    public let learningRate: Double
    public let from: Double
    public let to: Double
    public let isFrozen: Bool
    /// The optimiser's formulas with their numbers, in the order in which they are computed, the
    /// parameter's last; empty where parameter − learning rate × derivative says it all.
    public let updates: [Update]

    public init(
      optimiser: String = "gradient descent", learningRate: Double, from: Double, to: Double,
      isFrozen: Bool, updates: [Update] = []
    ) {
      self.optimiser = optimiser
      self.learningRate = learningRate
      self.from = from
      self.to = to
      self.isFrozen = isFrozen
      self.updates = updates
    }
  }

  /// One formula of an optimiser: v = μ·v + g.
  public struct Update: Equatable, Sendable {
    public let name: String
    public let formula: Formula
    /// The numbers of the formula's symbols, and what it gives, with the bits of training.
    public let values: [Value]
    public let result: Double

    public struct Value: Equatable, Sendable {
      public let name: String
      public let value: Double

      public init(_ name: String, _ value: Double) {
        self.name = name
        self.value = value
      }
    }

    public init(name: String, formula: Formula, values: [Value], result: Double) {
      self.name = name
      self.formula = formula
      self.values = values
      self.result = result
    }
  }
}
