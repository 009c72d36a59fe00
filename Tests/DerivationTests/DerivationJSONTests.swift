import Derivation
import Encoding
import Foundation
import Graph
import Network
import TestSupport
import Testing

/// The derivation as JSON, read by a reader that we did not write.
@Suite struct DerivationJSONTests {
  struct Report: Decodable {
    var format: Int
    var step: Int
    var loss: Double
    var derivations: [Entry]
  }

  struct Entry: Decodable {
    var parameter: String
    var value: Double
    var form: String
    var symbolic: String
    var bound: Double
    var rows: [Row]
    var omitted: Omitted?
    var move: Move?
  }

  struct Omitted: Decodable {
    var rows: Int
    var sum: Double
  }

  struct Move: Decodable {
    var learningRate: Double
    var from: Double
    var to: Double
    var frozen: Bool
  }

  struct Row: Decodable {
    var row: Int
    var value: Double
    var deltas: [Factor]?
    var terms: [Term]
  }

  struct Term: Decodable {
    var factors: [Factor]
    var product: Double
  }

  struct Factor: Decodable, Equatable {
    var name: String?
    var of: String
    var by: String
    var symbolic: String
    var value: Double
  }

  private func read(_ derivations: [Derivation], step: Int = 0) throws -> Report {
    let text = DerivationReport(derivations: derivations, loss: 1.25, step: step).json.serialised()
    let decoder = JSONDecoder()
    decoder.keyDecodingStrategy = .convertFromSnakeCase
    return try decoder.decode(Report.self, from: Data(text.utf8))
  }

  @Test("the shape is the contract's, and every number reads back to its bits")
  func shape() throws {
    for seed in UInt64(0)..<60 {
      let random = RandomNetwork(seed: seed)
      let builder = try DerivationBuilder(
        random.network, random.observations, at: random.parameters, step: 3)
      for form in Derivation.Form.allCases {
        let derivations = try builder.derivations(
          of: random.network.parameterNames, .init(form: form))
        let report = try read(derivations, step: 3)
        #expect(report.format == 1 && report.step == 3 && report.loss == 1.25)
        try #require(report.derivations.count == derivations.count)
        for (entry, derivation) in zip(report.derivations, derivations) {
          #expect(entry.parameter == derivation.parameter && entry.form == form.rawValue)
          #expect(sameBits([entry.value, entry.bound], [derivation.value, derivation.bound]))
          #expect(entry.symbolic == derivation.symbolic && entry.omitted == nil)
          for (row, expected) in zip(entry.rows, derivation.rows) {
            #expect(row.row == expected.row && sameBits([row.value], [expected.value]))
            #expect(sameBits(row.terms.map(\.product), expected.products))
            for (term, factors) in zip(row.terms, expected.factors) {
              #expect(sameBits(term.factors.map(\.value), factors))
            }
            #expect((row.deltas == nil) == (form == .paths))
            #expect(sameBits(row.deltas?.map(\.value) ?? [], expected.deltas))
          }
        }
      }
    }
  }

  @Test("the lesson's w1 in paths")
  func paths() throws {
    let builder = try DerivationBuilder(Lesson.network, Lesson.observations, at: Lesson.start)
    let entry = try read(builder.derivations(of: ["w1"])).derivations[0]
    #expect(entry.symbolic == "Σ −2(Observed − Predicted) × w3 × e^x1/(1 + e^x1) × Input")
    #expect(entry.rows.count == 3 && entry.rows[1].terms.count == 1)
    let factors = entry.rows[1].terms[0].factors
    #expect(factors.map(\.of) == ["SSR", "Predicted", "y1", "x1"])
    #expect(factors.map(\.by) == ["Predicted", "y1", "x1", "w1"])
    #expect(factors.map(\.value).last == 0.5 && factors[1].value == 0.36)
    #expect(factors[2].symbolic == "e^x1/(1 + e^x1)")
  }

  @Test("in recursive form a factor names a delta, listed in the row")
  func recursive() throws {
    let builder = try DerivationBuilder(Lesson.network, Lesson.observations, at: Lesson.start)
    let entry = try read(builder.derivations(of: ["w1"], .init(form: .recursive))).derivations[0]
    #expect(entry.symbolic == "Σ δ1 × Input")
    let row = entry.rows[2]
    let deltas = try #require(row.deltas)
    #expect(deltas.map(\.name) == ["δ3", "δ1"])
    #expect(deltas.map(\.symbolic) == ["−2(Observed − Predicted)", "w3·δ3·e^x1/(1 + e^x1)"])
    #expect(row.terms.count == 1 && row.terms[0].factors[0].symbolic == "δ1")
    #expect(row.terms[0].factors[0].value == deltas[1].value)
    #expect(deltas[1].of == "SSR" && deltas[1].by == "x1")
  }

  @Test("rows left out are counted and added up; a move is told")
  func omittedAndMove() throws {
    let builder = try DerivationBuilder(Lesson.network, Lesson.observations, at: Lesson.start)
    var derivation = try builder.derivations(of: ["b3"], .init(rows: .named([2])))[0]
    derivation.move = Derivation.Move(learningRate: 0.1, from: 0, to: -0.345, isFrozen: false)
    let entry = try read([derivation]).derivations[0]
    #expect(entry.rows.map(\.row) == [2] && entry.omitted?.rows == 2)
    let sum = try #require(entry.omitted).sum + entry.rows[0].value
    #expect(isClose(sum, entry.value, within: 1e-15))
    let move = try #require(entry.move)
    #expect(move.learningRate == 0.1 && move.from == 0 && move.to == -0.345 && !move.frozen)
  }

  @Test("each symbolic factor, evaluated with the network's numbers, is the number beside it")
  func symbolicFactors() throws {
    for seed in UInt64(0)..<60 {
      let random = RandomNetwork(seed: seed)
      let (network, rows, p) = (random.network, random.observations, random.parameters)
      let builder = try DerivationBuilder(network, rows, at: p)
      for derivation in try builder.derivations(
        of: network.parameterNames, .init(form: .paths, rows: .all))
      {
        for row in derivation.rows {
          let values = numbers(network, rows, p, row: row.row - 1)
          for (term, found) in zip(derivation.terms, row.factors) {
            for (factor, number) in zip(term.factors, found) {
              let value = factor.symbolic.evaluate { values[$0] ?? .nan }
              #expect(isClose(value, number, within: 1e-14), "\(factor.symbolic): \(random)")
            }
          }
        }
      }
    }
  }

  /// Every symbol of a network and its number in a row.
  private func numbers(_ network: Network, _ rows: Observations, _ p: [Double], row: Int)
    -> [String: Double]
  {
    var values: [String: Double] = [:]
    for (name, value) in zip(network.parameterNames, p) { values[name] = value }
    for (index, value) in rows.inputs(row: row).enumerated() {
      values[network.inputName(index)] = value
    }
    for (index, value) in rows.observed(row: row).enumerated() {
      values[network.observedName(index)] = value
    }
    let (x, y) = ReferenceOrder(network).forward(rows.inputs(row: row), p)
    for (layer, nodes) in x.enumerated() {
      for node in nodes.indices {
        values[network.preActivationName(layer: layer, node: node)] = x[layer][node]
        values[network.activationName(layer: layer, node: node)] = y[layer][node]
      }
    }
    return values
  }
}
