import Network

/// The rows that a loss is over, and their numbers among the data rows.
struct DerivationRows {
  /// Those rows only.
  let observations: Observations
  /// How many data rows there are.
  let total: Int
  /// Counted from 0, in their order; nil for all.
  private let chosen: [Int]?

  init(_ observations: Observations, _ chosen: [Int]?) {
    self.observations = chosen.map { observations.rows($0) } ?? observations
    self.chosen = chosen
    total = observations.rowCount
  }

  var count: Int { observations.rowCount }

  var batch: Derivation.Batch? { chosen.map { .init(rows: $0.count, rowCount: total) } }

  /// The number of a row, counted from 1 over the data.
  func number(_ row: Int) -> Int { (chosen?[row] ?? row) + 1 }

  /// The places (from 0) of the rows of these numbers, in the order of the data, each once.
  func places(ofNumbers numbers: [Int]) throws(DerivationError) -> [Int] {
    var places: [Int] = []
    for number in Set(numbers).sorted() {
      guard number >= 1 && number <= total else { throw .noSuchRow(number, count: total) }
      guard let chosen else {
        places.append(number - 1)
        continue
      }
      guard let place = chosen.firstIndex(of: number - 1) else {
        throw .rowOfAnotherBatch(number)
      }
      places.append(place)
    }
    return places
  }
}
