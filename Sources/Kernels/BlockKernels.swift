/// How rows are grouped: part of the order of every sum, and so of every result's bits. Changing
/// either number changes `arithmeticRevision`.
package enum BlockKernels {
  /// Rows go in blocks of so many.
  package static let rowsPerBlock = 256
  /// Sums over a block's rows go over so many virtual lanes.
  package static let lanes = 8
}
