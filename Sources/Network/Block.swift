/// At most 256 successive rows of the observations: where their columns begin.
struct Block {
  /// All columns of the observations, inputs first.
  let columns: UnsafePointer<Double>
  /// The rows of the observations, of which this block has some.
  let totalRows: Int
  let inputCount: Int
  /// The first row of the block, counted from 0.
  let first: Int
  let rows: Int

  func input(_ column: Int) -> UnsafePointer<Double> { columns + (column * totalRows + first) }

  func observed(_ column: Int) -> UnsafePointer<Double> { input(inputCount + column) }
}
