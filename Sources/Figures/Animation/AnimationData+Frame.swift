import Kernels
import Network

extension AnimationData {
  /// The state of the run after `step` changes, with everything that is drawn of it.
  ///
  /// - Parameters:
  ///   - step: the number of changes made.
  ///   - loss: in the units trained in.
  ///   - parameters: the flat vector w1…, b1…, in the units trained in.
  ///   - gradient: the derivative of the loss by each, before the next move.
  /// - Returns: the frame; put it into ``frames`` in order of steps.
  public func frame(
    step: Int, loss: Double, parameters: [Double], gradient: [Double]
  ) -> Frame {
    let rows = outputs[0].values.count
    var predicted = [[Double]](repeating: [], count: outputs.count)
    for row in 0..<rows {
      let inputs = inputs.map { $0.scale.trained($0.values[row]) }
      for (column, value) in network.predict(inputs, parameters: parameters).enumerated() {
        predicted[column].append(outputs[column].scale.original(value))
      }
    }
    return Frame(
      step: step, loss: loss, parameters: parameters, gradient: gradient, predicted: predicted,
      curves: curves(parameters: parameters, points: 181))
  }

  /// The curves over the input's range and a little beyond; nil with several inputs.
  package func curves(parameters: [Double], points: Int) -> Curves? {
    guard inputs.count == 1 else { return nil }
    let grid = inputGrid(points: points)
    let reference = ReferenceOrder(network)
    let last = network.layers.count - 1
    let nodes = last > 0 && outputs.count == 1 ? network.layers[last].inputs : 0
    var weighted = [[Double]](repeating: [], count: nodes)
    var predicted = [[Double]](repeating: [], count: outputs.count)
    for place in grid {
      let y = reference.forward(
        [network.precision.rounded(inputs[0].scale.trained(place))], parameters
      ).y
      for node in 0..<nodes {
        let weight = parameters[network.weightIndex(layer: last, node: 0, source: node)]
        weighted[node].append(weight * y[last - 1][node] * outputs[0].scale.deviation)
      }
      for (column, value) in y[last].enumerated() {
        predicted[column].append(outputs[column].scale.original(value))
      }
    }
    return Curves(grid: grid, weighted: weighted, predicted: predicted)
  }

  /// `points` places from a little below the least input to a little above the greatest.
  private func inputGrid(points: Int) -> [Double] {
    var low = inputs[0].values.min() ?? 0
    var high = inputs[0].values.max() ?? 1
    if low == high { (low, high) = (low - 1, high + 1) }
    let room = (high - low) * 0.04
    return (0..<points).map {
      low - room + (high - low + 2 * room) * Double($0) / Double(points - 1)
    }
  }
}
