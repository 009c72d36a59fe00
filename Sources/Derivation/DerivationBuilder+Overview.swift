import Kernels
import Network

/// What a derivation says of all rows, one at a time: where relu bends, what each path comes to.
extension DerivationBuilder {
  /// Whether the rows are so few that each may be taken through the network by itself.
  var isAffordable: Bool { rows.count * network.parameterCount <= 2_000_000 }

  func addOverview(_ ledger: Ledger, _ pass: inout RowPass, to derivation: inout Derivation) {
    let hasRelu = network.layers.contains { $0.activation == .relu }
    let hasPaths = ledger.form == .paths && derivation.terms.count > 1
    guard isAffordable, hasRelu || hasPaths else { return }
    let paths = hasPaths ? Paths(network: network, place: ledger.place).all : []
    var sums = paths.map { _ in DoubleDouble(0) }
    for row in 0..<rows.count {
      pass.load(row: row)
      for (index, path) in paths.enumerated() {
        let numbers = Paths(network: network, place: ledger.place).numbers(path, pass)
        sums[index] = sums[index] + numbers.reduce(DoubleDouble(1), *)
      }
      if hasRelu, let node = corner(ledger.place, pass) {
        derivation.corners.append(.init(row: rows.number(row), node: node))
      }
    }
    derivation.termSums = sums.map { $0.high }
  }

  /// The first node between a parameter and the loss that is at its corner.
  private func corner(_ place: Network.ParameterPlace, _ pass: RowPass) -> String? {
    for layer in place.layer..<network.layers.count
    where network.layers[layer].activation == .relu {
      for node in 0..<network.layers[layer].outputs where pass.x[layer][node] == 0 {
        let isMoved = layer > place.layer || (node == place.node && pass.source(place) != 0)
        if isMoved { return network.preActivationName(layer: layer, node: node) }
      }
    }
    return nil
  }
}
