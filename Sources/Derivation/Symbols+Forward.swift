import Encoding
import Graph
import Kernels
import Network

extension Symbols {
  /// At most so many numbers in a row, and parameters, of a network that is shown whole.
  private static let wholeQuantities = 12
  private static let wholeParameters = 20

  /// Whether everything that is computed in a row is shown.
  var isWhole: Bool {
    network.parameterCount <= Self.wholeParameters
      && allQuantities.count <= Self.wholeQuantities
  }

  /// Everything that is computed in a row, from the inputs up.
  private var allQuantities: [Derivation.Quantity] {
    var result = (0..<network.inputCount).map {
      quantity(network.inputName($0), nil, 0, .input($0))
    }
    for layer in network.layers.indices {
      var activations: [Derivation.Quantity] = []
      for node in 0..<network.layers[layer].outputs {
        for (index, step) in chain(layer, node).enumerated() {
          let place =
            index == 0 ? Derivation.Quantity.Place.sum(layer, node) : .activation(layer, node)
          let made = quantity(step.name, step.formulas[0], layer + 1, place)
          // A share of the softmax is of all sums.
          let isShare = index > 0 && network.link == .softmax && layer == network.layers.count - 1
          if isShare { activations.append(made) } else { result.append(made) }
        }
      }
      result += activations
    }
    let last = network.layers.count + 1
    result += (0..<network.outputCount).map {
      quantity(network.observedName($0), nil, last, .observed($0))
    }
    guard !network.loss.isCrossEntropy else { return result }
    return result
      + (0..<network.outputCount).map {
        .init(
          name: Self.residualName(network, $0), symbol: residual($0), formula: residual($0),
          layer: last, place: .residual($0))
      }
  }

  static func residualName(_ network: Network, _ output: Int) -> String {
    network.outputCount == 1 ? "residual" : "residual\(output + 1)"
  }

  private func quantity(
    _ name: String, _ formula: Formula?, _ layer: Int, _ place: Derivation.Quantity.Place
  ) -> Derivation.Quantity {
    .init(name: name, symbol: .symbol(name), formula: formula, layer: layer, place: place)
  }

  /// The forward pass of a network that is small enough; of another one what the formulas name.
  func forward(for formulas: [Formula], _ parameters: [Double]) -> Derivation.Forward {
    let all = allQuantities
    var forward = Derivation.Forward(
      quantities: all, isRoundedToFloat: network.precision == .float)
    var names = network.parameterNames.indices.map { $0 }
    if !isWhole {
      var needed = NameSet()
      for formula in formulas { formula.eachSymbol { needed.insert($0) } }
      for output in 0..<min(network.outputCount, 4) {
        needed.insert(network.predictedName(output))
        needed.insert(network.observedName(output))
      }
      forward.quantities = all.filter { needed.contains($0.name) }
      names = names.filter { needed.contains(network.parameterName($0)) }
      let shownInputs = forward.quantities.filter { $0.layer == 0 }.count
      forward.omittedInputs = network.inputCount - shownInputs
      forward.omittedNodes = omittedNodes(needed)
    }
    forward.parameters = names.map { .init(network.parameterName($0), parameters[$0]) }
    return forward
  }

  private func omittedNodes(_ needed: NameSet) -> Int {
    var count = 0
    for layer in network.layers.indices {
      for node in 0..<network.layers[layer].outputs {
        let isShown = chain(layer, node).contains { needed.contains($0.name) }
        if !isShown { count += 1 }
      }
    }
    return count
  }
}

/// Names, by their bytes: comparing by what Unicode says they mean is slower and needs its tables.
struct NameSet {
  private var names: Set<[UInt8]> = []

  mutating func insert(_ name: String) { names.insert(Array(name.utf8)) }
  func contains(_ name: String) -> Bool { names.contains(Array(name.utf8)) }
}

extension Formula {
  /// Calls `body` for every symbol, as often as it stands in the formula.
  func eachSymbol(_ body: (String) -> Void) {
    switch self {
    case .symbol(let name): body(name)
    case .number: return
    case .apply(_, let operands): for operand in operands { operand.eachSymbol(body) }
    }
  }
}
