import Network

/// How much of a large gradient is checked: forward mode and differences cost a pass for each
/// parameter, so some parameters and rows, at even distances, stand for all.
struct CheckBudget {
  private let totalRows: Int
  private let rowLimit: Int
  let parameters: [Int]

  private static let passes = 4_000_000

  init(_ network: Network, _ observations: Observations, _ named: Int?) {
    totalRows = observations.rowCount
    let most = max(20, Self.passes / (8 * network.parameterCount))
    let count = min(network.parameterCount, most)
    parameters = (0..<count).map { $0 * network.parameterCount / count }
    let perRow = network.parameterCount * (named ?? count)
    rowLimit = max(1, min(totalRows, 10 * Self.passes / max(perRow, 1)))
  }

  /// The row of all rows (from 0) that checked row number `index` is.
  func row(_ index: Int) -> Int { index * totalRows / rowLimit }

  func rows(of observations: Observations) throws(NetworkError) -> Observations {
    guard rowLimit < totalRows else { return observations }
    let chosen = (0..<rowLimit).map(row)
    return try Observations(
      inputs: (0..<observations.inputCount).map { column in
        chosen.map { observations.input(column, row: $0) }
      },
      observed: (0..<observations.observedCount).map { column in
        chosen.map { observations.observed(column, row: $0) }
      })
  }
}
