import Network

/// The derivatives by some parameters, in many digits.
struct ManyDigitGradient {
  /// In the order of the parameters asked for, each rounded once.
  let values: [Double]

  init(
    _ network: Network, _ observations: Observations, _ parameters: [Double], of indices: [Int]
  ) {
    let places = indices.map { network.place(ofParameter: $0) }
    var sums = [ManyDigits](repeating: .zero, count: indices.count)
    var row = ManyDigitRow(network, parameters)
    for number in 0..<observations.rowCount {
      row.load(
        observations.inputs(row: number), observations.observed(row: number),
        terms: network.terms(rows: observations.rowCount))
      for (position, place) in places.enumerated() {
        sums[position] = sums[position] + row.product(place)
      }
    }
    for (position, index) in indices.enumerated() where network.isPenalised(index) {
      sums[position] = sums[position] + network.penalty.manyDigitsDerivative(parameters[index])
    }
    values = sums.map { $0.nearest }
  }
}
