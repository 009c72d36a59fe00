import Graph
import Kernels
import TestSupport
import Testing

/// Composite functions beyond networks: forward, reverse and dual-number pass.
@Suite struct GraphPassesTests {
  private let x = Formula.symbol("x")
  private let y = Formula.symbol("y")

  /// Every variable's derivative by one dual-number pass each.
  private func dualGradient(_ graph: Graph, _ values: [Double]) -> [Double] {
    values.indices.map { index in
      var point = values.map { Dual($0) }
      point[index].derivative = 1
      return graph.dual(point).last!.derivative
    }
  }

  @Test("x·x counts both operands")
  func bothOperands() {
    #expect(Graph(x * x).gradient([3]) == [6])
    #expect(Graph(x + x).gradient([3]) == [2])
    #expect(Graph(x - x).gradient([3]) == [0])
    #expect(Graph(x / x).gradient([3]) == [0])
    let power = Graph(x.power(x))
    #expect(isClose(power.gradient([2])[0], 4 * (1 + Elementary.ln(2)), within: 1e-15))
    #expect(dualGradient(Graph(x * x), [3]) == [6])
  }

  @Test("Rosenbrock's function has the gradient of its textbook formula")
  func rosenbrock() {
    let rosenbrock: Formula =
      (1 - x).applying(.square) + 100 * (y - x.applying(.square)).applying(.square)
    let graph = Graph(rosenbrock)
    #expect(graph.variableNames == ["x", "y"])
    for (a, b) in [(-1.2, 1.0), (0, 0), (1, 1), (2, -3)] {
      #expect(
        isClose(
          graph.forward([a, b]).last!, (1 - a) * (1 - a) + 100 * (b - a * a) * (b - a * a),
          within: 1e-15))
      let expected = [-2 * (1 - a) - 400 * a * (b - a * a), 200 * (b - a * a)]
      let (gradient, dual) = (graph.gradient([a, b]), dualGradient(graph, [a, b]))
      for index in 0..<2 {
        #expect(
          isClose(gradient[index], expected[index], within: 1e-14, of: 1 + abs(expected[index])))
        #expect(isClose(dual[index], expected[index], within: 1e-14, of: 1 + abs(expected[index])))
      }
    }
    #expect(graph.gradient([1, 1]) == [0, 0])
  }

  @Test("logistic growth k/(1 + e^(−r(t − m))) has the derivatives of calculus")
  func logisticGrowth() {
    let (k, r, t, m) = (
      Formula.symbol("k"), Formula.symbol("r"), Formula.symbol("t"), Formula.symbol("m")
    )
    let growth = Graph(k / (1 + (-(r * (t - m))).applying(.exp)))
    #expect(growth.variableNames == ["k", "r", "t", "m"])
    let values = [10, 0.5, 3, 1.5]
    let s = Elementary.sigmoid(0.75)
    let slope = 10 * s * (1 - s)
    let expected = [s, slope * 1.5, slope * 0.5, -slope * 0.5]
    #expect(isClose(growth.forward(values).last!, 10 * s, within: 1e-15))
    for (found, value) in zip(growth.gradient(values), expected) {
      #expect(isClose(found, value, within: 1e-14))
    }
    for (found, value) in zip(dualGradient(growth, values), expected) {
      #expect(isClose(found, value, within: 1e-14))
    }
  }

  @Test("equal parts become one node, and variables stand in the order of first use")
  func hashConsing() {
    let part = (y * x).applying(.tanh)
    let graph = Graph((part + part) * part - y)
    #expect(graph.variableNames == ["y", "x"])
    // y, x, y·x, tanh, +, ·, −
    #expect(graph.nodes.count == 7)
    #expect(graph.nodes.filter { if case .unary(.tanh, _) = $0 { true } else { false } }.count == 1)
    let apart = Graph(x * y + y * x)
    #expect(apart.nodes.count == 5)
    #expect(Graph(Formula.number(2) + 2).nodes.count == 2)
  }

  @Test("a part used on several paths gets the sum of all of them")
  func manyPaths() {
    // x ← x + x, forty times: 2^40 paths, one pass.
    var graph = Graph()
    var node = graph.variable("x")
    for _ in 0..<40 { node = graph.apply(.add, node, node) }
    #expect(graph.gradient([1]) == [0x1p40])
    // Operations of one operand hand on as much: −x + x².
    #expect(Graph(-x + x.applying(.square)).gradient([3]) == [5])
  }

  @Test("the reverse pass gives the derivative by every node, from any node")
  func anyNode() {
    var graph = Graph()
    let (a, b) = (graph.variable("a"), graph.variable("b"))
    let product = graph.apply(.multiply, a, b, name: "product")
    let root = graph.apply(.exp, product)
    let unused = graph.apply(.ln, a)
    let values = graph.forward([2, 0.5])
    #expect(graph.names[product] == "product" && graph.names[root] == "")
    let fromProduct = graph.reverse(from: product, values)
    #expect(fromProduct == [0.5, 2, 1, 0, 0])
    let e = Elementary.exp(1)
    #expect(graph.reverse(from: root, values) == [0.5 * e, 2 * e, e, 1, 0])
    #expect(graph.reverse(from: unused, values) == [0.5, 0, 0, 0, 1])
  }

  @Test("a chain of 200 000 nodes does not overflow the stack")
  func deepChain() {
    var graph = Graph()
    let x = graph.variable("x")
    var node = x
    for step in 0..<100_000 {
      node = graph.apply(step % 2 == 0 ? .add : .subtract, node, x)
      node = graph.apply(.negate, node)
    }
    #expect(graph.nodes.count == 200_001)
    // Two rounds take v to v + 2x: −(v + x), then −(−(v + x) − x) = v + 2x.
    #expect(graph.forward([0.5]).last! == 50_000.5)
    #expect(graph.gradient([0.5]) == [100_001])
    #expect(graph.dual([Dual(0.5, derivative: 1)]).last! == Dual(50_000.5, derivative: 100_001))
  }

  @Test("a derivative of 0 stops the pass, so an infinity behind it does no harm")
  func zeroTimesInfinity() {
    let graph = Graph(x.applying(.relu) + y)
    #expect(graph.gradient([-1, 2]) == [0, 1])
    let shielded = Graph(0 * (1 / x) + x)
    #expect(shielded.gradient([0x1p-1074])[0] == 1)
  }
}
