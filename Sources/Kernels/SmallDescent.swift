import CKernels

/// The descent of one small network, many steps in one call.
///
/// It has the bits of a descent step by step, whatever form of the loop is taken.
package final class SmallDescent: @unchecked Sendable {
  private let network: SmallNetwork
  private let memory: UnsafeMutableRawPointer

  /// - Returns: nil if the network is so large that the layer kernels are the better choice.
  package init?(_ network: SmallNetwork) {
    // A dense layer's sums go row after row, which this loop has no lanes for.
    let layers = zip(network.sizes, network.sizes.dropFirst())
    guard layers.allSatisfy({ $0 * $1 < 64 || min($0, $1) < 4 }), network.parameterCount <= 1024
    else { return nil }
    self.network = network
    memory = .allocate(byteCount: ck_descent_memory(network.description), alignment: 128)
  }

  deinit { memory.deallocate() }

  /// Makes at most `steps` changes. Allocates nothing.
  ///
  /// - Parameters:
  ///   - parameters, gradient, loss: a finite state; becomes the last finite one.
  ///   - losses: of at least `steps` numbers: the loss after each change.
  /// - Returns: the number of changes made, and why no more.
  package func advance(
    _ parameters: Vector, _ gradient: Vector, loss: inout Double, steps: Int, losses: Vector
  ) -> (made: Int, end: DescentEnd) {
    precondition(parameters.count == network.parameterCount && losses.count >= steps)
    precondition(gradient.count == network.parameterCount)
    var stop = ck_steps_made
    let made: Int
    switch network.precision {
    case .double:
      var state = ck_descent_doubles(
        parameters: parameters.doubles, gradient: gradient.doubles, loss: loss)
      made = ck_descend_doubles(
        network.description, network.columns.doubles, &state, steps, losses.doubles, memory, &stop)
      loss = state.loss
    case .float:
      var state = ck_descent_floats(
        parameters: parameters.floats, gradient: gradient.floats, loss: Float(loss))
      made = ck_descend_floats(
        network.description, network.columns.floats, &state, steps, losses.floats, memory, &stop)
      loss = Double(state.loss)
    }
    return (made, DescentEnd(stop))
  }
}
