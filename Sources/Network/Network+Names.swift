extension Network {
  /// The parameters' names in the order of the flat vector: w1, w2, …, then b1, b2, ….
  public var parameterNames: [String] {
    (1...weightCount).map { "w\($0)" } + (1...biasCount).map { "b\($0)" }
  }

  /// The name of parameter number `index` of the flat vector.
  public func parameterName(_ index: Int) -> String {
    index < weightCount ? "w\(index + 1)" : "b\(index - weightCount + 1)"
  }

  /// The place of a parameter in the flat vector.
  ///
  /// - Throws: `NetworkError.unknownParameter` if the network has none of that name.
  public func index(of name: String) throws(NetworkError) -> Int {
    var number = 0
    var kind: UInt8 = 0
    for (position, byte) in name.utf8.enumerated() {
      switch (position, byte) {
      case (0, 98), (0, 119): kind = byte
      case (1..., 48...57) where number < Int.max >> 6 && !(position == 1 && byte == 48):
        number = 10 * number + Int(byte - 48)
      default: throw .unknownParameter(name)
      }
    }
    let count = kind == 119 ? weightCount : biasCount
    guard kind != 0, number >= 1, number <= count else { throw .unknownParameter(name) }
    return kind == 119 ? number - 1 : weightCount + number - 1
  }

  /// Where the weight from `source` to `node` of a layer stands in the flat vector.
  package func weightIndex(layer: Int, node: Int, source: Int) -> Int {
    weightOffsets[layer] + node * layers[layer].inputs + source
  }

  /// Where the bias of a node of a layer stands in the flat vector.
  package func biasIndex(layer: Int, node: Int) -> Int {
    weightCount + nodeOffsets[layer] + node
  }

  /// What one parameter does: the layer and node that receive it, and for a weight its source.
  package struct ParameterPlace: Equatable {
    package var layer: Int
    package var node: Int
    /// nil for a bias.
    package var source: Int?
  }

  /// The number of the parameter that stands at a place.
  package func index(of place: ParameterPlace) -> Int {
    place.source.map { weightIndex(layer: place.layer, node: place.node, source: $0) }
      ?? biasIndex(layer: place.layer, node: place.node)
  }

  package func place(ofParameter index: Int) -> ParameterPlace {
    let isWeight = index < weightCount
    let position = isWeight ? index : index - weightCount
    let offsets = isWeight ? weightOffsets : nodeOffsets
    let layer = offsets.lastIndex { $0 <= position }!
    let within = position - offsets[layer]
    guard isWeight else { return ParameterPlace(layer: layer, node: within, source: nil) }
    let inputs = layers[layer].inputs
    return ParameterPlace(layer: layer, node: within / inputs, source: within % inputs)
  }

  /// The name of input number `index`: Input, or Input1, Input2, … where there are several.
  public func inputName(_ index: Int) -> String {
    inputCount == 1 ? "Input" : "Input\(index + 1)"
  }

  /// The name of output number `index`: Predicted, or Predicted1, ….
  public func predictedName(_ index: Int) -> String {
    outputCount == 1 ? "Predicted" : "Predicted\(index + 1)"
  }

  /// The name of what output number `index` is compared with: Observed, or Observed1, ….
  public func observedName(_ index: Int) -> String {
    outputCount == 1 ? "Observed" : "Observed\(index + 1)"
  }

  /// The name of a node's sum: x1, x2, … through all layers.
  public func preActivationName(layer: Int, node: Int) -> String {
    "x\(nodeOffsets[layer] + node + 1)"
  }

  /// The name of a node's sum where it is derived by: x_k, or Predicted where an output hands on
  /// its sum as it is.
  package func sumName(layer: Int, node: Int) -> String {
    layer == layers.count - 1 && link == .activation && layers[layer].activation == .identity
      ? predictedName(node) : preActivationName(layer: layer, node: node)
  }

  /// The name of what a layer hands on: y1, y2, …, and Predicted for the last layer.
  public func activationName(layer: Int, node: Int) -> String {
    layer == layers.count - 1 ? predictedName(node) : "y\(nodeOffsets[layer] + node + 1)"
  }

  /// The name of source number `index` of a layer: an input, or the layer before's activation.
  public func sourceName(layer: Int, index: Int) -> String {
    layer == 0 ? inputName(index) : activationName(layer: layer - 1, node: index)
  }
}

extension Network {
  /// For each parameter whether it is one of those named.
  ///
  /// - Throws: `NetworkError.unknownParameter` for a name the network does not have.
  package func mask(of names: [String]) throws(NetworkError) -> [Bool] {
    var mask = [Bool](repeating: false, count: parameterCount)
    for name in names { mask[try index(of: name)] = true }
    return mask
  }
}
