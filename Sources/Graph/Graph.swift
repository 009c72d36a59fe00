/// A composite function, written down once: variables, constants, and operations on them.
///
/// Nodes stand in an order in which every operand comes before its use, so each pass is one
/// loop: forward for the value, backward for the derivatives. Nothing recurses, so a graph may
/// be as deep as memory allows.
public struct Graph: Sendable {
  public enum Node: Hashable, Sendable {
    /// A leaf whose value is given with each evaluation; its position among the variables.
    case variable(Int)
    case constant(Double)
    case unary(Operation, Int)
    case binary(Operation, Int, Int)
  }

  public private(set) var nodes: [Node] = []
  /// The names of the variables, in the order in which their values are given.
  public private(set) var variableNames: [String] = []
  /// The names of nodes that have one, by node; "" for the rest.
  public private(set) var names: [String] = []

  public init() {}

  /// Adds a variable and returns its node.
  public mutating func variable(_ name: String) -> Int {
    variableNames.append(name)
    return append(.variable(variableNames.count - 1), name: name)
  }

  public mutating func constant(_ value: Double) -> Int {
    append(.constant(value), name: "")
  }

  /// Adds an operation on one node and returns the new node.
  public mutating func apply(_ operation: Operation, _ a: Int, name: String = "") -> Int {
    precondition(operation.arity == 1 && nodes.indices.contains(a))
    return append(.unary(operation, a), name: name)
  }

  /// Adds an operation on two nodes, in their order, and returns the new node.
  public mutating func apply(_ operation: Operation, _ a: Int, _ b: Int, name: String = "") -> Int {
    precondition(operation.arity == 2 && nodes.indices.contains(a) && nodes.indices.contains(b))
    return append(.binary(operation, a, b), name: name)
  }

  private mutating func append(_ node: Node, name: String) -> Int {
    nodes.append(node)
    names.append(name)
    return nodes.count - 1
  }
}

extension Graph {
  /// The graph of a formula; its last node is the value. Equal parts become one node, and the
  /// variables stand in the order in which the formula first names them.
  public init(_ formula: Formula) {
    self.init()
    var known = Known()
    _ = insert(formula, &known)
  }

  /// The nodes there are, so that equal parts become one.
  private struct Known {
    var variables: [String: Int] = [:]
    var nodes: [Node: Int] = [:]
  }

  private mutating func insert(_ formula: Formula, _ known: inout Known) -> Int {
    switch formula {
    case .symbol(let name):
      if let node = known.variables[name] { return node }
      let node = variable(name)
      known.variables[name] = node
      return node
    case .number(let value): return intern(.constant(value), &known)
    case .apply(let operation, let operands):
      let a = insert(operands[0], &known)
      return intern(
        operands.count == 1
          ? .unary(operation, a) : .binary(operation, a, insert(operands[1], &known)), &known)
    }
  }

  private mutating func intern(_ node: Node, _ known: inout Known) -> Int {
    if let index = known.nodes[node] { return index }
    let index = append(node, name: "")
    known.nodes[node] = index
    return index
  }
}
