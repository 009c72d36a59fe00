import Network

/// How much of a large gradient is checked: forward mode and differences cost a pass for each
/// parameter, so of a large network some parameters, and of a large table some rows, at even
/// distances, stand for all. Parameters give way first.
struct CheckBudget {
  private let totalRows: Int
  private let rowLimit: Int
  let parameters: [Int]

  /// How many parameters times rows times parameters, for each of the slow methods.
  private static let work = 40_000_000
  private static let fewParameters = 20

  init(_ network: Network, _ observations: Observations, _ named: [Int]?) {
    totalRows = observations.rowCount
    let all = network.parameterCount
    if let named {
      parameters = named
    } else {
      let affordable = Self.work / all / totalRows
      let count = min(all, max(Self.fewParameters, affordable))
      parameters = (0..<count).map { $0 * all / count }
    }
    rowLimit = max(1, min(totalRows, Self.work / all / max(parameters.count, 1)))
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
