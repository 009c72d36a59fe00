import Kernels
import Network

extension Network {
  /// The same network computed in doubles: what a network of floats is compared with.
  var inDoubles: Network {
    guard precision != .double else { return self }
    // Taken from a network: nothing can be wrong with it.
    return try! Network(
      inputs: inputCount, hidden: layers.dropLast().map { $0.outputs },
      activations: layers.dropLast().map { $0.activation }, outputs: outputCount,
      outputActivation: layers[layers.count - 1].activation, loss: loss, penalty: penalty)
  }

  /// The rows as the network sees them: rounded to its precision.
  func rounded(_ observations: Observations) -> Observations {
    guard precision != .double else { return observations }
    func column(_ count: Int, _ value: (Int, Int) -> Double) -> [[Double]] {
      (0..<count).map { column in
        (0..<observations.rowCount).map { precision.rounded(value(column, $0)) }
      }
    }
    return try! Observations(
      inputs: column(observations.inputCount) { observations.input($0, row: $1) },
      observed: column(observations.observedCount) { observations.observed($0, row: $1) })
  }
}
