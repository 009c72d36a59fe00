import Kernels
import Network
import TestSupport
import Testing

@testable import Derivation

/// 300 random networks against 50 digits: every factor, product, δ and sum.
@Suite struct DerivationReferenceTests {
  /// All activations, losses and precisions, depths 0 … 5, several outputs, penalties.
  private static func network(_ seed: Int) -> RandomNetwork {
    var ranges = RandomNetwork.Ranges.everything
    (ranges.hiddenLayers, ranges.rows) = (seed % 6...seed % 6, 1...3)
    ranges.width = seed % 6 > 3 ? 1...2 : 1...4
    return RandomNetwork(seed: UInt64(7000 + seed), ranges)
  }

  private static func names(_ random: RandomNetwork) -> [String] {
    let network = random.network
    let some = Int(random.seed) % network.parameterCount
    return [0, some].map(network.parameterName)
  }

  /// How many numbers were compared, and how many of them print as the exact ones do.
  private struct Tally {
    var compared = 0
    var printedAlike = 0
  }

  @Test("factors, products, deltas and sums, to the last printed digit", arguments: 0..<6)
  func derivations(part: Int) throws {
    let networks = stride(from: part, to: 300, by: 6).map(Self.network)
    let answers = try ReferenceAnswer.answers(
      networks.map { ReferenceQuestion($0, names: Self.names($0)) })
    try #require(answers.count == networks.count)
    var doubles = Tally()
    for (random, answer) in zip(networks, answers) {
      var tally = Tally()
      for (name, expected) in zip(Self.names(random), answer.derivations) {
        for form in Derivation.Form.allCases {
          try compare(random, name, form, expected, &tally)
        }
      }
      if random.network.precision == .double {
        doubles.compared += tally.compared
        doubles.printedAlike += tally.printedAlike
      }
    }
    #expect(doubles.compared > 500)
    // The others lie where a digit is decided by less than rounding.
    #expect(doubles.printedAlike * 1000 >= doubles.compared * 999, "\(doubles)")
  }

  private func compare(
    _ random: RandomNetwork, _ name: String, _ form: Derivation.Form,
    _ expected: ReferenceAnswer.Derived, _ tally: inout Tally
  ) throws {
    let (network, p) = (random.network, random.parameters)
    let place = network.place(ofParameter: try network.index(of: name))
    let derivation = try DerivationBuilder(network, random.observations, at: p)
      .derivations(of: [name], .init(form: form, rows: .all))[0]
    let label = "\(form) \(name) of \(random)"
    try #require(derivation.rows.count == expected.rows.count)
    let paths = Paths(network: network, place: place)
    var total = derivation.bound
    for (index, (row, exact)) in zip(derivation.rows, expected.rows).enumerated() {
      let errors = EvaluatedRow(network, random.observations, p, row: index).errors
      var bound = 0.0
      switch form {
      case .paths:
        try #require(row.factors.map(\.count) == exact.factors.map(\.count), "\(label)")
        for (term, path) in paths.all.enumerated() {
          let bounds = paths.errors(path, errors)
          for (position, value) in row.factors[term].enumerated() {
            check(value, exact.factors[term][position], bounds[position], &tally, label)
          }
          let off = Self.bound(row.factors[term], bounds)
          check(row.products[term], exact.products[term], off, &tally, label)
          bound += off
        }
      case .recursive:
        for (delta, value) in zip(derivation.deltas, row.deltas) {
          let found = try #require(exact.deltas[delta.name], "\(delta.name) \(label)")
          let node = try #require(
            errors.deltas[delta.layer - 1].indices.first {
              Deltas.name(network, delta.layer - 1, $0) == delta.name
            })
          check(value, found, errors.deltas[delta.layer - 1][node], &tally, label)
        }
        let bounds = [errors.deltas[place.layer][place.node], errors.source(place)]
        check(row.factors[0][1], exact.source, bounds[1], &tally, label)
        bound = Self.bound(row.factors[0], bounds)
      }
      check(row.value, exact.value, bound, &tally, label)
      total += bound
    }
    #expect(isClose(derivation.penalty?.value ?? 0, expected.penalty[0], within: 1e-16), "\(label)")
    check(derivation.value, expected.value, total, &tally, label)
    // The bounds say something.
    let scale = derivation.rows.reduce(1) { $0 + $1.products.reduce(0) { $0 + abs($1) } }
    #expect(total < 1e5 * network.precision.unitRoundoff * scale || total < 1e-6, "\(label)")
  }

  /// A value within the bound of the exact one, and printed like it.
  private func check(
    _ value: Double, _ exact: [Double], _ bound: Double, _ tally: inout Tally, _ label: String
  ) {
    let distance = abs((value - exact[0]) - exact[1])
    #expect(distance <= bound + 0x1p-52 * abs(value), "\(value), exactly \(exact[0]): \(label)")
    let numbers = NumberText(digits: 7)
    tally.compared += 1
    if numbers.factor(value) == numbers.factor(exact[0]) { tally.printedAlike += 1 }
  }

  /// How far a product of factors can be off that are off by so much.
  private static func bound(_ factors: [Double], _ bounds: [Double]) -> Double {
    let size = factors.reduce(1) { $0 * abs($1) }
    return zip(factors, bounds).reduce(1) { $0 * (abs($1.0) + $1.1) } - size + 0x1p-50 * size
  }
}
