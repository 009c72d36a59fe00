import Encoding
import Graph
import Kernels

/// How many digits each δ is printed with, the same in all tables, and the factors that it is made
/// of: as many as it takes that the printed factors give the printed δ.
///
/// The parameter's own δ has the digits of a factor; from it up, each δ has those that all below
/// it need.
struct DeltaDigits {
  /// Of each δ.
  private(set) var deltas: [Int]
  /// Of the factors of the terms in each δ's table.
  private(set) var factors: [Int]
  /// Of the terms' sum, where it has a column, and of the activation's derivative beside it.
  private(set) var sums: [Int]

  private let derivation: Derivation

  /// - Parameter digits: those of factors.
  init(_ derivation: Derivation, digits: Int) {
    self.derivation = derivation
    deltas = derivation.deltas.map { _ in digits }
    factors = deltas
    sums = deltas
    var isSettled = false
    while !isSettled {
      isSettled = true
      for index in deltas.indices.reversed() where !isSingle(index) {
        sums[index] = max(sums[index], deltas[index])
        for row in derivation.rows where hasSum(index) {
          while sums[index] < 17 && !sumGives(index, row) { sums[index] += 1 }
        }
        factors[index] = max(factors[index], hasSum(index) ? sums[index] : deltas[index])
        raise(uppers(of: index), to: factors[index])
        for row in derivation.rows {
          while factors[index] < 17 && !factorsGive(index, row) {
            factors[index] += 1
            raise(uppers(of: index), to: factors[index])
            isSettled = false
          }
        }
      }
    }
  }

  private mutating func raise(_ uppers: [Int], to digits: Int) {
    for upper in uppers { deltas[upper] = max(deltas[upper], digits) }
  }

  /// Whether a δ is a single factor.
  private func isSingle(_ index: Int) -> Bool {
    let delta = derivation.deltas[index]
    return delta.local == nil && delta.omittedTerms == 0 && delta.terms.count == 1
      && delta.terms[0].factors.count == 1
  }

  /// The δ that a δ is made of.
  private func uppers(of index: Int) -> [Int] {
    derivation.deltas[index].terms.compactMap { upper($0.factors[0]) }
  }

  private func upper(_ factor: Derivation.Factor) -> Int? {
    guard case .symbol(let name) = factor.symbolic else { return nil }
    return derivation.deltas.firstIndex { isSame($0.name, name) }
  }

  /// How a factor in a δ's table is written.
  func digits(of factor: Derivation.Factor, in index: Int) -> Int {
    upper(factor).map { deltas[$0] } ?? (isSingle(index) ? deltas[index] : factors[index])
  }

  /// How the activation's derivative in a δ's table is written.
  func localDigits(_ index: Int) -> Int { hasSum(index) ? sums[index] : factors[index] }

  /// Whether the sum of the terms has a column of its own.
  private func hasSum(_ index: Int) -> Bool {
    let delta = derivation.deltas[index]
    return delta.local != nil && (delta.terms.count > 1 || delta.omittedTerms > 0)
  }

  /// Whether the printed sum and derivative give the printed δ.
  private func sumGives(_ index: Int, _ row: Derivation.Row) -> Bool {
    let parts = row.deltaParts[index]
    let product =
      Self.printed(parts.sum, sums[index]) * Self.printed(parts.local, sums[index])
    return Self.rounds(product, to: row.deltas[index], deltas[index])
  }

  /// Whether the printed factors give the printed sum, or where that has no column δ.
  private func factorsGive(_ index: Int, _ row: Derivation.Row) -> Bool {
    let (delta, parts) = (derivation.deltas[index], row.deltaParts[index])
    var sum = Self.printed(parts.omitted, factors[index])
    for (term, numbers) in zip(delta.terms, parts.factors) {
      var product = DoubleDouble(1)
      for (factor, number) in zip(term.factors, numbers) {
        product = product * Self.printed(number, digits(of: factor, in: index))
      }
      sum += product.high
    }
    guard !hasSum(index) else { return Self.rounds(sum, to: parts.sum, sums[index]) }
    if delta.local != nil { sum *= Self.printed(parts.local, factors[index]) }
    return Self.rounds(sum, to: row.deltas[index], deltas[index])
  }

  private static func printed(_ value: Double, _ digits: Int) -> Double {
    readDecimal(decimal(value, digits: digits)).value ?? value
  }

  /// Whether a number is printed as another one is, even if it is a little off.
  private static func rounds(_ value: Double, to shown: Double, _ digits: Int) -> Bool {
    guard shown.isFinite else { return true }
    let text = decimal(shown, digits: digits)
    return [1 - 0x1p-49, 1, 1 + 0x1p-49].allSatisfy {
      decimal(value * $0, digits: digits) == text
    }
  }
}
