package import Kernels
package import Network

extension Network {
  /// This network and a descent's options for the loops that make many steps in one call.
  ///
  /// - Returns: nil for rules of descent, losses or numbers of rows that they do not have.
  package func small(
    _ observations: Observations, _ options: DescentOptions
  ) throws(NetworkError) -> SmallNetwork? {
    guard case .gradientDescent(let rule) = options.optimiser,
      options.batch.map({ $0 >= observations.rowCount }) ?? true
    else { return nil }
    return small(
      observations, learningRate: rule.learningRate, tolerance: options.tolerance,
      frozen: try mask(of: options.frozen))
  }
}
