import Network

extension Network {
  /// A bound on how much a change of a node's delta above is enlarged on its way down to `layer`:
  /// the product over the layers above of the largest sum of a node's outgoing weights' sizes,
  /// each at least 1. (No activation's derivative exceeds 1.)
  func amplification(downTo layer: Int, _ parameters: [Double]) -> Double {
    var product = 1.0
    for above in layers.indices where above > layer {
      var largest = 1.0
      for source in 0..<layers[above].inputs {
        let sum = (0..<layers[above].outputs).reduce(0.0) { sum, node in
          sum + abs(parameters[weightIndex(layer: above, node: node, source: source)])
        }
        largest = max(largest, sum)
      }
      product *= largest
    }
    return product
  }
}
