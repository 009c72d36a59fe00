/// What turns the sums of the output nodes into predictions.
public enum OutputLink: String, Sendable {
  /// The last layer's own activation; the loss is of the residuals.
  case activation
  /// Two classes, cross-entropy: Predicted = 1/(1 + e^−x), the probability of the second class.
  case sigmoid
  /// K > 2 classes, cross-entropy: Predicted_k = e^x_k / Σ e^x_j.
  case softmax
}

extension Network {
  /// The link that the loss and the number of outputs ask for.
  public var link: OutputLink {
    guard loss.isCrossEntropy else { return .activation }
    return outputCount == 1 ? .sigmoid : .softmax
  }
}
