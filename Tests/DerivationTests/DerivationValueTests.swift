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
      let random = RandomNetwork(seed: seed, .everything)
      let expected = RowByRow(random.network, random.observations, random.parameters)
      let builder = try DerivationBuilder(
        random.network, random.observations, at: random.parameters)
      let names = random.network.parameterNames
      let u = random.network.precision.unitRoundoff
      for form in Derivation.Form.allCases {
        let all = try builder.derivations(of: names, .init(form: form, rows: .all))
        for (index, derivation) in all.enumerated() {
          let added = derivation.penalty?.value ?? 0
          let scale = expected.magnitude[index] + abs(added)
          let label = "\(form) \(derivation.parameter) of \(random)"
          #expect(derivation.parameter == names[index] && derivation.form == form)
          #expect(derivation.value.bitPattern == expected.gradient[index].bitPattern, "\(label)")
          #expect(derivation.bound <= 500 * u * scale + 1e-30, "\(label)")
          #expect(abs(derivation.sum + added - derivation.value) <= derivation.bound, "\(label)")
          #expect((derivation.penalty != nil) == random.network.isPenalised(index), "\(label)")
          #expect(added == penalty(random.network, index, random.parameters[index]), "\(label)")
          let rows = derivation.rows.reduce(0) { $0 + $1.value }
          #expect(isClose(rows, derivation.sum, within: 1e-13, of: scale), "\(label)")
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

  /// 2·λ₂·w + λ₁·sign(w), the product exact and the sum rounded once.
  private func penalty(_ network: Network, _ index: Int, _ value: Double) -> Double {
    guard network.isPenalised(index) else { return 0 }
    let sign = value > 0 ? 1.0 : value < 0 ? -1 : 0
    return Elementary.fusedMultiplyAdd(2 * network.penalty.l2, value, network.penalty.l1 * sign)
  }

  @Test("the recursive form, taken again in the engine's order, has the engine's bits")
  func replay() throws {
    func check(_ random: RandomNetwork, _ names: [String]) throws {
      let network = random.network
      let builder = try DerivationBuilder(network, random.observations, at: random.parameters)
      for derivation in try builder.derivations(of: names, .init(form: .recursive, rows: .all)) {
        let index = try network.index(of: derivation.parameter)
        let place = network.place(ofParameter: index)
        let sum = ReferenceOrder(network).sum(
          derivation.rows.map { $0.factors[0][0] }, derivation.rows.map { $0.factors[0][1] },
          inSequence: place.source != nil && network.layers[place.layer].isDense)
        let value = network.addingPenalty(to: sum, of: index, at: random.parameters[index])
        #expect(
          value.bitPattern == derivation.value.bitPattern, "\(derivation.parameter): \(random)")
        // Each delta once more from those above it.
        for row in derivation.rows {
          for (delta, (found, parts)) in zip(
            derivation.deltas, zip(row.deltas, row.deltaParts))
          {
            let product = network.precision.rounded(parts.sum * parts.local)
            #expect(found == (delta.local == nil ? parts.sum : product), "\(delta.name): \(random)")
          }
        }
      }
    }
    for seed in UInt64(300)..<400 {
      let random = RandomNetwork(seed: seed, .everything)
      try check(random, random.network.parameterNames)
    }
    var dense = RandomNetwork.Ranges.everything
    (dense.inputs, dense.width, dense.hiddenLayers) = (8...12, 8...16, 1...2)
    (dense.outputs, dense.rows) = (4...6, 250...600)
    for seed in UInt64(400)..<408 {
      let random = RandomNetwork(seed: seed, dense)
      #expect(random.network.layers.contains { $0.isDense })
      let last = random.network.parameterCount - 1
      try check(
        random, [0, random.network.weightCount - 1, last].map(random.network.parameterName))
    }
  }

  @Test("a minibatch's rows keep their numbers, and other rows are refused")
  func minibatch() throws {
    for seed in UInt64(0)..<40 {
      var ranges = RandomNetwork.Ranges.everything
      ranges.rows = 9...9
      let random = RandomNetwork(seed: seed, ranges)
      let batch = [7, 2, 4]
      let builder = try DerivationBuilder(
        random.network, random.observations, at: random.parameters, step: 5, rows: batch)
      let gathered = random.observations.rows(batch)
      let expected = RowByRow(random.network, gathered, random.parameters)
      for name in random.network.parameterNames {
        let derivation = try builder.derivations(of: [name], .init(rows: .all))[0]
        let index = try random.network.index(of: name)
        #expect(derivation.value.bitPattern == expected.gradient[index].bitPattern)
        #expect(derivation.rows.map(\.row) == [8, 3, 5])
        #expect(derivation.batch == .init(rows: 3, rowCount: 9))
        let one = try builder.derivations(of: [name], .init(rows: .named([5, 8])))[0]
        #expect(one.rows.map(\.row) == [5, 8] && one.omitted?.rows == 1)
        #expect(one.rows[0] == derivation.rows[2])
      }
      #expect(throws: DerivationError.rowOfAnotherBatch(6)) {
        try builder.derivations(of: ["w1"], .init(rows: .named([6])))
      }
      #expect(throws: DerivationError.noSuchRow(10, count: 9)) {
        try builder.derivations(of: ["w1"], .init(rows: .named([10])))
      }
      let check = try GradientCheck(
        random.network, random.observations, at: random.parameters, rows: batch)
      #expect(check.agrees && check.rowCount == 3 && check.batch == .init(rows: 3, rowCount: 9))
      for entry in check.entries {
        let index = try random.network.index(of: entry.parameter)
        #expect(entry.engine.bitPattern == expected.gradient[index].bitPattern)
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
