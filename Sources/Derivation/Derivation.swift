public import Graph

/// The derivative of a loss by one parameter, with everything it was made of: the formulas of
/// the factors that the chain rule multiplies, their numbers for the data rows, the sum of the
/// rows, and the move that gradient descent makes of it.
///
/// It is a value to walk: `terms` and `deltas` are the formulas, `rows` hold the numbers in the
/// same order. The renderers (`text`, `json`) add nothing to it.
public struct Derivation: Sendable {
  /// The parameter's name, w1 or b3.
  public let parameter: String
  /// The loss in formulas: SSR, ½SSR or MSE.
  public let loss: String
  /// The state at which the derivative is taken: after this many changes.
  public let step: Int
  public let form: Form
  /// The derivative with the bits that training used.
  public let value: Double
  /// The exact sum of the rows' exact products lies at most this far from `value`.
  public let bound: Double
  /// What the loss and the nodes on the way are, in the order in which one reads them.
  public let definitions: [Definition]
  /// In recursive form, the derivative of the loss by each node's sum, from the loss down.
  public let deltas: [Delta]
  /// The products whose sum is a row's contribution: one for each path from the loss to the
  /// parameter, or in recursive form the one that starts with a delta.
  public let terms: [Term]
  public let rows: [Row]
  /// The rows that are not among `rows`; nil if all are.
  public let omitted: Omitted?
  /// The exact sum over all rows, rounded once.
  public let sum: Double
  /// What gradient descent makes of the derivative; nil at the last step.
  public package(set) var move: Move?

  public enum Form: String, CaseIterable, Sendable {
    /// The product of factors along every path, as in the lesson.
    case paths
    /// The derivative by each node's sum once, used for all that feeds it.
    case recursive
  }

  /// name = formula.
  public struct Definition: Equatable, Sendable {
    public let name: String
    public let formula: String
  }

  /// One link of the chain: the derivative of one quantity by the next.
  public struct Factor: Equatable, Sendable {
    public let of: String
    public let by: String
    public let symbolic: Formula
  }

  /// Factors that are multiplied.
  public struct Term: Equatable, Sendable {
    public let factors: [Factor]
  }

  /// A derivative by a node's sum that has a name of its own.
  public struct Delta: Equatable, Sendable {
    public let name: String
    public let factor: Factor
  }

  /// What one data row contributes.
  public struct Row: Equatable, Sendable {
    /// Counted from 1 over the data rows read.
    public let row: Int
    /// The sum of the products, rounded once from the exact one.
    public let value: Double
    /// The factors' numbers of each term, in the order of `Derivation.terms`.
    public let factors: [[Double]]
    /// The product of each term, rounded once from the exact one.
    public let products: [Double]
    /// The deltas' numbers, in the order of `Derivation.deltas`.
    public let deltas: [Double]
  }

  /// The rows that are not shown.
  public struct Omitted: Equatable, Sendable {
    public let rows: Int
    public let sum: Double
  }

  /// parameter ← parameter − learning rate × derivative.
  public struct Move: Equatable, Sendable {
    public let learningRate: Double
    public let from: Double
    public let to: Double
    public let isFrozen: Bool

    public init(learningRate: Double, from: Double, to: Double, isFrozen: Bool) {
      self.learningRate = learningRate
      self.from = from
      self.to = to
      self.isFrozen = isFrozen
    }
  }
}

/// Why a derivation is refused.
public enum DerivationError: Error, Equatable, Sendable {
  /// The parameter has more paths than can be written out.
  case tooManyPaths(parameter: String, paths: Int)
  /// The network has no parameter of this name.
  case unknownParameter(String)
  /// There is no such row; the rows are 1 … `count`.
  case noSuchRow(Int, count: Int)
  /// The rows do not add up to the gradient within the bound: a fault of ours.
  case mismatch(parameter: String, value: Double, sum: Double, bound: Double)
}
