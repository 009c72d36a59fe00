import Graph
import Kernels
public import Network

/// One gradient by five methods, side by side.
///
/// The layered engine that training uses; the reverse pass over the graph of primitive
/// operations; dual numbers, which share no rule with the reverse pass; arithmetic of 30 digits
/// with elementary functions of its own; and central differences, which use no rule at all. Two
/// methods agree when they part by no more than rounding explains. A network of floats is
/// compared with the same network in doubles.
///
/// Where a large network or table would take too long, some parameters and rows at even distances
/// stand for all; the engine's value is then that of these rows too.
public struct GradientCheck: Sendable {
  /// One entry for each parameter checked, the fewest agreed digits first.
  public let entries: [Entry]
  /// The rows checked, at even distances; all of them unless the work would be too large.
  public let rowsChecked: Int
  public let rowCount: Int
  public let parameterCount: Int
  /// Of which rows the loss is; nil if it is of all.
  public let batch: Derivation.Batch?
  /// A relu whose sum is 0 within rounding: there each method may take the derivative of either
  /// side, and central differences have none.
  public let kink: Kink?

  public struct Kink: Equatable, Sendable {
    /// The row, counted from 1 over the data.
    public let row: Int
    /// The name of the node's sum.
    public let node: String
  }

  public var agrees: Bool { entries.allSatisfy { $0.agrees } }
  /// Whether the rows checked are but some of all.
  public var isSample: Bool { rowsChecked < rowCount }

  /// - Parameters:
  ///   - names: the parameters to check; nil for all, of which a large network checks some, at
  ///     even distances.
  ///   - rows: the rows that the loss is over, counted from 0: a minibatch. Nil for all.
  /// - Throws: `NetworkError` if columns or names do not fit the network.
  public init(
    _ network: Network, _ observations: Observations, at parameters: [Double],
    of names: [String]? = nil, rows: [Int]? = nil
  ) throws(NetworkError) {
    try self.init(network, observations, at: parameters, of: names, rows: rows, gradient: nil)
  }

  /// The same of a gradient from elsewhere: tests hand in a wrong one, to see it noticed.
  package init(
    _ network: Network, _ observations: Observations, at parameters: [Double], of names: [String]?,
    rows: [Int]? = nil, gradient given: [Double]?
  ) throws(NetworkError) {
    try network.check(observations)
    let chosen = DerivationRows(observations, rows)
    var named: [Int]?
    if let names {
      var indices: [Int] = []
      for name in names { indices.append(try network.index(of: name)) }
      named = indices
    }
    let budget = CheckBudget(network, chosen.observations, named)
    let rows = try budget.rows(of: chosen.observations)
    let gradient: [Double]
    if let given { gradient = given } else { gradient = try network.gradient(rows, at: parameters) }
    let errors = ErrorAnalysis(network, rows, parameters)
    let (twin, seen) = (network.inDoubles, network.rounded(rows))
    // First order in the unit roundoff: what doubles lose is that share of what floats do.
    let lossError = errors.loss * (0x1p-53 / network.precision.unitRoundoff)
    let graph = GraphGradient(twin, seen, parameters)
    let precise = ManyDigitGradient(twin, seen, parameters, of: budget.parameters).values
    let differences = try NetworkDifferences(twin, seen, parameters)
    entries = budget.parameters.enumerated().map { position, index in
      Entry(
        parameter: network.parameterName(index), engine: gradient[index],
        reverse: graph.reverse[index], dual: graph.dual(index), precise: precise[position],
        difference: differences.derivative(index), rounding: errors.gradient[index],
        lossRounding: lossError)
    }.enumerated().sorted {
      ($0.element.worstDigits, $0.offset) < ($1.element.worstDigits, $1.offset)
    }.map { $0.element }
    rowsChecked = rows.rowCount
    rowCount = chosen.count
    batch = chosen.batch
    parameterCount = network.parameterCount
    kink = errors.kink.map { Kink(row: chosen.number(budget.row($0.row)), node: $0.node) }
  }
}
