import Encoding
import Network

/// The quantities of one row by the names that derivations use, in many digits: parameters,
/// inputs and observed values as they are stored, everything else computed from them.
struct Quantities {
  private let row: ManyDigitRow
  private let network: Network

  init(_ row: ManyDigitRow) {
    self.row = row
    network = row.network
  }

  /// The value of a name and a bound of its error; nil if the network has no such quantity.
  subscript(name: String) -> Approximation? {
    if let index = try? network.index(of: name) { return Approximation(row.parameters[index]) }
    if let value = penalty(name) { return value }
    let (word, number) = Self.parts(name)
    if isSame(word, "Input") { return exact(row.inputs, number) }
    if isSame(word, "Observed") { return exact(row.observed, number) }
    if isSame(word, "Predicted") { return computed(row.y[row.y.count - 1], number) }
    if isSame(word, "x") { return node(row.x, number) }
    if isSame(word, "y") { return node(row.y, number) }
    if isSame(word, "δ") { return node(row.deltas, number) }
    return nil
  }

  /// What a penalty is made of: λ2, λ1, |w1|; and the penalty itself.
  private func penalty(_ name: String) -> Approximation? {
    let (l2, l1) = (ManyDigits(network.penalty.l2), ManyDigits(network.penalty.l1))
    if isSame(name, "λ2") { return Approximation(l2) }
    if isSame(name, "λ1") { return Approximation(l1) }
    if name.utf8.first == 124 {
      let inner = String(decoding: name.utf8.dropFirst().dropLast(), as: UTF8.self)
      return self[inner].map { Approximation($0.value.magnitude, error: $0.error) }
    }
    guard isSame(name, "Penalty") else { return nil }
    var sum = ManyDigits.zero
    for (index, value) in row.parameters.enumerated() where network.isPenalised(index) {
      sum = sum + l2 * value * value + l1 * value.magnitude
    }
    return Approximation(sum, error: sum.scaled(by: -80))
  }

  private func exact(_ values: [ManyDigits], _ number: Int?) -> Approximation? {
    let place = (number ?? 1) - 1
    return values.indices.contains(place) ? Approximation(values[place]) : nil
  }

  /// Sums and products of many digits lose a few bits more than one operation does.
  private func computed(_ values: [ManyDigits], _ number: Int?) -> Approximation? {
    exact(values, number).map {
      Approximation($0.value, error: $0.value.magnitude.scaled(by: -80))
    }
  }

  private func node(_ layers: [[ManyDigits]], _ number: Int?) -> Approximation? {
    guard let number, let layer = network.nodeOffsets.lastIndex(where: { $0 < number }) else {
      return nil
    }
    return computed(layers[layer], number - network.nodeOffsets[layer])
  }

  /// `Predicted2` is Predicted and 2.
  private static func parts(_ name: String) -> (word: String, number: Int?) {
    var (word, number): (String, Int?) = ("", nil)
    for scalar in name.unicodeScalars {
      if ("0"..."9").contains(scalar) {
        number = (number ?? 0) * 10 + Int(scalar.value - 48)
      } else {
        word.unicodeScalars.append(scalar)
      }
    }
    return (word, number)
  }
}
