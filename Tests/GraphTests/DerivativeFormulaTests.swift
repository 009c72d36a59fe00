import Graph
import TestSupport
import Testing

/// The formulas that are printed beside local derivatives, evaluated.
@Suite struct DerivativeFormulaTests {
  private func formula(_ operation: Operation, _ index: Int, _ a: Double, _ b: Double) -> Double {
    let operands: [Formula] = [.symbol("a"), .symbol("b")]
    return operation.derivativeFormula(by: index, Array(operands.prefix(operation.arity)))
      .evaluate { $0 == "a" ? a : b }
  }

  @Test("a formula evaluates to the local derivative to 1e-15", arguments: Operation.allCases)
  func values(operation: Operation) {
    for (a, b) in OperationRulesTests.operands(operation) where abs(a) < 300 && abs(b) < 300 {
      for index in 0..<(operation == .power && a <= 0 ? 1 : operation.arity) {
        // 0·0^−1 is not a number, and squares of divisors below 1e-150 are 0.
        if operation == .power && a == 0 || operation == .divide && abs(b) < 1e-150 { continue }
        let local = operation.localDerivative(by: index, a, b)
        let value = formula(operation, index, a, b)
        #expect(
          isClose(value, local, within: 2e-15),
          "\(operation) by operand \(index) at \(a), \(b): formula \(value), rule \(local)")
      }
    }
  }

  @Test("the expansions end where eˣ does: softplus′ beyond 709, tanh′ beyond 354")
  func overflow() {
    // e^x/(1 + e^x) is ∞/∞; the number beside it comes from the rule and stays right.
    #expect(formula(.softplus, 0, 709, 0) == 1)
    #expect(formula(.softplus, 0, 710, 0).isNaN)
    #expect(Operation.softplus.derivativeByFirst(710) == 1)
    #expect(formula(.softplus, 0, -745, 0) > 0)
    // (e^x + e^−x)² overflows where tanh′ is 1e-308, and 4/∞ is 0.
    #expect(
      isClose(formula(.tanh, 0, 354, 0), Operation.tanh.derivativeByFirst(354), within: 1e-13))
    #expect(formula(.tanh, 0, 355, 0) == 0 && formula(.tanh, 0, -355, 0) == 0)
    #expect(Operation.tanh.derivativeByFirst(355) > 0)
    // −(a/b²) where b² leaves the range and a/b does not.
    #expect(formula(.divide, 1, 1e200, 1e200) == 0)
    #expect(isClose(Operation.divide.derivativeBySecond(1e200, 1e200), -1e-200, within: 1e-15))
  }

  @Test("the graph of a formula's derivative is the derivative of its graph")
  func graphs() {
    for operation in Operation.allCases where operation.arity == 1 {
      let derivative = Graph(operation.derivativeFormula(by: 0, [.symbol("x")]))
      let graph = Graph(Formula.symbol("x").applying(operation))
      for x in [0.3, 1.7, 4] {
        let values = derivative.variableNames.isEmpty ? [] : [x]
        let found = derivative.forward(values).last!
        #expect(isClose(graph.gradient([x])[0], found, within: 2e-15), "\(operation) at \(x)")
      }
    }
  }
}
