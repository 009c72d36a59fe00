import Encoding
import Graph

/// The digits of the forward pass: enough that each of its numbers follows from those before it,
/// and the factors from them.
struct ForwardDigits {
  /// The parameters, then the quantities.
  private var chain: DigitChain
  private let parameterCount: Int

  /// - Parameters:
  ///   - deltas: how the factors of the recursive form are written.
  ///   - digits: how many digits factors have.
  init(_ derivation: Derivation, _ deltas: DeltaDigits, digits: Int) {
    let (forward, rows) = (derivation.forward, derivation.rows)
    parameterCount = forward.parameters.count
    chain = DigitChain(
      forward.parameters.map {
        .init(name: $0.name, formula: nil, values: [$0.value], digits: digits)
      }
        + forward.quantities.enumerated().map { place, quantity in
          .init(
            name: quantity.name, formula: quantity.formula,
            values: rows.map { $0.forward[place] }, digits: digits)
        }, rows: rows.count)
    chain.settle(for: Self.factors(derivation, deltas, digits))
  }

  /// A quantity as it is printed in a row, by their places.
  func text(_ place: Int, row: Int) -> String { chain.text(parameterCount + place, row: row) }

  func parameterText(_ place: Int) -> String { chain.text(place, row: 0) }

  /// The text that stands for a symbol in a row; nil if it is not printed.
  func text(of symbol: String, row: Int) -> String? {
    chain.place(symbol).map { chain.text($0, row: row) }
  }

  /// The most digits that any of the numbers has.
  var most: Int { chain.links.reduce(0) { max($0, $1.digits) } }

  private static func factors(_ derivation: Derivation, _ deltas: DeltaDigits, _ digits: Int)
    -> [DigitChain.Link]
  {
    var links: [DigitChain.Link] = []
    func add(_ factor: Derivation.Factor, _ digits: Int, _ value: (Derivation.Row) -> Double) {
      links.append(
        .init(
          name: "", formula: factor.symbolic, values: derivation.rows.map(value), digits: digits))
    }
    for (index, term) in derivation.terms.enumerated() {
      for (place, factor) in term.factors.enumerated() {
        add(factor, digits) { $0.factors[index][place] }
      }
    }
    for (index, delta) in derivation.deltas.enumerated() {
      for (place, term) in delta.terms.enumerated() {
        for (position, factor) in term.factors.enumerated() {
          add(factor, deltas.digits(of: factor, in: index)) {
            $0.deltaParts[index].factors[place][position]
          }
        }
      }
      if let local = delta.local {
        add(local, deltas.localDigits(index)) { $0.deltaParts[index].local }
      }
    }
    return links
  }
}
