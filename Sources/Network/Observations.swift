public import Kernels

/// The rows that a network is fitted to, in the units trained in.
public struct Observations: Equatable, Sendable {
  public let rowCount: Int
  public let inputCount: Int
  public let observedCount: Int
  /// What the values are kept as. A network of another precision converts each when it uses it.
  public let precision: Precision
  /// The values: column by column, or, of wide tables, row by row, so that a row that is taken by
  /// itself stands in one place. Inputs come first. Never changed.
  package let values: Vector

  /// - Parameters:
  ///   - inputs: input columns, at least one, all of one length, at least 1.
  ///   - observed: observed columns, at least one, of the same length.
  ///   - precision: what the values are kept as, best that of the network.
  /// - Throws: `NetworkError.shape` where they are not.
  public init(
    inputs: [[Double]], observed: [[Double]], precision: Precision = .double
  ) throws(NetworkError) {
    let columns = inputs + observed
    guard columns.allSatisfy({ $0.count == columns[0].count }) else {
      throw .shape("the columns are not of one length")
    }
    try self.init(
      rows: columns.first?.count ?? 1, inputs: inputs.count, observed: observed.count,
      precision: precision
    ) { columns[$0][$1] }
  }

  /// The same of values that need not stand in columns of their own: for tables so large that
  /// they should be in memory only once.
  ///
  /// - Parameters:
  ///   - rows: the number of rows, at least 1.
  ///   - inputs: the number of input columns, at least 1.
  ///   - observed: the number of observed columns, at least 1.
  ///   - precision: what the values are kept as, best that of the network.
  ///   - value: the value of a column in a row, both counted from 0, inputs first; asked for
  ///     column by column.
  /// - Throws: `NetworkError.shape` where a number is below 1.
  public init(
    rows: Int, inputs: Int, observed: Int, precision: Precision = .double,
    value: (_ column: Int, _ row: Int) -> Double
  ) throws(NetworkError) {
    guard inputs > 0, observed > 0 else {
      throw .shape("there must be at least one input column and one observed column")
    }
    guard rows > 0 else { throw .shape("there are no rows") }
    rowCount = rows
    inputCount = inputs
    observedCount = observed
    self.precision = precision
    values = Vector(zeros: rows * (inputs + observed), precision)
    for column in 0..<inputs + observed {
      for row in 0..<rows { values[place(column, row)] = value(column, row) }
    }
  }

  /// Zeros, for `ObservationsBuilder` to fill.
  ///
  /// - Precondition: there are rows, inputs and observed columns.
  fileprivate init(zeros rows: Int, inputs: Int, observed: Int, precision: Precision) {
    precondition(rows > 0 && inputs > 0 && observed > 0)
    (rowCount, inputCount, observedCount) = (rows, inputs, observed)
    self.precision = precision
    values = Vector(zeros: rows * (inputs + observed), precision)
  }

  private var isByRows: Bool { inputCount + observedCount >= 16 }

  /// From one column to the next, and from one row to the next.
  package var columnStride: Int { isByRows ? 1 : rowCount }
  package var rowStride: Int { isByRows ? inputCount + observedCount : 1 }

  fileprivate func place(_ column: Int, _ row: Int) -> Int {
    column * columnStride + row * rowStride
  }

  public static func == (a: Observations, b: Observations) -> Bool {
    guard
      (a.rowCount, a.inputCount, a.observedCount) == (b.rowCount, b.inputCount, b.observedCount)
    else { return false }
    return (0..<a.values.count).allSatisfy { a.values[$0] == b.values[$0] }
  }

  /// The value of an input column in a row, both counted from 0.
  public func input(_ column: Int, row: Int) -> Double { values[place(column, row)] }

  /// The value of an observed column in a row, both counted from 0.
  public func observed(_ column: Int, row: Int) -> Double {
    values[place(inputCount + column, row)]
  }

  /// All inputs of one row.
  public func inputs(row: Int) -> [Double] { (0..<inputCount).map { input($0, row: row) } }

  /// All observed values of one row.
  public func observed(row: Int) -> [Double] {
    (0..<observedCount).map { observed($0, row: row) }
  }

  /// All values column by column, inputs first.
  package var columns: Vector {
    guard isByRows else { return values }
    let columns = Vector(zeros: values.count, precision)
    for index in 0..<values.count {
      columns[index] = values[place(index / rowCount, index % rowCount)]
    }
    return columns
  }

  /// The same rows, their values rounded to a precision.
  package func rounded(to precision: Precision) -> Observations {
    guard precision != self.precision else { return self }
    // As many rows and columns as here: nothing can be wrong with them.
    return try! Observations(
      rows: rowCount, inputs: inputCount, observed: observedCount, precision: precision
    ) { values[place($0, $1)] }
  }

  /// Some of the rows, counted from 0, in the order given.
  package func rows(_ rows: [Int]) -> Observations {
    // At least one row, and as many columns as here: nothing can be wrong with them.
    try! Observations(
      rows: rows.count, inputs: inputCount, observed: observedCount, precision: precision
    ) { values[place($0, rows[$1])] }
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

/// Rows that come in blocks, so that no more than a block of them is in memory twice.
package struct ObservationsBuilder: ~Copyable {
  private let observations: Observations

  /// - Precondition: there are rows, inputs and observed columns.
  package init(rows: Int, inputs: Int, observed: Int, precision: Precision) {
    observations = Observations(
      zeros: rows, inputs: inputs, observed: observed, precision: precision)
  }

  /// Puts the values of a column, counted from 0, inputs first, into the rows from `first` on.
  package mutating func put(_ values: [Double], column: Int, first: Int) {
    for (index, value) in values.enumerated() {
      observations.values[observations.place(column, first + index)] = value
    }
  }

  package consuming func finish() -> Observations { observations }
}
