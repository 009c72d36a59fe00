package import Kernels

/// The loss of a layered network and its derivatives by all parameters, over all rows.
///
/// It does for layers what `Graph.reverse` does for any composite function: δ, the derivative of
/// the loss with respect to each node's sum, is computed once for each node, from the output
/// back, and used for every parameter that feeds the node. Rows go in blocks of 256; the order
/// of every sum is written out in `ReferenceOrder`.
///
/// - Source: D. E. Rumelhart, G. E. Hinton, R. J. Williams, "Learning representations by
///   back-propagating errors" (1986, doi:10.1038/323533a0).
package final class Backpropagation {
  package let network: Network
  package let observations: Observations
  private let pass: BlockPass
  private var sums: TreeSum
  private var blockSums: [Double]
  private var totals: [Double]

  /// - Parameters:
  ///   - threads: the most threads to use; small work is done by one. Results do not depend on it.
  ///   - batch: the most rows that `gradient(at:into:rows:)` will be asked for; nil for all.
  package init(
    _ network: Network, _ observations: Observations, threads: Int = 1, batch: Int? = nil
  ) throws(NetworkError) {
    try network.check(observations)
    self.network = network
    self.observations = observations
    pass = BlockPass(network)
    sums = TreeSum(width: network.parameterCount + 1)
    blockSums = [Double](repeating: 0, count: network.parameterCount + 1)
    totals = blockSums
  }

  /// The loss at `parameters`, and its derivatives into `gradient`: vectors of the network's
  /// precision in the flat order. Allocates nothing.
  ///
  /// - Parameter rows: the rows to look at, counted from 0, in the order in which they are added;
  ///   a mean is over them. Nil for all rows.
  /// - Returns: the loss, a value of the network's precision.
  package func gradient(
    at parameters: Vector, into gradient: Vector, rows: UnsafeBufferPointer<Int>? = nil
  ) -> Double {
    var derivatives = gradient.values
    let engine = rows.map { try! Backpropagation(network, observations.rows(Array($0))) } ?? self
    let loss = engine.gradient(at: parameters.values, into: &derivatives)
    gradient.set(derivatives)
    return loss
  }

  /// The loss at `parameters`: the same bits that `gradient(at:into:rows:)` returns.
  package func loss(at parameters: Vector) -> Double { loss(at: parameters.values) }

  /// The same of arrays.
  package func gradient(at parameters: [Double], into gradient: inout [Double]) -> Double {
    precondition(parameters.count == network.parameterCount)
    precondition(gradient.count == network.parameterCount)
    guard isInBlocks else {
      let (loss, derivatives) = ReferenceOrder(network).lossAndGradient(observations, parameters)
      gradient = derivatives
      return loss
    }
    eachBlock { block in
      pass.forward(block, parameters)
      blockSums[network.parameterCount] = pass.residuals(block)
      blockSums.withUnsafeMutableBufferPointer {
        pass.backward(block, parameters, $0.baseAddress!)
      }
      sums.add(blockSums)
    }
    sums.finish(into: &totals)
    for index in gradient.indices {
      gradient[index] = network.addingPenalty(
        to: totals[index], of: index, at: parameters[index])
    }
    let loss = network.loss.value(ofSum: totals[network.parameterCount], terms: terms)
    return network.addingPenalty(to: loss, at: parameters)
  }

  /// The loss at `parameters`: the same bits that `gradient(at:into:)` returns.
  package func loss(at parameters: [Double]) -> Double {
    var sides: UInt64 = 0
    return loss(at: parameters, sides: &sides)
  }

  /// The same, and a number that tells on which sides of 0 the relus' sums lie: while it stays
  /// the same, the loss is a smooth function of the parameters.
  package func loss(at parameters: [Double], sides: inout UInt64) -> Double {
    var squares = TreeSum(width: 1)
    sides = 0xCBF2_9CE4_8422_2325
    guard isInBlocks else {
      for row in 0..<observations.rowCount {
        let x = ReferenceOrder(network).forward(inputs(row), parameters).x
        for (index, layer) in network.layers.enumerated() where layer.activation == .relu {
          for sum in x[index] { sides = (sides ^ (sum > 0 ? 1 : 2)) &* 0x100_0000_01B3 }
        }
      }
      return ReferenceOrder(network).lossAndGradient(observations, parameters).loss
    }
    eachBlock { block in
      pass.forward(block, parameters)
      pass.mixSides(into: &sides, block.rows)
      squares.add([pass.residuals(block)])
    }
    var total = [0.0]
    squares.finish(into: &total)
    return network.addingPenalty(
      to: network.loss.value(ofSum: total[0], terms: terms), at: parameters)
  }

  /// The predictions for every row, one column for each output.
  package func predictions(at parameters: [Double]) -> [[Double]] {
    var columns = [[Double]](repeating: [], count: network.outputCount)
    guard isInBlocks else {
      for row in 0..<observations.rowCount {
        let y = ReferenceOrder(network).forward(inputs(row), parameters).y
        for output in columns.indices {
          columns[output].append(y[network.layers.count - 1][output])
        }
      }
      return columns
    }
    eachBlock { block in
      pass.forward(block, parameters)
      for output in columns.indices {
        let predicted = pass.activations(network.layers.count - 1, output)
        columns[output].append(contentsOf: UnsafeBufferPointer(start: predicted, count: block.rows))
      }
    }
    return columns
  }

  private var isInBlocks: Bool { network.precision == .double && network.link == .activation }

  private var terms: Int { network.terms(rows: observations.rowCount) }

  private func inputs(_ row: Int) -> [Double] {
    observations.inputs(row: row).map(network.precision.rounded)
  }

  private func eachBlock(_ body: (Block) -> Void) {
    observations.values.withUnsafeBufferPointer { values in
      for first in stride(from: 0, to: observations.rowCount, by: BlockKernels.rowsPerBlock) {
        body(
          Block(
            columns: values.baseAddress!, totalRows: observations.rowCount,
            inputCount: observations.inputCount, first: first,
            rows: min(BlockKernels.rowsPerBlock, observations.rowCount - first)))
      }
    }
  }
}
