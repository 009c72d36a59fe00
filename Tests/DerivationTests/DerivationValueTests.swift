import Derivation
import Kernels
import Network
import TestSupport
import Testing

/// What a derivation's numbers are, and how they add up.
@Suite struct DerivationValueTests {
  private func derivation(
    _ random: RandomNetwork, _ name: String, _ request: DerivationRequest = .init()
  ) throws -> Derivation {
    try DerivationBuilder(random.network, random.observations, at: random.parameters)
      .derivations(of: [name], request)[0]
  }

  @Test("both forms have the engine's bits; rows and terms add up within a small bound")
  func sums() throws {
    for seed in UInt64(0)..<200 {
      let random = RandomNetwork(seed: seed)
      let expected = RowByRow(random.network, random.observations, random.parameters)
      let builder = try DerivationBuilder(
        random.network, random.observations, at: random.parameters)
      let names = random.network.parameterNames
      for form in Derivation.Form.allCases {
        let all = try builder.derivations(of: names, .init(form: form, rows: .all))
        for (index, derivation) in all.enumerated() {
          let scale = expected.magnitude[index]
          let label = "\(form) \(derivation.parameter) of \(random)"
          #expect(derivation.parameter == names[index] && derivation.form == form)
          #expect(derivation.value.bitPattern == expected.gradient[index].bitPattern, "\(label)")
          #expect(derivation.bound <= 1e-13 * scale + 1e-300, "\(label)")
          #expect(abs(derivation.sum - derivation.value) <= derivation.bound, "\(label)")
          let rows = derivation.rows.reduce(0) { $0 + $1.value }
          #expect(isClose(rows, derivation.value, within: 1e-13, of: scale), "\(label)")
          #expect(derivation.rows.map(\.row) == Array(1...random.observations.rowCount))
          #expect(derivation.omitted == nil)
          for row in derivation.rows {
            #expect(row.factors.count == derivation.terms.count)
            for (term, factors) in zip(derivation.terms, row.factors) {
              #expect(term.factors.count == factors.count)
            }
            for (product, factors) in zip(row.products, row.factors) {
              #expect(
                isClose(product, factors.reduce(1, *), within: 1e-14, of: abs(product) + 1e-300))
            }
            let total = row.products.reduce(0, +)
            #expect(isClose(row.value, total, within: 1e-13, of: scale), "\(label)")
            #expect(row.deltas.count == derivation.deltas.count)
          }
        }
      }
    }
  }

  @Test("paths and recursive form agree row by row")
  func forms() throws {
    for seed in UInt64(0)..<100 {
      let random = RandomNetwork(seed: seed)
      let expected = RowByRow(random.network, random.observations, random.parameters)
      let name = random.network.parameterName(0)
      let paths = try derivation(random, name, .init(form: .paths, rows: .all))
      let recursive = try derivation(random, name, .init(form: .recursive, rows: .all))
      #expect(paths.value.bitPattern == recursive.value.bitPattern)
      for (a, b) in zip(paths.rows, recursive.rows) {
        #expect(isClose(a.value, b.value, within: 1e-13, of: expected.magnitude[0]), "\(random)")
      }
      #expect(recursive.terms.count == 1 && recursive.terms[0].factors.count == 2)
      #expect(recursive.rows.allSatisfy { $0.factors[0][0] == $0.deltas.last })
    }
  }

  @Test("factors chain: each is by what the next is of, from the loss to the parameter")
  func chain() throws {
    for seed in UInt64(0)..<100 {
      let random = RandomNetwork(seed: seed)
      for name in random.network.parameterNames {
        for form in Derivation.Form.allCases {
          let derivation = try derivation(random, name, .init(form: form))
          for term in derivation.terms {
            #expect(term.factors.first?.of == random.network.loss.symbol)
            #expect(term.factors.last?.by == name)
            for (one, next) in zip(term.factors, term.factors.dropFirst()) {
              #expect(one.by == next.of, "\(name) of \(random)")
            }
          }
        }
      }
    }
  }

  @Test("up to 20 rows are shown, of more the ten largest; the rest is added up")
  func omittedRows() throws {
    var ranges = RandomNetwork.Ranges()
    ranges.rows = 20...20
    #expect(try derivation(RandomNetwork(seed: 1, ranges), "w1").rows.count == 20)
    ranges.rows = 300...300
    let random = RandomNetwork(seed: 1, ranges)
    for name in random.network.parameterNames {
      let some = try derivation(random, name)
      let all = try derivation(random, name, .init(rows: .all))
      #expect(all.rows.count == 300 && all.omitted == nil)
      #expect(some.rows.count == 10 && some.rows.map(\.row) == some.rows.map(\.row).sorted())
      let shown = Set(some.rows.map(\.row))
      let smallest = some.rows.map { abs($0.value) }.min()!
      let rest = all.rows.filter { !shown.contains($0.row) }
      #expect(rest.allSatisfy { abs($0.value) <= smallest })
      let omitted = try #require(some.omitted)
      #expect(omitted.rows == 290)
      let scale = all.rows.reduce(0) { $0 + abs($1.value) }
      #expect(isClose(omitted.sum, rest.reduce(0) { $0 + $1.value }, within: 1e-13, of: scale))
      #expect(sameBits([some.value, some.sum], [all.value, all.sum]))
    }
  }

  @Test("named rows are shown in the order of the data, each once")
  func namedRows() throws {
    let random = RandomNetwork(seed: 4)
    let builder = try DerivationBuilder(
      Lesson.network, Lesson.observations, at: Lesson.start)
    let derivation = try builder.derivations(of: ["w3"], .init(rows: .named([3, 1, 3])))[0]
    #expect(derivation.rows.map(\.row) == [1, 3] && derivation.omitted?.rows == 1)
    for row in [0, 4, -1] {
      #expect(throws: DerivationError.noSuchRow(row, count: 3)) {
        try builder.derivations(of: ["w3"], .init(rows: .named([1, row])))
      }
    }
    let last = random.observations.rowCount
    let one = try self.derivation(random, "w1", .init(rows: .named([last])))
    #expect(one.rows.map(\.row) == [last])
  }

  @Test("a wrong gradient is refused before it is printed")
  func mismatch() throws {
    for seed in UInt64(0)..<50 {
      let random = RandomNetwork(seed: seed)
      let right = RowByRow(random.network, random.observations, random.parameters)
      for index in right.gradient.indices where right.magnitude[index] > 0 {
        var gradient = right.gradient
        gradient[index] += 1e-13 * right.magnitude[index]
        let builder = DerivationBuilder(
          random.network, random.observations, at: random.parameters, gradient: gradient)
        let name = random.network.parameterName(index)
        for form in Derivation.Form.allCases {
          let error = #expect(throws: DerivationError.self) {
            try builder.derivations(of: [name], .init(form: form))
          }
          guard case .mismatch(name, gradient[index], _, let bound) = error else {
            Issue.record("\(String(describing: error)) for \(name) of \(random)")
            continue
          }
          #expect(bound < 1e-13 * right.magnitude[index])
        }
      }
    }
  }

  @Test("what underflow may lose, times a large input, is in the bound")
  func underflow() throws {
    // tanh′(x) is subnormal beyond x = 354; what is lost there grows with the input.
    let network = try Network(inputs: 1, hidden: [1, 8], activations: [.identity, .tanh])
    for step in 0..<200 {
      let input = 3.6e4 + Double(step)
      let rows = try Observations(inputs: [[input]], observed: [[0.3]])
      let into = (0..<8).map { 1.001 + 0.001 * Double($0) }
      let out = (0..<8).map { 0.7 - 0.13 * Double($0) }
      let p = [0.01] + into + out + [Double](repeating: 0, count: 10)
      let builder = try DerivationBuilder(network, rows, at: p)
      for form in Derivation.Form.allCases {
        let derivation = try builder.derivations(of: ["w1"], .init(form: form))[0]
        #expect(derivation.value != 0 && derivation.bound < 1e-300)
        #expect(derivation.bound > 0x1p-1074 * input)
      }
    }
  }

  @Test("unknown names and too many paths are refused")
  func refused() throws {
    let builder = try DerivationBuilder(Lesson.network, Lesson.observations, at: Lesson.start)
    #expect(throws: DerivationError.unknownParameter("w5")) {
      try builder.derivations(of: ["w1", "w5"])
    }
    let wide = try Network(inputs: 1, hidden: [1, 20, 20, 20], activations: [.tanh])
    let rows = try Observations(inputs: [[1]], observed: [[1]])
    let many = try DerivationBuilder(
      wide, rows, at: (0..<wide.parameterCount).map { 1 / Double($0 + 3) })
    #expect(throws: DerivationError.tooManyPaths(parameter: "w1", paths: 8000)) {
      try many.derivations(of: ["w1"], .init(form: .paths))
    }
    #expect(try many.derivations(of: ["w1"])[0].form == .recursive)
  }

  @Test("few paths are written out, many are not")
  func choiceOfForm() throws {
    let rows = try Observations(inputs: [[1]], observed: [[1]])
    for (width, form) in [(8, Derivation.Form.paths), (9, .recursive)] {
      let network = try Network(inputs: 1, hidden: [1, width], activations: [.tanh])
      let builder = try DerivationBuilder(
        network, rows, at: [Double](repeating: 0.5, count: network.parameterCount))
      #expect(try builder.derivations(of: ["w1"])[0].form == form)
    }
  }
}
