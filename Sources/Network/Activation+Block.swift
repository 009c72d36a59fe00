import Graph
import Kernels

extension Activation {
  /// y = activation(x) for a column of a block; nothing to do for the identity.
  func map(_ x: UnsafeMutablePointer<Double>, _ y: UnsafeMutablePointer<Double>, _ rows: Int) {
    switch self {
    case .identity: return
    case .softplus: BlockKernels.softplus(x, y, rows)
    case .relu: BlockKernels.relu(x, y, rows)
    case .sigmoid: BlockKernels.sigmoid(x, y, rows)
    case .tanh: BlockKernels.tanh(x, y, rows)
    }
  }

  /// δ = δ × activation′(x) for a column of a block; nothing to do for the identity.
  func scale(
    _ delta: UnsafeMutablePointer<Double>, byDerivativeAt x: UnsafeMutablePointer<Double>,
    _ scratch: UnsafeMutablePointer<Double>, _ rows: Int
  ) {
    switch self {
    case .identity: return
    case .softplus: BlockKernels.softplusDerivative(x, scratch, rows)
    case .relu: BlockKernels.reluDerivative(x, scratch, rows)
    case .sigmoid: BlockKernels.sigmoidDerivative(x, scratch, rows)
    case .tanh: BlockKernels.tanhDerivative(x, scratch, rows)
    }
    for row in 0..<rows { delta[row] *= scratch[row] }
  }
}
