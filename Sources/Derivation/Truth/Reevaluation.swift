import Graph
import Kernels
import Network

/// Evaluates a derivation a second time, from what it prints.
///
/// The definitions, the formulas of the factors and of the deltas, their products and the sum
/// over rows are evaluated in many digits, from the data and the parameters alone; every number
/// of the derivation has to lie within the rounding bound of what comes out. Nothing of the
/// engine's arithmetic is used, so that a formula that is not the derivative, or a number that
/// is not its value, is found before it is printed.
struct Reevaluation {
  let network: Network
  let parameters: [Double]
  let rows: DerivationRows
  /// Rows that were evaluated, by their place: all parameters share them.
  private var evaluated: [Int: EvaluatedRow] = [:]

  /// At most so many rows are evaluated, at even distances among those shown; all of them where
  /// there are fewer, and the sum over rows as well where these are all there are.
  static let mostRows = 50

  init(_ network: Network, _ rows: DerivationRows, _ parameters: [Double]) {
    self.network = network
    self.rows = rows
    self.parameters = parameters
  }

  /// - Parameters:
  ///   - shown: the places (from 0) of the derivation's rows.
  /// - Throws: `DerivationError.unproven` at the first number that is something else.
  mutating func check(
    _ derivation: Derivation, _ place: Network.ParameterPlace, _ shown: [Int]
  ) throws(DerivationError) {
    let count = min(shown.count, Self.mostRows)
    let chosen = (0..<count).map { $0 * shown.count / count }
    var sum = Approximation(.zero)
    var bound = 0.0
    for position in chosen {
      let again = try RowProof(
        network: network, derivation: derivation, place: place, row: row(shown[position]),
        numbers: derivation.rows[position]
      ).check()
      sum = Operation.add.value(sum, again.value)
      bound += again.bound
    }
    guard count == rows.count else { return }
    try checkSum(derivation, place, sum, bound)
  }

  private mutating func row(_ place: Int) -> EvaluatedRow {
    if let row = evaluated[place] { return row }
    let row = EvaluatedRow(network, rows.observations, parameters, row: place)
    evaluated[place] = row
    return row
  }

  /// The engine's derivative, against the sum over all rows and the penalty.
  private func checkSum(
    _ derivation: Derivation, _ place: Network.ParameterPlace, _ sum: Approximation,
    _ bound: Double
  ) throws(DerivationError) {
    let value = parameters[network.index(of: place)]
    let total =
      derivation.penalty.map { sum.value + $0.manyDigits(value) } ?? sum.value
    let error = bound + derivation.bound + sum.error.nearest
    let distance = (total - ManyDigits(derivation.value)).magnitude.nearest
    guard distance <= error || !derivation.value.isFinite || error.isNaN else {
      throw .unproven(
        parameter: derivation.parameter, quantity: "the sum", row: nil, value: derivation.value,
        again: total.nearest, bound: error)
    }
  }
}
