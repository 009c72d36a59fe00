import Graph
public import Network

/// One gradient by four methods, side by side.
///
/// The layered engine that training uses; the reverse pass over the graph of primitive
/// operations; dual numbers, which share no rule with the reverse pass; and central differences,
/// which use no rule at all. Two methods agree when they part by no more than rounding explains.
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
  /// A relu whose sum is 0 within rounding: there each method may take the derivative of either
  /// side, and central differences have none.
  public let kink: Kink?

  public struct Kink: Equatable, Sendable {
    /// The row, counted from 1.
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
  /// - Throws: `NetworkError` if columns or names do not fit the network.
  public init(
    _ network: Network, _ observations: Observations, at parameters: [Double],
    of names: [String]? = nil
  ) throws(NetworkError) {
    try self.init(network, observations, at: parameters, of: names, gradient: nil)
  }

  /// The same of a gradient from elsewhere: tests hand in a wrong one, to see it noticed.
  package init(
    _ network: Network, _ observations: Observations, at parameters: [Double], of names: [String]?,
    gradient given: [Double]?
  ) throws(NetworkError) {
    var named: [Int]?
    if let names {
      var indices: [Int] = []
      for name in names { indices.append(try network.index(of: name)) }
      named = indices
    }
    let budget = CheckBudget(network, observations, named)
    let rows = try budget.rows(of: observations)
    let gradient: [Double]
    if let given { gradient = given } else { gradient = try network.gradient(rows, at: parameters) }
    let errors = ErrorAnalysis(network, rows, parameters)
    let graph = GraphGradient(network, rows, parameters)
    let differences = try NetworkDifferences(network, rows, parameters)
    entries = budget.parameters.map { index in
      Entry(
        parameter: network.parameterName(index), engine: gradient[index],
        reverse: graph.reverse[index], dual: graph.dual(index),
        difference: differences.derivative(index), rounding: errors.gradient[index],
        lossRounding: errors.loss)
    }.enumerated().sorted {
      ($0.element.worstDigits, $0.offset) < ($1.element.worstDigits, $1.offset)
    }.map { $0.element }
    rowsChecked = rows.rowCount
    rowCount = observations.rowCount
    parameterCount = network.parameterCount
    kink = errors.kink.map { Kink(row: budget.row($0.row) + 1, node: $0.node) }
  }
}
