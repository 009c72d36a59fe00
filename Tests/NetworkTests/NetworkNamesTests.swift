import Network
import TestSupport
import Testing

@Suite struct NetworkNamesTests {
  private let network = try! Network(
    inputs: 2, hidden: [3, 2], activations: [.tanh, .relu], outputs: 2)

  @Test("parameters are numbered by layer, receiving node, source; biases by node")
  func order() {
    #expect(network.weightCount == 6 + 6 + 4 && network.biasCount == 7)
    #expect(network.parameterCount == 23)
    #expect(
      network.parameterNames == (1...16).map { "w\($0)" } + (1...7).map { "b\($0)" })
    var index = 0
    for (layer, shape) in network.layers.enumerated() {
      for node in 0..<shape.outputs {
        for source in 0..<shape.inputs {
          #expect(network.weightIndex(layer: layer, node: node, source: source) == index)
          let place = network.place(ofParameter: index)
          #expect(place.layer == layer && place.node == node && place.source == source)
          index += 1
        }
      }
    }
    for (layer, shape) in network.layers.enumerated() {
      for node in 0..<shape.outputs {
        #expect(network.biasIndex(layer: layer, node: node) == index)
        let place = network.place(ofParameter: index)
        #expect(place.layer == layer && place.node == node && place.source == nil)
        index += 1
      }
    }
    #expect(index == network.parameterCount)
  }

  @Test("names and indices are each other's inverse in 200 random networks")
  func inverse() throws {
    for seed in UInt64(0)..<200 {
      let network = RandomNetwork(seed: seed).network
      for (index, name) in network.parameterNames.enumerated() {
        #expect(try network.index(of: name) == index)
        #expect(network.parameterName(index) == name)
      }
    }
  }

  @Test(
    "what is no parameter's name is refused",
    arguments: [
      "", "w", "b", "w0", "w17", "b8", "w01", "W1", "w1 ", " w1", "w-1", "w+1", "w1.0", "x1", "1",
      "w٣", "w999999999999999999999999999", "b0", "wb1", "w1é",
    ])
  func unknown(name: String) {
    #expect(throws: NetworkError.unknownParameter(name)) { try network.index(of: name) }
  }

  @Test("nodes, inputs and outputs are named through all layers")
  func nodeNames() {
    #expect(network.inputName(1) == "Input2" && network.predictedName(0) == "Predicted1")
    #expect(network.observedName(1) == "Observed2")
    #expect(network.preActivationName(layer: 1, node: 1) == "x5")
    #expect(network.activationName(layer: 1, node: 0) == "y4")
    #expect(network.activationName(layer: 2, node: 1) == "Predicted2")
    #expect(network.sourceName(layer: 0, index: 0) == "Input1")
    #expect(network.sourceName(layer: 1, index: 2) == "y3")
    let lesson = Lesson.network
    #expect(lesson.inputName(0) == "Input" && lesson.predictedName(0) == "Predicted")
    #expect(
      lesson.observedName(0) == "Observed" && lesson.preActivationName(layer: 1, node: 0) == "x3")
  }

  @Test("a network that can not be is refused, saying why")
  func errors() throws {
    #expect(throws: NetworkError.emptyLayer("inputs")) { try Network(inputs: 0, hidden: []) }
    #expect(throws: NetworkError.emptyLayer("hidden")) { try Network(inputs: 1, hidden: [2, 0]) }
    #expect(throws: NetworkError.emptyLayer("outputs")) {
      try Network(inputs: 1, hidden: [], outputs: 0)
    }
    #expect(throws: NetworkError.activationCount(activations: 2, hiddenLayers: 3)) {
      try Network(inputs: 1, hidden: [1, 1, 1], activations: [.tanh, .relu])
    }
    #expect(throws: NetworkError.activationCount(activations: 0, hiddenLayers: 1)) {
      try Network(inputs: 1, hidden: [1], activations: [])
    }
    #expect(throws: NetworkError.tooLarge) { try Network(inputs: 1 << 40, hidden: [1 << 40]) }
    #expect(throws: NetworkError.tooLarge) { try Network(inputs: .max, hidden: [.max]) }
    let many = try Network(inputs: 1, hidden: [1, 1], activations: [.tanh, .relu])
    #expect(many.layers.map(\.activation) == [.tanh, .relu, .identity])
    let one = try Network(inputs: 1, hidden: [1, 1], activations: [.tanh])
    #expect(one.layers.map(\.activation) == [.tanh, .tanh, .identity])
  }
}
