import Network
import TestSupport
import Testing

@Suite struct ObservationsTests {
  @Test("columns are read back by column and by row")
  func reading() throws {
    let rows = try Observations(inputs: [[1, 2, 3], [4, 5, 6]], observed: [[7, 8, 9]])
    #expect(rows.rowCount == 3 && rows.inputCount == 2 && rows.observedCount == 1)
    #expect(rows.input(1, row: 0) == 4 && rows.observed(0, row: 2) == 9)
    #expect(rows.inputs(row: 1) == [2, 5] && rows.observed(row: 1) == [8])
  }

  @Test("columns come one after another, however a table is kept", arguments: [1, 14, 15, 40])
  func columns(inputs: Int) throws {
    let columns = (0...inputs).map { column in (0..<5).map { Double(10 * column + $0) } }
    let rows = try Observations(inputs: Array(columns[..<inputs]), observed: [columns[inputs]])
    #expect(rows.columns.values == columns.flatMap { $0 })
    #expect(rows.inputs(row: 3) == columns[..<inputs].map { $0[3] })
    #expect(rows.rows([4, 0]).observed(0, row: 0) == columns[inputs][4])
    #expect(rows.rounded(to: .float) == rows)
  }

  @Test("columns that do not fit together are refused")
  func shapes() {
    let none = NetworkError.shape("there must be at least one input column and one observed column")
    #expect(throws: none) { try Observations(inputs: [], observed: [[1]]) }
    #expect(throws: none) { try Observations(inputs: [[1]], observed: []) }
    #expect(throws: NetworkError.shape("there are no rows")) {
      try Observations(inputs: [[]], observed: [[]])
    }
    let lengths = NetworkError.shape("the columns are not of one length")
    #expect(throws: lengths) { try Observations(inputs: [[1, 2], [1]], observed: [[1, 2]]) }
    #expect(throws: lengths) {
      try Observations(inputs: [[1, 2]], observed: [[1, 2], [1, 2, 3]])
    }
  }

  @Test("columns that do not fit the network are refused")
  func network() throws {
    let rows = try Observations(inputs: [[1], [2]], observed: [[1]])
    #expect(throws: NetworkError.shape("2 input columns for 1 inputs")) {
      try Backpropagation(Lesson.network, rows)
    }
    let outputs = try Observations(inputs: [[1]], observed: [[1], [2]])
    #expect(throws: NetworkError.shape("2 observed columns for 1 outputs")) {
      try Backpropagation(Lesson.network, outputs)
    }
  }
}
