public import Network

/// The lesson: three points, two softplus nodes, seven parameters.
public enum Lesson {
  public static let network = try! Network(inputs: 1, hidden: [2], activations: [.softplus])
  public static let observations = try! Observations(
    inputs: [[0, 0.5, 1]], observed: [[0, 1, 0]])
  /// In flat order: w1, w2, w3, w4, b1, b2, b3.
  public static let start = [2.74, -1.13, 0.36, 0.63, 0, 0, 0]
  public static let learningRate = 0.1

  /// The same points and start with another network of the same shape.
  public static func network(_ activation: Activation, loss: Loss = .ssr) -> Network {
    try! Network(inputs: 1, hidden: [2], activations: [activation], loss: loss)
  }
}
