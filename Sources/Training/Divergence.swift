import Network

/// Where a descent stopped being finite.
public struct Divergence: Error, Equatable, Sendable {
  /// The state that is not finite; the one before it is kept.
  public let step: Int
  /// The first row (from 0) in which something is not finite; nil where every row by itself is
  /// finite and only a sum over rows overflows, or where a parameter itself is not.
  public let row: Int?
  /// What is not finite: a node (x1, y1, Predicted), the loss, or a parameter or derivative.
  public let factor: String
  /// Its value: an infinity or not a number.
  public let value: Double

  package init(step: Int, row: Int?, factor: String, value: Double) {
    self.step = step
    self.row = row
    self.factor = factor
    self.value = value
  }

  /// What is not finite in a state where something is not.
  ///
  /// - Parameter rows: the rows that the loss is over, counted from 0; nil for all.
  static func found(
    _ network: Network, _ observations: Observations, rows: [Int]?, atStep step: Int,
    _ parameters: [Double], loss: Double, _ gradient: [Double]
  ) -> Divergence {
    if let index = parameters.firstIndex(where: { !$0.isFinite }) {
      return Divergence(
        step: step, row: nil, factor: network.parameterName(index), value: parameters[index])
    }
    for row in rows ?? Array(0..<observations.rowCount) {
      if let (factor, value) = network.firstNonFinite(observations, row: row, parameters) {
        return Divergence(step: step, row: row, factor: factor, value: value)
      }
    }
    if !loss.isFinite {
      return Divergence(step: step, row: nil, factor: network.loss.symbol, value: loss)
    }
    let index = gradient.firstIndex { !$0.isFinite } ?? 0
    return Divergence(
      step: step, row: nil, factor: "d\(network.loss.symbol)/d\(network.parameterName(index))",
      value: gradient[index])
  }
}
