import ChainRule
import RunFile

extension Run {
  /// The mean over the rows of −ln p, p the probability predicted of the class observed.
  ///
  /// With a penalty it is computed from the rows: as the loss less the penalty it would lose
  /// whatever digits the two have in common.
  func meanCrossEntropy() throws(RunFileError) -> Double {
    let rows = Double(setup.table.rowCount)
    let network = setup.network.with(.none)
    guard network != setup.network else { return network.loss.isMean ? loss : loss / rows }
    let scales = setup.scaling.inputs + setup.scaling.targets
    var sum = 0.0
    try forEachBlock { columns in
      let scaled = zip(scales, columns).map { $0.apply($1) }
      // As many columns as the network has inputs and outputs: nothing can be wrong with them.
      let block = try! Observations(
        inputs: Array(scaled.prefix(network.inputCount)),
        observed: Array(scaled.dropFirst(network.inputCount)))
      let loss = try! Backpropagation(network, block).loss(at: parameters)
      sum += network.loss.isMean ? loss * Double(block.rowCount) : loss
    }
    return sum / rows
  }
}
