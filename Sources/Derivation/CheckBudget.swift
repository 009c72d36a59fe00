import Network

/// How much of a large gradient is checked: forward mode and differences cost a pass for each
/// parameter, so of a large network some parameters, and of a large table some rows, at even
/// distances, stand for all. Parameters give way first.
struct CheckBudget {
  private let totalRows: Int
  private let rowLimit: Int
  let parameters: [Int]

  /// How much is done at most: a visit of a parameter in a row, once by a method for all of them
  /// and once by each method for each parameter; a node's exponentials in many digits count as
  /// so many visits, and so do a class's logarithms in the graph. It takes about a second.
  private static let work = 40_000_000
  private static let visitsPerNode = 200
  private static let visitsPerClass = 100
  private static let fewParameters = 20

  init(_ network: Network, _ observations: Observations, _ named: [Int]?) {
    totalRows = observations.rowCount
    let all = network.parameterCount
    let size = all + (network.link == .softmax ? Self.visitsPerClass * network.outputCount : 0)
    if let named {
      parameters = named
    } else {
      let affordable = Self.work / size / totalRows
      let count = min(all, max(Self.fewParameters, affordable))
      parameters = (0..<count).map { $0 * all / count }
    }
    let visits = size * (parameters.count + 4) + Self.visitsPerNode * network.biasCount
    rowLimit = max(1, min(totalRows, Self.work / visits))
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
