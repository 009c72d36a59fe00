public import Graph

/// The derivative of a loss by one parameter, with everything it was made of: the formulas of
/// the factors that the chain rule multiplies, their numbers for the data rows, the sum of the
/// rows, and the move that gradient descent makes of it.
///
/// It is a value to walk: `terms` and `deltas` are the formulas, `rows` hold the numbers in the
/// same order. The renderers (`text`, `latex`, `mathML`, `html`, `json`) add nothing to it.
public struct Derivation: Sendable {
  /// The parameter's name, w1 or b3.
  public let parameter: String
  /// The loss in formulas: SSR, ½SSR, MSE, CE or MCE.
  public let loss: String
  /// The state at which the derivative is taken: after this many changes.
  public let step: Int
  public let form: Form
  /// The derivative with the bits that training used.
  public let value: Double
  /// The exact sum of the rows' exact products lies at most this far from `value`.
  public let bound: Double
  /// The derivative in exact arithmetic lies at most this far from `value`: what the engine's
  /// roundings can come to, those of the forward pass included. nil where so many rows would take
  /// too long.
  public internal(set) var valueBound: Double?
  /// Where relu bends in a row at this very point, so that the loss has no one slope there.
  public internal(set) var corners: [Corner] = []
  /// The exact sum over all rows of each term's products, rounded once; empty where there is but
  /// one term, or so many rows that it would take too long.
  public internal(set) var termSums: [Double] = []
  /// Whether the loss has a penalty, on this parameter or on others.
  public internal(set) var isPenalised = false
  /// What the loss and all nodes are, from the loss down.
  public let definitions: [Definition]
  /// In recursive form, the derivative of the loss by each node's sum, from the loss down; of
  /// wide layers some, as `omittedNodes` says.
  public let deltas: [Delta]
  public let omittedNodes: [OmittedNodes]
  /// The products whose sum is a row's contribution: one for each path from the loss to the
  /// parameter, or in recursive form the one that starts with a delta.
  public let terms: [Term]
  public let rows: [Row]
  /// What is computed on the way to the factors.
  public internal(set) var forward = Forward()
  /// The rows that are not among `rows`; nil if all are.
  public let omitted: Omitted?
  /// The exact sum over all rows, rounded once.
  public let sum: Double
  /// What a penalty on the size of the parameter adds to that sum; nil if there is none.
  public package(set) var penalty: Penalty?
  /// Of which rows the loss is; nil if it is of all.
  public package(set) var batch: Batch?
  /// What the optimiser makes of the derivative; nil at the last step.
  public package(set) var move: Move?

  /// What is minimised: the loss, and the penalty if there is one.
  public var objective: String { isPenalised ? "\(loss) + Penalty" : loss }

  public enum Form: String, CaseIterable, Sendable {
    /// The product of factors along every path, as in the lesson.
    case paths
    /// The derivative by each node's sum once, used for all that feeds it.
    case recursive
  }

  public enum Definition: Hashable, Sendable {
    /// name = formula.
    case equation(String, Expression)
    /// So many nodes of the layer whose others stand before are not written out.
    case moreNodes(Int)
  }

  /// One link of the chain: the derivative of one quantity by the next.
  public struct Factor: Equatable, Sendable {
    public let of: String
    public let by: String
    public let symbolic: Formula
    /// Why it is so; nil of a derivative that was found before, by its name: δ3.
    public let rule: Rule?
  }

  /// Factors that are multiplied.
  public struct Term: Equatable, Sendable {
    public let factors: [Factor]
  }

  /// A derivative by a node's sum that has a name of its own: the sum of its terms, times the
  /// derivative of the node's activation.
  public struct Delta: Equatable, Sendable {
    public let name: String
    /// The derivative, with its whole formula.
    public let factor: Factor
    /// The layer the node stands in, from 1; the last is the outputs'.
    public let layer: Int
    /// For an output one term, the derivative of the loss by what it predicts, or by its sum; for another node one for each node
    /// that it feeds: that one's delta × the weight between.
    public let terms: [Term]
    /// How many more nodes it feeds than `terms` shows.
    public let omittedTerms: Int
    /// The derivative of the activation; nil for an output that is derived by directly.
    public let local: Factor?
  }

  /// The nodes of a layer whose deltas are not among `deltas`, though the parameter reaches them.
  public struct OmittedNodes: Equatable, Sendable {
    public let layer: Int
    public let nodes: Int
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
    /// What they are made of, in the same order.
    public let deltaParts: [DeltaParts]
    /// The numbers of `Derivation.forward`, in the order of its quantities.
    public internal(set) var forward: [Double] = []
  }

  /// The numbers that a delta is made of in a row.
  public struct DeltaParts: Equatable, Sendable {
    /// The factors of each of the delta's terms.
    public let factors: [[Double]]
    /// The sum of the terms that are not shown; 0 if all are.
    public let omitted: Double
    /// The sum of all terms: the derivative by what the node hands on, with the engine's bits.
    public let sum: Double
    /// The derivative of the activation.
    public let local: Double
  }

  /// A relu whose sum is 0 in a row.
  public struct Corner: Equatable, Sendable {
    public let row: Int
    /// The name of the node's sum.
    public let node: String
  }

  /// The rows that are not shown.
  public struct Omitted: Equatable, Sendable {
    public let rows: Int
    public let sum: Double
    /// Whether the rows shown are those with the largest products; else they were asked for.
    public internal(set) var areSmallest = true
  }

  /// 2·λ2·w + λ1·sign(w), the derivative of λ2·w² + λ1·|w|.
  public struct Penalty: Equatable, Sendable {
    public let l2: Double
    public let l1: Double
    /// w, the parameter.
    public let parameter: Double
    public let value: Double

    public init(l2: Double, l1: Double, parameter: Double, value: Double) {
      self.l2 = l2
      self.l1 = l1
      self.parameter = parameter
      self.value = value
    }
  }

  /// The rows of one change, where these are but some of all.
  public struct Batch: Equatable, Sendable {
    /// The number of rows, and of how many.
    public let rows: Int
    public let rowCount: Int

    public init(rows: Int, rowCount: Int) {
      self.rows = rows
      self.rowCount = rowCount
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
  /// The row is not one of the minibatch of the change that follows.
  case rowOfAnotherBatch(Int)
  /// The rows do not add up to the gradient within the bound: a fault of ours.
  case mismatch(parameter: String, value: Double, sum: Double, bound: Double)
  /// A number is something else than its printed formula gives in many digits: a fault of ours.
  /// `row` is counted from 1 over the data; nil for the sum over rows.
  case unproven(
    parameter: String, quantity: String, row: Int?, value: Double, again: Double, bound: Double)
}
