public import Kernels
public import Network

/// How the weights that nobody named are drawn; biases start at 0.
public enum Initialiser: String, CaseIterable, Sendable {
  /// Normal with variance 2 / inputs, for softplus and relu: He, Zhang, Ren, Sun, "Delving deep
  /// into rectifiers" (2015, doi:10.1109/ICCV.2015.123).
  case he
  /// Uniform with variance 2 / (inputs + outputs), for the others: Glorot, Bengio, "Understanding
  /// the difficulty of training deep feedforward neural networks" (2010, PMLR 9, 249–256).
  case glorot
  /// All 0, to see what happens: the nodes of a layer stay alike.
  case zero

  /// The initialiser that suits an activation.
  public static func suiting(_ activation: Activation) -> Initialiser {
    switch activation {
    case .softplus, .relu: .he
    case .identity, .sigmoid, .tanh: .glorot
    }
  }

  /// A weight of a layer with so many inputs and outputs.
  public func weight(inputs: Int, outputs: Int, using generator: inout SeededGenerator) -> Double {
    switch self {
    case .he: return generator.normal() * Elementary.squareRoot(2 / Double(inputs))
    case .glorot:
      return (2 * generator.uniform() - 1) * Elementary.squareRoot(6 / Double(inputs + outputs))
    case .zero: return 0
    }
  }
}

extension Network {
  /// A start: every weight drawn in flat order, biases 0, then what is named put in its place.
  ///
  /// A weight that is named is drawn all the same, so that naming one changes no other.
  ///
  /// - Parameters:
  ///   - named: values by parameter name.
  ///   - initialiser: one for all layers; nil for the one that suits each layer's activation.
  ///   - seed: of the generator.
  /// - Throws: `NetworkError.unknownParameter` for a name the network does not have.
  public func start(
    _ named: KeyValuePairs<String, Double>, initialiser: Initialiser? = nil, seed: UInt64 = 0
  ) throws(NetworkError) -> [Double] {
    try start(named: named.map { ($0.key, $0.value) }, initialiser: initialiser, seed: seed)
  }

  /// The same from pairs of name and value.
  public func start(
    named: [(String, Double)] = [], initialiser: Initialiser? = nil, seed: UInt64 = 0
  ) throws(NetworkError) -> [Double] {
    var generator = SeededGenerator(seed: seed)
    var parameters: [Double] = []
    parameters.reserveCapacity(parameterCount)
    for layer in layers {
      let rule = initialiser ?? .suiting(layer.activation)
      for _ in 0..<layer.inputs * layer.outputs {
        parameters.append(
          rule.weight(inputs: layer.inputs, outputs: layer.outputs, using: &generator))
      }
    }
    parameters.append(contentsOf: repeatElement(0, count: biasCount))
    for (name, value) in named { parameters[try index(of: name)] = value }
    return parameters
  }
}
