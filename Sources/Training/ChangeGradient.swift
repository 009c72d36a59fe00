import Kernels
import Network

/// The loss and its gradient over the rows that each change of a descent looks at: all of them,
/// or a minibatch.
final class ChangeGradient {
  private let engine: Backpropagation
  private var order: EpochOrder?

  init(
    _ network: Network, _ observations: Observations, _ options: DescentOptions
  ) throws(NetworkError) {
    let batch = options.batch.flatMap { $0 < observations.rowCount ? $0 : nil }
    engine = try Backpropagation(
      network, observations, threads: options.threads, batch: batch)
    order = batch.map {
      EpochOrder(rowCount: observations.rowCount, batch: $0, seed: options.seed)
    }
  }

  /// The rows of a change, both counted from 0; nil for all of them in their own order.
  func rows(ofChange change: Int) -> [Int]? {
    order?.rows(ofChange: change).map { $0 }
  }

  /// The loss over the rows of a change, its derivatives into `gradient`.
  func gradient(at parameters: Vector, ofChange change: Int, into gradient: Vector) -> Double {
    guard let rows = order?.rows(ofChange: change) else {
      return engine.gradient(at: parameters, into: gradient)
    }
    return rows.withUnsafeBufferPointer {
      engine.gradient(at: parameters, into: gradient, rows: $0)
    }
  }

  /// The loss over all rows.
  func loss(at parameters: Vector) -> Double { engine.loss(at: parameters) }

  func predictions(at parameters: [Double]) -> [[Double]] { engine.predictions(at: parameters) }
}
