import Derivation
import Foundation
import Graph
import Network
import TestSupport
import Testing

/// A reader with a calculator: from the printed parameters and inputs alone, in plain doubles and
/// with the C library's functions, every printed number of every row comes out as it is printed.
@Suite("Every printed row, redone by hand") struct RedoneByHandTests {
  /// The tables of a derivation, and the numbers above them.
  private struct Page {
    var parameters: [String: String] = [:]
    /// For each row and heading the cells, in the order of the tables.
    var cells: [String: [String: [Cell]]] = [:]

    struct Cell {
      let text: String
      /// How many digits its column has at most.
      let digits: Int
    }

    init(_ document: DerivationDocument) {
      for block in document.blocks {
        if case .values(_, let values) = block {
          for value in values { parameters[value.name] = value.number }
        }
        guard case .table(let table) = block else { continue }
        for column in table.columns {
          let heading = column.heading.description
          let most = column.cells.map(Self.digits).max() ?? 0
          for (label, cell) in zip(table.labels, column.cells) {
            cells[label, default: [:]][heading, default: []].append(.init(text: cell, digits: most))
          }
        }
      }
    }

    static func digits(_ cell: String) -> Int {
      let mantissa = cell.prefix { $0 != "e" }.filter { $0.isNumber }
      return mantissa.drop { $0 == "0" }.count
    }
  }

  private static func number(_ cell: String) -> Double {
    Double(cell.replacing("−", with: "-")) ?? .nan
  }

  /// A formula in plain doubles.
  private static func value(_ formula: Formula, _ numbers: (String) -> Double) -> Double {
    switch formula {
    case .symbol(let name): return numbers(name)
    case .number(let value): return value
    case .apply(let operation, let operands):
      let a = value(operands[0], numbers)
      let b = operands.count > 1 ? value(operands[1], numbers) : 0
      return switch operation {
      case .add: a + b
      case .subtract: a - b
      case .multiply: a * b
      case .divide: a / b
      case .negate: -a
      case .square: a * a
      case .power: pow(a, b)
      case .exp: exp(a)
      case .ln: log(a)
      case .softplus: log(1 + exp(a))
      case .relu: max(a, 0)
      case .sigmoid: 1 / (1 + exp(-a))
      case .tanh: (exp(a) - exp(-a)) / (exp(a) + exp(-a))
      case .step: a > 0 ? 1 : 0
      }
    }
  }

  /// Whether a result, rounded by hand to so many digits, is the printed number.
  private static func rounds(_ result: Double, to cell: String, _ digits: Int) -> Bool {
    let shown = number(cell)
    if shown == 0 { return abs(result) < 1e-15 }
    let unit = pow(10, floor(log10(abs(shown))) - Double(digits - 1))
    // A few units of the last bit are what a double, or a calculator, has beyond 15 digits.
    return abs(result - shown) <= unit * 0.5001 + abs(shown) * 0x1p-50
  }

  private func redo(_ derivation: Derivation, _ name: String) {
    let page = Page(DerivationReport(derivations: [derivation], loss: 0, step: 0).document())
    var count = 0
    for row in derivation.rows {
      let cells = page.cells["\(row.row)"] ?? [:]
      func printed(_ symbol: String) -> Double {
        // The forward pass comes first, where it has most digits.
        (page.parameters[symbol] ?? cells[symbol]?.first?.text).map(Self.number) ?? .nan
      }
      func demand(_ formula: Formula, _ heading: String) {
        let result = Self.value(formula, printed)
        for cell in cells[heading] ?? [] {
          #expect(
            Self.rounds(result, to: cell.text, cell.digits),
            "\(name), row \(row.row): \(heading) is \(result), not \(cell.text)")
          count += 1
        }
        #expect(cells[heading] != nil, "\(name): nothing under \(heading)")
      }
      for quantity in derivation.forward.quantities {
        if let formula = quantity.formula { demand(formula, quantity.symbol.description) }
      }
      for factor in derivation.terms.flatMap(\.factors) {
        demand(factor.symbolic, factor.symbolic.description)
      }
      for delta in derivation.deltas {
        for factor in delta.terms.flatMap(\.factors) + (delta.local.map { [$0] } ?? []) {
          // Where δ is a single factor, one column says both.
          let heading = factor.symbolic.description
          demand(factor.symbolic, cells[heading] == nil ? delta.name : heading)
        }
        demand(delta.factor.symbolic, delta.name)
      }
      if derivation.terms.count == 1 {
        let product = derivation.terms[0].factors.reduce(1) {
          $0 * (cells[$1.symbolic.description]?.last.map { Self.number($0.text) } ?? .nan)
        }
        let digits = cells["product"]?.first?.digits ?? 0
        #expect(
          Self.rounds(product, to: cells["product"]?.first?.text ?? "", digits),
          "\(name), row \(row.row): the product is \(product)")
      }
    }
    #expect(count > 0)
  }

  @Test("of the lesson, by all seven parameters, in both forms", arguments: [0, 1, 7])
  func lesson(steps: Int) throws {
    var parameters = Lesson.start
    for _ in 0..<steps {
      var gradient = parameters
      _ = try Backpropagation(Lesson.network, Lesson.observations).gradient(
        at: parameters, into: &gradient)
      for index in parameters.indices { parameters[index] -= 0.1 * gradient[index] }
    }
    let builder = try DerivationBuilder(Lesson.network, Lesson.observations, at: parameters)
    for form in Derivation.Form.allCases {
      for derivation in try builder.derivations(
        of: Lesson.network.parameterNames, .init(form: form))
      {
        #expect(derivation.forward.isWhole)
        redo(derivation, "\(derivation.parameter) in \(form) after \(steps)")
      }
    }
  }

  @Test("of other networks: each activation, several outputs, classes")
  func others() throws {
    for (network, rows) in [
      (
        try Network(inputs: 2, hidden: [2], activations: [.tanh], loss: .mse),
        try Observations(inputs: [[0.3, -1.2, 2], [1, 0.7, -0.4]], observed: [[1, 0.5, -1]])
      ),
      (
        try Network(inputs: 1, hidden: [1, 1], activations: [.sigmoid, .relu], outputs: 2),
        try Observations(inputs: [[0.3, -1.2, 2]], observed: [[1, 0.5, -1], [0, 2, 0.1]])
      ),
      (
        try Network(inputs: 2, hidden: [], outputs: 3, loss: .crossEntropy),
        try Observations(
          inputs: [[0.3, -1.2, 2], [1, 0.7, -0.4]],
          observed: [[1, 0, 0], [0, 1, 0], [0, 0, 1]])
      ),
      (
        try Network(inputs: 1, hidden: [3], activations: [.softplus], loss: .crossEntropy),
        try Observations(inputs: [[0.3, -1.2, 2]], observed: [[1, 0, 1]])
      ),
    ] {
      let p = (0..<network.parameterCount).map { 1.3 * sin(Double(3 * $0 + 1)) }
      let builder = try DerivationBuilder(network, rows, at: p)
      for form in Derivation.Form.allCases {
        for derivation in try builder.derivations(
          of: network.parameterNames, .init(form: form))
        {
          #expect(derivation.forward.isWhole)
          redo(derivation, "\(derivation.parameter) in \(form) of \(network.layers)")
        }
      }
    }
  }
}
