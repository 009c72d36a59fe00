import CKernels

/// Some rows of a table: column c of row r stands at memory[c·columnStride + r·rowStride].
package struct TableRows {
  package var memory: UnsafeRawPointer
  package var precision: Precision
  package var columnStride: Int
  package var rowStride: Int
  /// The rows to take, or nil for those from `first` on.
  package var chosen: UnsafePointer<Int>?
  package var first: Int
  package var count: Int
  /// By what a mean is divided.
  package var terms: Int

  package init(
    _ memory: UnsafeRawPointer, _ precision: Precision, columnStride: Int, rowStride: Int,
    chosen: UnsafePointer<Int>?, first: Int, count: Int, terms: Int
  ) {
    self.memory = memory
    self.precision = precision
    self.columnStride = columnStride
    self.rowStride = rowStride
    self.chosen = chosen
    self.first = first
    self.count = count
    self.terms = terms
  }

  /// At most so many of the rows, from one of them on.
  package func part(from start: Int, atMost rows: Int) -> TableRows {
    var part = self
    part.first += start
    part.chosen = chosen.map { $0 + start }
    part.count = min(rows, count - start)
    return part
  }

  var asKernelsSeeIt: ck_rows {
    ck_rows(
      columns: memory, is_float: precision == .float ? 1 : 0, column_stride: columnStride,
      row_stride: rowStride, chosen: chosen, first: first, count: count, terms: Double(terms))
  }
}
