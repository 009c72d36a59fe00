package import Kernels

extension Network {
  /// The network as the layer kernels see it.
  ///
  /// - Parameter vectors: the most vectors of rows in a piece, from 1 to 4.
  package func kernels(vectors: Int) -> LayerKernels {
    LayerKernels(
      layers.map {
        LayerShape(
          inputs: $0.inputs, outputs: $0.outputs, activation: $0.activation.kernel,
          isDense: $0.isDense)
      }, precision, loss: kernelLoss, isMean: loss.isMean, vectors: vectors)
  }

  private var kernelLoss: LayerLoss {
    switch link {
    case .activation: .squares(factor: loss == .halfSSR ? -1 : -2)
    case .sigmoid: .sigmoid
    case .softmax: .softmax
    }
  }
}

extension Activation {
  var kernel: LayerActivation {
    switch self {
    case .identity: .identity
    case .softplus: .softplus
    case .relu: .relu
    case .sigmoid: .sigmoid
    case .tanh: .tanh
    }
  }
}
