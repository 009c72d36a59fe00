public import Kernels

/// One layer: each of its nodes adds up a bias and all the layer's inputs, each times a weight,
/// and applies the activation.
public struct Layer: Equatable, Sendable {
  public let inputs: Int
  public let outputs: Int
  public let activation: Activation

  /// Whether it has so many weights that their derivatives' sums over the rows of a block are
  /// taken one row after another, and not in lanes: part of the order of every sum.
  package var isDense: Bool { inputs * outputs >= 64 && min(inputs, outputs) >= 4 }
}

/// Why a network can not be built, or a parameter not be found.
public enum NetworkError: Error, Equatable, Sendable {
  /// A number of inputs, nodes or outputs below 1.
  case emptyLayer(String)
  /// Neither one activation for all hidden layers nor one for each.
  case activationCount(activations: Int, hiddenLayers: Int)
  /// More parameters than can be numbered.
  case tooLarge
  /// No parameter has this name.
  case unknownParameter(String)
  /// Columns of different lengths, or not as many as the network has inputs and outputs.
  case shape(String)
  /// Cross-entropy brings its own sigmoid or softmax.
  case outputActivationWithCrossEntropy(Activation)
}

/// A layered network: inputs, any number of hidden layers (or none), outputs, and the loss.
///
/// The parameters are one flat vector: the weights w1, w2, … by layer, then receiving node, then
/// source; after them the biases b1, b2, … by layer and node. Node k's sum is x_k, its activation
/// y_k, counted through all layers; the outputs are called Predicted.
public struct Network: Equatable, Sendable {
  public let layers: [Layer]
  public let loss: Loss
  /// What is added to the loss to keep parameters small.
  public private(set) var penalty: Penalty
  /// The numbers that it is computed with.
  public let precision: Precision
  /// Where each layer's weights begin in the flat vector.
  package let weightOffsets: [Int]
  /// How many nodes stand before each layer: bias b_k of node k is number `weightCount + k − 1`.
  package let nodeOffsets: [Int]
  /// The number of weights.
  public let weightCount: Int
  /// The number of biases: one for each node.
  public let biasCount: Int

  /// A network from the sizes of its layers.
  ///
  /// - Parameters:
  ///   - inputs: the number of input columns, at least 1.
  ///   - hidden: the number of nodes of each hidden layer; empty for none.
  ///   - activations: one for all hidden layers, or one for each.
  ///   - outputs: the number of predicted columns, at least 1.
  /// - Throws: `NetworkError` for a size below 1, a wrong number of activations, or an output
  ///   activation beside cross-entropy, which brings its own.
  public init(
    inputs: Int, hidden: [Int], activations: [Activation] = [.softplus], outputs: Int = 1,
    outputActivation: Activation = .identity, loss: Loss = .ssr, penalty: Penalty = .none,
    precision: Precision = .double
  ) throws(NetworkError) {
    guard inputs > 0 else { throw .emptyLayer("inputs") }
    guard outputs > 0 else { throw .emptyLayer("outputs") }
    guard hidden.allSatisfy({ $0 > 0 }) else { throw .emptyLayer("hidden") }
    guard activations.count == 1 || activations.count == hidden.count || hidden.isEmpty else {
      throw .activationCount(activations: activations.count, hiddenLayers: hidden.count)
    }
    guard !loss.isCrossEntropy || outputActivation == .identity else {
      throw .outputActivationWithCrossEntropy(outputActivation)
    }
    var layers: [Layer] = []
    var weightOffsets: [Int] = []
    var nodeOffsets: [Int] = []
    var (weights, nodes, width) = (0, 0, inputs)
    for (index, size) in (hidden + [outputs]).enumerated() {
      let isOutput = index == hidden.count
      let activation =
        isOutput ? outputActivation : activations[activations.count == 1 ? 0 : index]
      layers.append(Layer(inputs: width, outputs: size, activation: activation))
      weightOffsets.append(weights)
      nodeOffsets.append(nodes)
      let (product, overflow) = width.multipliedReportingOverflow(by: size)
      let limit = Int.max >> 6
      guard !overflow, product < limit - weights, size < limit - nodes else { throw .tooLarge }
      weights += product
      nodes += size
      width = size
    }
    self.layers = layers
    self.loss = loss
    self.penalty = penalty
    self.precision = precision
    self.weightOffsets = weightOffsets
    self.nodeOffsets = nodeOffsets
    weightCount = weights
    biasCount = nodes
  }

  public var inputCount: Int { layers[0].inputs }
  public var outputCount: Int { layers[layers.count - 1].outputs }
  public var parameterCount: Int { weightCount + biasCount }

  /// The same network with another penalty.
  package func with(_ penalty: Penalty) -> Network {
    var network = self
    network.penalty = penalty
    return network
  }

  /// By what the loss over so many rows is divided where it is a mean.
  package func terms(rows: Int) -> Int { loss.terms(rows: rows, outputs: outputCount) }
}
