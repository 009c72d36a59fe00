import Network

/// Where a descent stopped being finite.
public struct Divergence: Error, Equatable, Sendable {
  /// The state that is not finite; the one before it is kept.
  public let step: Int
  /// The first row (from 0) in which something is not finite; nil where every row by itself is
  /// finite and only a sum over rows overflows, or where a parameter itself is not.
  public let row: Int?
  /// What is not finite: a node (x1, y1, Predicted), the loss, a parameter or derivative, or what
  /// the optimiser remembers of a parameter (m of w1, v of w1).
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
  /// - Parameters:
  ///   - rows: the rows that the loss is over, counted from 0; nil for all.
  ///   - memory: what the optimiser remembers.
  static func found(
    _ network: Network, _ observations: Observations, rows: [Int]?, atStep step: Int,
    _ parameters: [Double], memory: [Double], loss: Double, _ gradient: [Double]
  ) -> Divergence {
    if let index = parameters.firstIndex(where: { !$0.isFinite }) {
      return Divergence(
        step: step, row: nil, factor: network.parameterName(index), value: parameters[index])
    }
    if let index = memory.firstIndex(where: { !$0.isFinite }) {
      // v alone, or m of every parameter and then v.
      let isFirstOfTwo = memory.count > network.parameterCount && index < network.parameterCount
      let name = network.parameterName(index % network.parameterCount)
      return Divergence(
        step: step, row: nil, factor: (isFirstOfTwo ? "m of " : "v of ") + name,
        value: memory[index])
    }
    for row in rows ?? Array(0..<observations.rowCount) {
      if let (factor, value) = network.firstNonFinite(
        observations, row: row, of: rows?.count, parameters)
      {
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
