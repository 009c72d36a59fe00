import Graph
import Kernels
import Network

/// The gradient of a network's loss from its graph of primitive operations, row by row; the rows
/// are added in twice the precision. The penalty is a graph of its own.
struct GraphGradient {
  /// By the reverse pass, in flat order.
  let reverse: [Double]
  private let network: Network
  private let lowered: LoweredNetwork
  private let penalty: Graph
  private let observations: Observations
  private let parameters: [Double]

  init(_ network: Network, _ observations: Observations, _ parameters: [Double]) {
    self.network = network
    self.observations = observations
    self.parameters = parameters
    lowered = network.lowered(terms: network.terms(rows: observations.rowCount))
    penalty = Graph(network.penalty.formula(.symbol("w")))
    var sum = [DoubleDouble](repeating: DoubleDouble(0), count: parameters.count)
    for row in 0..<observations.rowCount {
      let values = lowered.graph.forward(
        parameters + observations.inputs(row: row) + observations.observed(row: row))
      let derivatives = lowered.graph.reverse(from: lowered.loss, values)
      // The parameters are the first variables, and each variable is its own node.
      for index in sum.indices { sum[index] = sum[index] + derivatives[index] }
    }
    for index in sum.indices where network.isPenalised(index) {
      let derivative = penalty.gradient([parameters[index]])[0]
      sum[index] = sum[index] + derivative
    }
    reverse = sum.map { $0.high }
  }

  /// By dual numbers, the derivative along one parameter.
  func dual(_ index: Int) -> Double {
    var sum = DoubleDouble(0)
    for row in 0..<observations.rowCount {
      var values = (parameters + observations.inputs(row: row) + observations.observed(row: row))
        .map { Dual($0) }
      values[index].derivative = 1
      sum = sum + lowered.graph.dual(values)[lowered.loss].derivative
    }
    if network.isPenalised(index) {
      let nodes = penalty.dual([Dual(parameters[index], derivative: 1)])
      sum = sum + nodes[nodes.count - 1].derivative
    }
    return sum.high
  }
}
