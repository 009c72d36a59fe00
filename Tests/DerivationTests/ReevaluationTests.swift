import Graph
import Kernels
import Network
import TestSupport
import Testing

@testable import Derivation

/// A derivation in which any one thing is wrong is refused.
@Suite("A derivation is evaluated again before it is printed") struct ReevaluationTests {
  private func isRefused(_ derivation: Derivation, _ random: RandomNetwork) -> Bool {
    let rows = DerivationRows(random.observations, nil)
    var again = Reevaluation(random.network, rows, random.parameters)
    guard let index = try? random.network.index(of: derivation.parameter) else { return false }
    do {
      try again.check(
        derivation, random.network.place(ofParameter: index), Array(0..<rows.count))
      return false
    } catch {
      if case .unproven = error { return true }
      return false
    }
  }

  private func eachDerivation(
    _ seeds: Range<UInt64>, _ body: (Derivation, RandomNetwork) throws -> Void
  ) throws {
    for seed in seeds {
      var ranges = RandomNetwork.Ranges.everything
      ranges.precisions = [.double]
      let random = RandomNetwork(seed: seed, ranges)
      let builder = try DerivationBuilder(
        random.network, random.observations, at: random.parameters)
      let name = random.network.parameterName(Int(seed) % random.network.parameterCount)
      for form in Derivation.Form.allCases {
        try body(builder.derivations(of: [name], .init(form: form, rows: .all))[0], random)
      }
    }
  }

  @Test("logits of any size have their softmax", arguments: [3e8, 1e15, 1e18, 1e300])
  func largeLogits(size: Double) throws {
    let network = try Network(inputs: 1, hidden: [], outputs: 3, loss: .crossEntropy)
    let rows = try Observations(
      inputs: [[1, 1, 1]], observed: [[1, 0, 0], [0, 1, 0], [0, 0, 1]])
    let parameters = [size, size / 3 * 2, 0, 0, 0, 0]
    let builder = try DerivationBuilder(network, rows, at: parameters)
    for name in ["b1", "b2", "w3"] {
      _ = try builder.derivations(of: [name], .init(form: .paths, rows: .all))
    }
  }

  @Test("a number that is off by 1e-8")
  func numbers() throws {
    try eachDerivation(900..<930) { derivation, random in
      #expect(!isRefused(derivation, random))
      for (place, row) in derivation.rows.enumerated() {
        for (term, factors) in row.factors.enumerated() {
          for position in factors.indices where abs(factors[position]) > 1e-3 {
            var wrong = row.factors
            wrong[term][position] *= 1 + 1e-8
            let altered = derivation.with(row: place, row.with(factors: wrong))
            #expect(isRefused(altered, random), "\(derivation.parameter): \(random)")
          }
        }
        for position in row.deltas.indices where abs(row.deltas[position]) > 1e-3 {
          var wrong = row.deltas
          wrong[position] *= 1 + 1e-8
          #expect(isRefused(derivation.with(row: place, row.with(deltas: wrong)), random))
        }
      }
      let scale = derivation.rows.reduce(1) { $0 + $1.products.reduce(0) { $0 + abs($1) } }
      #expect(isRefused(derivation.with(value: derivation.value + 1e-8 * scale), random))
    }
  }

  @Test("a number of the forward pass that is off by 1e-8, a parameter, a formula of it")
  func forward() throws {
    try eachDerivation(960..<990) { derivation, random in
      for (place, row) in derivation.rows.enumerated() {
        for position in row.forward.indices where abs(row.forward[position]) > 1e-3 {
          var altered = row
          altered.forward[position] *= 1 + 1e-8
          #expect(
            isRefused(derivation.with(row: place, altered), random),
            "\(derivation.forward.quantities[position].name): \(random)")
        }
      }
      for position in derivation.forward.parameters.indices {
        var altered = derivation
        let stored = derivation.forward.parameters[position]
        altered.forward.parameters[position] = .init(stored.name, stored.value + 1e-8)
        #expect(isRefused(altered, random), "\(stored.name): \(random)")
      }
      for position in derivation.forward.quantities.indices {
        let quantity = derivation.forward.quantities[position]
        guard let formula = quantity.formula else { continue }
        var altered = derivation
        altered.forward.quantities[position] = .init(
          name: quantity.name, symbol: quantity.symbol, formula: formula + 1e-6,
          layer: quantity.layer, place: quantity.place)
        #expect(isRefused(altered, random), "\(formula): \(random)")
      }
    }
  }

  @Test("a formula that is not the derivative")
  func formulas() throws {
    try eachDerivation(930..<960) { derivation, random in
      for (term, factors) in derivation.terms.map(\.factors).enumerated() {
        for position in factors.indices {
          let isZero = derivation.rows.allSatisfy { $0.factors[term][position] == 0 }
          if isZero { continue }
          var wrong = factors
          wrong[position] = factors[position].with(-factors[position].symbolic)
          var terms = derivation.terms
          terms[term] = .init(factors: wrong)
          #expect(
            isRefused(derivation.with(terms: terms), random),
            "\(factors[position].symbolic): \(random)")
        }
      }
      for (place, definition) in derivation.definitions.enumerated() {
        guard case .equation(let name, let expression) = definition else { continue }
        let sides = expression.formulas
        for position in sides.indices {
          if sides[position].description.contains("…") { continue }
          var wrong = sides
          wrong[position] = sides[position] + 1e-6
          var definitions = derivation.definitions
          definitions[place] = .equation(name, .equal(wrong.map { .formula($0) }))
          #expect(isRefused(derivation.with(definitions: definitions), random), "\(wrong)")
        }
      }
    }
  }
}

extension Derivation {
  fileprivate func with(
    value: Double? = nil, definitions: [Definition]? = nil, terms: [Term]? = nil,
    rows: [Row]? = nil
  ) -> Derivation {
    var result = Derivation(
      parameter: parameter, loss: loss, step: step, form: form, value: value ?? self.value,
      bound: bound, definitions: definitions ?? self.definitions, deltas: deltas,
      omittedNodes: omittedNodes, terms: terms ?? self.terms, rows: rows ?? self.rows,
      omitted: omitted, sum: sum)
    result.penalty = penalty
    result.forward = forward
    return result
  }

  fileprivate func with(row: Int, _ altered: Row) -> Derivation {
    var rows = rows
    rows[row] = altered
    return with(rows: rows)
  }
}

extension Derivation.Row {
  fileprivate func with(factors: [[Double]]? = nil, deltas: [Double]? = nil) -> Self {
    .init(
      row: row, value: value, factors: factors ?? self.factors, products: products,
      deltas: deltas ?? self.deltas, deltaParts: deltaParts, forward: forward)
  }
}

extension Derivation.Factor {
  fileprivate func with(_ formula: Formula) -> Self {
    .init(of: of, by: by, symbolic: formula, rule: rule)
  }
}
