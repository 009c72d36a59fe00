/// The rows that a network is fitted to, in the units trained in.
public struct Observations: Equatable, Sendable {
  public let rowCount: Int
  public let inputCount: Int
  public let observedCount: Int
  /// The columns one after another, inputs first, each `rowCount` long.
  package let values: [Double]

  /// - Parameters:
  ///   - inputs: input columns, at least one, all of one length, at least 1.
  ///   - observed: observed columns, at least one, of the same length.
  /// - Throws: `NetworkError.shape` where they are not.
  public init(inputs: [[Double]], observed: [[Double]]) throws(NetworkError) {
    guard let rows = inputs.first?.count, !observed.isEmpty else {
      throw .shape("there must be at least one input column and one observed column")
    }
    guard rows > 0 else { throw .shape("there are no rows") }
    guard (inputs + observed).allSatisfy({ $0.count == rows }) else {
      throw .shape("the columns are not of one length")
    }
    rowCount = rows
    inputCount = inputs.count
    observedCount = observed.count
    var values: [Double] = []
    values.reserveCapacity(rows * (inputs.count + observed.count))
    for column in inputs { values.append(contentsOf: column) }
    for column in observed { values.append(contentsOf: column) }
    self.values = values
  }

  /// The value of an input column in a row, both counted from 0.
  public func input(_ column: Int, row: Int) -> Double { values[column * rowCount + row] }

  /// The value of an observed column in a row, both counted from 0.
  public func observed(_ column: Int, row: Int) -> Double {
    values[(inputCount + column) * rowCount + row]
  }

  /// All inputs of one row.
  public func inputs(row: Int) -> [Double] { (0..<inputCount).map { input($0, row: row) } }

  /// All observed values of one row.
  public func observed(row: Int) -> [Double] {
    (0..<observedCount).map { observed($0, row: row) }
  }
}

extension Observations {
  /// Some of the rows, counted from 0, in the order given.
  package func rows(_ rows: [Int]) -> Observations {
    func column(_ index: Int) -> [Double] { rows.map { values[index * rowCount + $0] } }
    // At least one row, and as many columns as here: nothing can be wrong with them.
    return try! Observations(
      inputs: (0..<inputCount).map(column),
      observed: (inputCount..<inputCount + observedCount).map(column))
  }
}

extension Network {
  /// - Throws: `NetworkError.shape` if the columns are not as many as inputs and outputs.
  package func check(_ observations: Observations) throws(NetworkError) {
    guard observations.inputCount == inputCount else {
      throw .shape("\(observations.inputCount) input columns for \(inputCount) inputs")
    }
    guard observations.observedCount == outputCount else {
      throw .shape("\(observations.observedCount) observed columns for \(outputCount) outputs")
    }
  }
}
