import Encoding
import Graph

/// How many digits the numbers of the forward pass are printed with, so that a reader with a
/// calculator gets each printed number from the printed ones before it, and from them the factors.
///
/// From the factors back to the inputs: what a number is computed from gets one digit more until
/// the printed ones give the printed number in every row, or until they are exact.
struct ForwardDigits {
  private let forward: Derivation.Forward
  private let rows: [Derivation.Row]
  /// Of each quantity and of each parameter.
  private(set) var quantities: [Int]
  private(set) var parameters: [Int]

  /// A number that a reader computes: by a formula, printed with so many digits.
  private struct Target {
    let formula: Formula
    let digits: Int
    let value: (Derivation.Row) -> Double
  }

  /// - Parameters:
  ///   - deltas: how the factors of the recursive form are written.
  ///   - digits: how many digits factors have.
  init(_ derivation: Derivation, _ deltas: DeltaDigits, digits: Int) {
    forward = derivation.forward
    rows = derivation.rows
    quantities = [Int](repeating: digits, count: forward.quantities.count)
    parameters = [Int](repeating: digits, count: forward.parameters.count)
    for target in Self.factors(derivation, deltas, digits) { satisfy(target) }
    for place in forward.quantities.indices.reversed() {
      guard let formula = forward.quantities[place].formula else { continue }
      satisfy(.init(formula: formula, digits: quantities[place]) { $0.forward[place] })
    }
  }

  /// A quantity as it is printed in a row.
  func text(_ place: Int, _ row: Derivation.Row) -> String {
    NumberText.text(row.forward[place], digits: quantities[place])
  }

  func parameterText(_ place: Int) -> String {
    NumberText.text(forward.parameters[place].value, digits: parameters[place])
  }

  /// The text that stands for a symbol in a row; nil if it is not printed.
  func text(of symbol: String, _ row: Derivation.Row) -> String? {
    if let place = quantityPlace(symbol) { return text(place, row) }
    return parameterPlace(symbol).map(parameterText)
  }

  private func quantityPlace(_ name: String) -> Int? {
    forward.quantities.firstIndex { isSame($0.name, name) }
  }

  private func parameterPlace(_ name: String) -> Int? {
    forward.parameters.firstIndex { isSame($0.name, name) }
  }

  private static func factors(_ derivation: Derivation, _ deltas: DeltaDigits, _ digits: Int)
    -> [Target]
  {
    var targets: [Target] = []
    for (index, term) in derivation.terms.enumerated() {
      for (place, factor) in term.factors.enumerated() {
        targets.append(
          .init(formula: factor.symbolic, digits: digits) { $0.factors[index][place] })
      }
    }
    for (index, delta) in derivation.deltas.enumerated() {
      for (place, term) in delta.terms.enumerated() {
        for (position, factor) in term.factors.enumerated() {
          targets.append(
            .init(formula: factor.symbolic, digits: deltas.digits(of: factor, in: index)) {
              $0.deltaParts[index].factors[place][position]
            })
        }
      }
      if let local = delta.local {
        targets.append(
          .init(formula: local.symbolic, digits: deltas.factors[index]) {
            $0.deltaParts[index].local
          })
      }
    }
    return targets
  }

  /// Gives what the target is computed from as many digits as it takes.
  private mutating func satisfy(_ target: Target) {
    var sources: [(name: String, place: Int, isParameter: Bool)] = []
    var isPrinted = true
    target.formula.eachSymbol { name in
      if let place = quantityPlace(name) {
        sources.append((name, place, false))
      } else if let place = parameterPlace(name) {
        sources.append((name, place, true))
      } else {
        isPrinted = false
      }
    }
    guard isPrinted && !sources.isEmpty else { return }
    for row in rows {
      while !gives(target, sources, row) {
        let most = sources.map { $0.isParameter ? parameters[$0.place] : quantities[$0.place] }
          .min()
        guard let most, most < 17 else { break }
        for source in sources {
          if source.isParameter {
            parameters[source.place] = max(parameters[source.place], most + 1)
          } else {
            quantities[source.place] = max(quantities[source.place], most + 1)
          }
        }
      }
    }
  }

  private func gives(
    _ target: Target, _ sources: [(name: String, place: Int, isParameter: Bool)],
    _ row: Derivation.Row
  ) -> Bool {
    let value = target.value(row)
    guard value.isFinite else { return true }
    let values = sources.map { source in
      source.isParameter
        ? Self.printed(forward.parameters[source.place].value, parameters[source.place])
        : Self.printed(row.forward[source.place], quantities[source.place])
    }
    let again = target.formula.evaluate { name in
      for (source, value) in zip(sources, values) where isSame(source.name, name) { return value }
      return .nan
    }
    // A number in the middle between two printed ones would be rounded by hand the other way.
    let result = decimal(value, digits: target.digits)
    return [1 - 0x1p-49, 1, 1 + 0x1p-49].allSatisfy {
      decimal(again * $0, digits: target.digits) == result
    }
  }

  /// A number as it is printed, read again.
  private static func printed(_ value: Double, _ digits: Int) -> Double {
    readDecimal(decimal(value, digits: digits)).value ?? value
  }
}
