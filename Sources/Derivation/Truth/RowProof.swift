import Encoding
import Graph
import Network

/// One row of a derivation, held against its own formulas.
struct RowProof {
  let network: Network
  let derivation: Derivation
  let place: Network.ParameterPlace
  let row: EvaluatedRow
  /// What the derivation says of the row.
  let numbers: Derivation.Row

  /// - Returns: what the row contributes, evaluated again, and how far the stored value may be
  ///   off.
  func check() throws(DerivationError) -> (value: Approximation, bound: Double) {
    for definition in derivation.definitions { try check(definition) }
    try checkForward()
    for (index, delta) in derivation.deltas.enumerated() {
      try check(delta.name, delta.factor.symbolic, numbers.deltas[index], bound(of: delta))
    }
    let bounds = factorBounds
    var sum = Approximation(.zero)
    for (index, term) in derivation.terms.enumerated() {
      var product = Approximation(.one)
      for (position, factor) in term.factors.enumerated() {
        let value = try check(
          "d\(factor.of)/d\(factor.by)", factor.symbolic, numbers.factors[index][position],
          bounds[index][position])
        product = Operation.multiply.value(product, value)
      }
      sum = Operation.add.value(sum, product)
    }
    let bound = contributionBound
    try compare("the product", numbers.value, sum, bound)
    return (sum, bound)
  }

  /// A definition that is written out whole gives what the network computes.
  private func check(_ definition: Derivation.Definition) throws(DerivationError) {
    guard case .equation(let name, let expression) = definition,
      let defined = row.quantities[name]
    else { return }
    for formula in expression.formulas {
      guard let value = row.value(of: formula) else { continue }
      let distance = (defined.value - value.value).magnitude
      guard !(defined.error + value.error < distance) || !distance.isFinite else {
        throw unproven(name, defined.value.nearest, value, 0)
      }
    }
  }

  /// Each number of the forward pass, against what its name stands for and against its formula.
  private func checkForward() throws(DerivationError) {
    for (quantity, number) in zip(derivation.forward.quantities, numbers.forward) {
      let bound = row.errors.bound(of: quantity.place, number)
      if let named = row.quantities[quantity.name] {
        try compare(quantity.name, number, named, bound)
      }
      if let formula = quantity.formula { try check(quantity.name, formula, number, bound) }
    }
    for parameter in derivation.forward.parameters {
      guard let stored = row.quantities[parameter.name] else { continue }
      try compare(parameter.name, parameter.value, stored, 0)
    }
  }

  /// A number, against the value of its formula; a formula that is not written out stands for
  /// the number.
  @discardableResult
  private func check(_ name: String, _ formula: Formula, _ number: Double, _ bound: Double)
    throws(DerivationError) -> Approximation
  {
    guard let value = row.value(of: formula) else { return Approximation(ManyDigits(number)) }
    try compare(name, number, value, bound)
    return value
  }

  private func compare(
    _ name: String, _ number: Double, _ again: Approximation, _ bound: Double
  ) throws(DerivationError) {
    let distance = (again.value - ManyDigits(number)).magnitude.nearest
    let allowed = bound + again.error.nearest
    // What is not finite, or only within a bound that overflowed, excludes nothing.
    guard distance <= allowed || !number.isFinite || allowed.isNaN else {
      throw unproven(name, number, again, allowed)
    }
  }

  private func unproven(
    _ name: String, _ number: Double, _ again: Approximation, _ bound: Double
  ) -> DerivationError {
    .unproven(
      parameter: derivation.parameter, quantity: name, row: numbers.row, value: number,
      again: again.value.nearest, bound: bound)
  }

  // MARK: - How far the stored numbers may be off

  private var factorBounds: [[Double]] {
    switch derivation.form {
    case .paths:
      let paths = Paths(network: network, place: place)
      return paths.all.map { paths.errors($0, row.errors) }
    case .recursive:
      return [[row.errors.deltas[place.layer][place.node], row.errors.source(place)]]
    }
  }

  private func bound(of delta: Derivation.Delta) -> Double {
    let layer = delta.layer - 1
    for node in row.errors.deltas[layer].indices
    where isSame(Deltas.name(network, layer, node), delta.name) {
      return row.errors.deltas[layer][node]
    }
    return 0
  }

  /// Of δ × what the parameter multiplies.
  private var contributionBound: Double {
    let (error, size) = (
      row.errors.deltas[place.layer][place.node], row.errors.sizes[place.layer][place.node]
    )
    let source = row.exact.source(place).magnitude.nearest
    let sourceError = row.errors.source(place)
    return source * error + (size + error) * sourceError + 4 * 0x1p-53 * size * source
  }
}
