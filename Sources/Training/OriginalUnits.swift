public import Dataset
public import Network

extension Network {
  /// The parameters of the same function between unscaled columns.
  ///
  /// The first layer takes over the scaling of the inputs: w·(x − mean)/deviation is
  /// (w/deviation)·x − w·mean/deviation. The last takes over that of the targets, which is only
  /// there where its activation is the identity: its weights and biases are multiplied by the
  /// deviation, and the mean is added to the bias.
  ///
  /// - Parameter parameters: the flat vector, in the units trained in.
  public func parametersInOriginalUnits(_ parameters: [Double], _ scaling: Scaling) -> [Double] {
    var result = parameters
    for node in 0..<layers[0].outputs {
      let bias = biasIndex(layer: 0, node: node)
      for (source, scale) in scaling.inputs.enumerated() where !scale.isNone {
        let weight = weightIndex(layer: 0, node: node, source: source)
        result[weight] /= scale.deviation
        result[bias] -= result[weight] * scale.mean
      }
    }
    let last = layers.count - 1
    for (node, scale) in scaling.targets.enumerated() where !scale.isNone {
      let bias = biasIndex(layer: last, node: node)
      for source in 0..<layers[last].inputs {
        result[weightIndex(layer: last, node: node, source: source)] *= scale.deviation
      }
      result[bias] = result[bias] * scale.deviation + scale.mean
    }
    return result
  }
}
