import Kernels

extension Network {
  /// The first quantity of one row, in the order of computation, that is not finite.
  ///
  /// - Parameters:
  ///   - row: counted from 0.
  ///   - rows: how many a mean is over; nil for all.
  package func firstNonFinite(
    _ observations: Observations, row: Int, of rows: Int? = nil, _ parameters: [Double]
  ) -> (name: String, value: Double)? {
    let reference = ReferenceOrder(self)
    let inputs = observations.inputs(row: row).map(precision.rounded)
    let (x, y) = reference.forward(inputs, parameters)
    for (index, layer) in layers.enumerated() {
      for node in 0..<layer.outputs {
        let sum = x[index][node]
        if !sum.isFinite { return (sumName(layer: index, node: node), sum) }
        let activation = y[index][node]
        if !activation.isFinite { return (activationName(layer: index, node: node), activation) }
      }
    }
    let terms = terms(rows: rows ?? observations.rowCount)
    let observed = observations.observed(row: row).map(precision.rounded)
    let predicted = y[layers.count - 1]
    for output in 0..<outputCount where link == .activation {
      let residual = precision.rounded(observed[output] - predicted[output])
      let square = precision.rounded(residual * residual)
      let name = "(\(observedName(output)) − \(predictedName(output)))²"
      if !square.isFinite { return (name, square) }
    }
    let deltas = reference.deltas(x, predicted, observed, parameters, terms: terms)
    for index in layers.indices.reversed() {
      for (node, delta) in deltas[index].enumerated() where !delta.isFinite {
        return ("d\(loss.symbol)/d\(sumName(layer: index, node: node))", delta)
      }
    }
    return firstNonFiniteProduct(deltas, [inputs] + y)
  }

  /// The first contribution of a row to a weight's derivative that is not finite.
  ///
  /// - Parameter sources: what each layer receives.
  private func firstNonFiniteProduct(_ deltas: [[Double]], _ sources: [[Double]])
    -> (name: String, value: Double)?
  {
    for index in layers.indices.reversed() {
      for (node, delta) in deltas[index].enumerated() {
        for source in 0..<layers[index].inputs {
          let product = delta * sources[index][source]
          let weight = weightIndex(layer: index, node: node, source: source)
          if !product.isFinite { return ("d\(loss.symbol)/d\(parameterName(weight))", product) }
        }
      }
    }
    return nil
  }
}
