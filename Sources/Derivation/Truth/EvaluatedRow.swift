import Graph
import Kernels
import Network

/// One row once more: its quantities in many digits, and how far the stored numbers may lie
/// from them.
struct EvaluatedRow {
  let exact: ManyDigitRow
  let quantities: Quantities
  let errors: RowErrors

  init(_ network: Network, _ observations: Observations, _ parameters: [Double], row: Int) {
    var pass = RowPass(network, observations, parameters)
    pass.load(row: row)
    var errors = RowErrors(network)
    errors.load(pass)
    self.errors = errors
    var exact = ManyDigitRow(network, parameters)
    exact.load(pass.inputs, pass.observed, terms: pass.terms)
    self.exact = exact
    quantities = Quantities(exact)
  }

  /// The value of a formula; nil where a part of it is not written out, or is no quantity.
  func value(of formula: Formula) -> Approximation? {
    var isKnown = true
    let value = formula.evaluate { name in
      if let value = quantities[name] { return value }
      isKnown = false
      return Approximation(.one)
    }
    return isKnown ? value : nil
  }
}

extension Paths {
  /// How far the numbers of a path's factors can be off, in their order.
  func errors(_ path: [Int], _ errors: RowErrors) -> [Double] {
    let output = network.layers.count - 1
    var bounds = [errors.head[path[0]]]
    if network.layers[output].activation != .identity {
      bounds.append(errors.local[output][path[0]])
    }
    eachLink(path) { layer, _, node in
      bounds.append(0)
      bounds.append(errors.local[layer][node])
    }
    return bounds + [errors.source(place)]
  }
}

extension Expression {
  /// The formulas that it says are equal.
  var formulas: [Formula] {
    switch self {
    case .formula(let formula): [formula]
    case .equal(let sides): sides.flatMap { $0.formulas }
    default: []
    }
  }
}

extension RowErrors {
  /// Of a number of the forward pass.
  func bound(of place: Derivation.Quantity.Place, _ value: Double) -> Double {
    switch place {
    case .input, .observed: 0
    case .sum(let layer, let node): x[layer][node]
    case .activation(let layer, let node): y[layer][node]
    case .residual(let output):
      y[y.count - 1][output] + network.precision.unitRoundoff * abs(value)
    }
  }

  /// Of what a parameter multiplies.
  func source(_ place: Network.ParameterPlace) -> Double {
    guard let source = place.source, place.layer > 0 else { return 0 }
    return y[place.layer - 1][source]
  }
}
