import Graph
import TestSupport
import Testing

/// Local derivatives against dual numbers and against differences, on a dense grid.
@Suite struct OperationRulesTests {
  /// −40 … 40, finer near 0, and zeros of both signs, tiny and large values.
  static let grid: [Double] =
    (-160...160).map { Double($0) / 4 } + (-64...64).map { Double($0) / 64 }
    + [-0.0, 0x1p-40, -0x1p-40, 1e-300, -1e-300, 300, -300, 700, -700]

  /// Operands at which each operation has a derivative.
  static func operands(_ operation: Operation) -> [(Double, Double)] {
    let few = [-3.5, -1, -0.25, 0.5, 1, 2, 7.75]
    var pairs: [(Double, Double)] = []
    for a in grid {
      switch operation {
      case .add, .subtract, .multiply:
        for b in few + [0] { pairs += [(a, b), (b, a), (1e200, b)] }
      case .divide:
        for b in few { pairs += a == 0 ? [(a, b)] : [(a, b), (b, a)] }
      case .power where abs(a) < 100 && abs(a) > 1e-30:
        for b in [-3, -1, 0, 1, 2, 5] + (a > 0 ? few : []) { pairs.append((a, b)) }
      case .ln where a <= 0, .power: continue
      case .ln, .exp, .square, .negate, .softplus, .relu, .sigmoid, .tanh, .step:
        pairs.append((a, 0))
      }
    }
    return pairs
  }

  private func dual(_ operation: Operation, _ index: Int, _ a: Double, _ b: Double) -> Dual {
    var graph = Graph()
    let (x, y) = (graph.variable("a"), graph.variable("b"))
    _ = operation.arity == 1 ? graph.apply(operation, x) : graph.apply(operation, x, y)
    return graph.dual([
      Dual(a, derivative: index == 0 ? 1 : 0), Dual(b, derivative: index == 1 ? 1 : 0),
    ]).last!
  }

  @Test("local derivatives are those of dual numbers to 1e-14", arguments: Operation.allCases)
  func againstDual(operation: Operation) {
    for (a, b) in Self.operands(operation) {
      // A negative base has no derivative by its exponent.
      for index in 0..<(operation == .power && a <= 0 ? 1 : operation.arity) {
        let dual = dual(operation, index, a, b)
        #expect(
          ulps(dual.value, operation.value(a, b)) <= 8
            || isClose(dual.value, operation.value(a, b), within: 1e-300, of: 1),
          "value of \(operation) at \(a), \(b)")
        let local = operation.localDerivative(by: index, a, b)
        #expect(
          isClose(local, dual.derivative, within: 1e-14)
            || isClose(local, dual.derivative, within: 1e-300, of: 1),
          "\(operation) by operand \(index) at \(a), \(b): \(local), dual \(dual.derivative)")
      }
    }
  }

  @Test("local derivatives are those of differences to 1e-7", arguments: Operation.allCases)
  func againstDifferences(operation: Operation) {
    for (a, b) in Self.operands(operation) {
      let isKinked = operation == .relu || operation == .step
      guard abs(a) < 50, abs(b) < 50, !isKinked || abs(a) > 1e-3 else { continue }
      for index in 0..<(operation == .power && a <= 0 ? 1 : operation.arity) {
        let point = index == 0 ? a : b
        let mustStayPositive = operation == .ln || operation == .power || operation == .divide
        if mustStayPositive && abs(point) < 0x1p-6 && point != 0 { continue }
        if operation == .power && index == 0 && a == 0 { continue }
        func value(_ t: Double) -> Double {
          index == 0 ? operation.value(t, b) : operation.value(a, t)
        }
        // Five points: off by h⁴ times the fifth derivative.
        let h = 0x1p-13 * max(abs(point), 0x1p-6)
        let near = (value(point + h) - value(point - h)) / (2 * h)
        let far = (value(point + 2 * h) - value(point - 2 * h)) / (4 * h)
        let difference = (4 * near - far) / 3
        let local = operation.localDerivative(by: index, a, b)
        let noise = 4e-16 * max(abs(value(point - h)), abs(value(point + h))) / h
        #expect(
          isClose(local, difference, within: 1, of: 1e-7 * abs(local) + 4 * noise),
          "\(operation) by operand \(index) at \(a), \(b): \(local), difference \(difference)")
      }
    }
  }

  @Test("relu and its step are 0 at 0, and right beside it")
  func kink() {
    for zero in [0.0, -0.0] {
      #expect(Operation.relu.value(zero) == 0 && Operation.relu.derivativeByFirst(zero) == 0)
      #expect(Operation.step.value(zero) == 0 && Operation.step.derivativeByFirst(zero) == 0)
    }
    #expect(Operation.relu.derivativeByFirst(.leastNonzeroMagnitude) == 1)
    #expect(Operation.relu.derivativeByFirst(-.leastNonzeroMagnitude) == 0)
    #expect(dual(.relu, 0, 0, 0) == Dual(0, derivative: 0))
  }

  @Test("a power with a constant exponent has a derivative on a negative base and at 0")
  func powers() {
    #expect(Operation.power.derivativeByFirst(-2, 3) == 12)
    #expect(Operation.power.derivativeByFirst(-2, -1) == -0.25)
    #expect(Operation.power.derivativeByFirst(0, 2) == 0)
    #expect(Operation.power.derivativeByFirst(0, 1) == 1)
    #expect(Operation.power.derivativeByFirst(0, 0) == 0)
    #expect(Operation.power.derivativeByFirst(-2, 0.5).isNaN)
    #expect(dual(.power, 0, -2, 3) == Dual(-8, derivative: 12))
    let cube = Graph(Formula.symbol("x").power(3))
    #expect(cube.gradient([-2]) == [12] && cube.gradient([0]) == [0])
  }

  @Test("0 to a variable power changes by 0, in the rule and in dual numbers")
  func powersOfZero() {
    #expect(Operation.power.derivativeBySecond(0, 2) == 0)
    #expect(dual(.power, 1, 0, 2) == Dual(0, derivative: 0))
  }

  @Test("each operation has the arity it is applied with, and a rule with a name")
  func names() {
    for operation in Operation.allCases {
      #expect(operation.ruleName.contains("rule") || operation.ruleName.contains("derivative of"))
      #expect(operation.arity == 1 || operation.arity == 2)
      if operation.arity == 1 { #expect(operation.derivativeBySecond(1, 1) == 0) }
    }
  }
}
