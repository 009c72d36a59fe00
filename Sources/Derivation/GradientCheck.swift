import Graph
public import Network

/// One gradient by four methods, side by side.
///
/// The layered engine that training uses; the reverse pass over the graph of primitive
/// operations; dual numbers, which share no rule with the reverse pass; and central differences,
/// which use no rule at all. Two methods agree when they part by no more than rounding explains.
public struct GradientCheck: Sendable {
  public struct Entry: Equatable, Sendable {
    public let parameter: String
    public let engine: Double
    public let reverse: Double
    public let dual: Double
    public let difference: Double
    /// How many leading digits of the engine's value each other method confirms, 0 … 17.
    public let reverseDigits: Int
    public let dualDigits: Int
    public let differenceDigits: Int
    /// Whether all methods agree within what rounding explains.
    public let agrees: Bool

    /// The smallest number of digits that any method confirms.
    public var worstDigits: Int { min(reverseDigits, dualDigits, differenceDigits) }
  }

  /// One entry for each parameter checked, the fewest agreed digits first.
  public let entries: [Entry]
  /// The rows checked, at even distances; all of them unless the work would be too large.
  public let rowsChecked: Int
  public let rowCount: Int
  public let parameterCount: Int
  /// A relu whose sum is 0 within rounding: the row (from 1) and the node. There the engine
  /// takes 0, the derivative from the left, and central differences the mean of both sides.
  public let kink: Kink?

  public struct Kink: Equatable, Sendable {
    public let row: Int
    public let node: String
  }

  public var agrees: Bool { entries.allSatisfy { $0.agrees } }

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
    let budget = CheckBudget(network, observations, names?.count)
    var indices: [Int] = []
    if let names {
      for name in names { indices.append(try network.index(of: name)) }
    } else {
      indices = budget.parameters
    }
    let rows = try budget.rows(of: observations)
    let engine = try Backpropagation(network, rows)
    let gradient: [Double]
    if let given { gradient = given } else { gradient = try network.gradient(rows, at: parameters) }
    let errors = ErrorAnalysis(network, rows, parameters)
    let graph = GraphGradient(network, rows, parameters)
    var entries: [Entry] = []
    for index in indices {
      let difference = CentralDifference(at: parameters[index]) { value in
        var moved = parameters
        moved[index] = value
        return engine.loss(at: moved)
      }
      entries.append(
        Entry(
          parameter: network.parameterName(index), engine: gradient[index],
          reverse: graph.reverse[index], dual: graph.dual(index), difference: difference,
          rounding: errors.gradient[index], lossRounding: errors.loss, atKink: errors.kink != nil))
    }
    self.entries = entries.enumerated().sorted {
      ($0.element.worstDigits, $0.offset) < ($1.element.worstDigits, $1.offset)
    }.map { $0.element }
    rowsChecked = rows.rowCount
    rowCount = observations.rowCount
    parameterCount = network.parameterCount
    kink = errors.kink.map { Kink(row: budget.row($0.row) + 1, node: $0.node) }
  }
}

extension GradientCheck.Entry {
  init(
    parameter: String, engine: Double, reverse: Double, dual: Double,
    difference: CentralDifference, rounding: Double, lossRounding: Double, atKink: Bool
  ) {
    self.parameter = parameter
    self.engine = engine
    self.reverse = reverse
    self.dual = dual
    self.difference = difference.value
    reverseDigits = Self.digits(engine, reverse)
    dualDigits = Self.digits(engine, dual)
    differenceDigits = Self.digits(engine, difference.value)
    let noise = 10 * (difference.spread + lossRounding / difference.spacing) + 2 * rounding
    agrees =
      abs(engine - reverse) <= 2 * rounding && abs(engine - dual) <= 2 * rounding
      && (atKink || abs(engine - difference.value) <= noise)
  }

  /// −log10 of the relative difference, rounded down.
  private static func digits(_ a: Double, _ b: Double) -> Int {
    let scale = max(abs(a), abs(b))
    let difference = abs(a - b)
    guard difference > 0 else { return 17 }
    guard difference.isFinite, scale.isFinite else { return 0 }
    var count = 0
    var limit = scale / 10
    while count < 17 && difference <= limit {
      count += 1
      limit /= 10
    }
    return count
  }
}
