import Encoding

extension CSVScanner {
  /// Why a cell of a column of numbers holds none.
  func noNumber(_ cell: Cell, column: String, decimalComma: Bool) -> TableError {
    let bytes = UnsafeBufferPointer(rebasing: text[cell.content])
    let kind: TableError.Kind
    if readDecimal(bytes, comma: decimalComma) == .overflow {
      kind = .beyondRange(column: column)
    } else if isMissing(cell) {
      kind = .missingValue(column: column)
    } else if isWord(bytes, in: ["nan", "inf", "infinity"]) {
      kind = .notFinite(column: column)
    } else {
      kind = .notANumber(column: column, decimalComma: decimalComma)
    }
    return error(kind, at: cell.start, text: string(cell))
  }

  /// Whether a cell says that its value is not known.
  func isMissing(_ cell: Cell) -> Bool {
    let bytes = UnsafeBufferPointer(rebasing: text[cell.content])
    return bytes.isEmpty || isWord(bytes, in: ["na", "n/a", "null", "?"])
  }

  /// Why the row that begins at `start` does not go with a header of `width` cells.
  func ragged(from start: Int, width: Int) -> TableError {
    var scanner = rewound(to: start)
    var cells: [Cell] = []
    repeat {
      guard let cell = try? scanner.cell() else { break }
      cells.append(cell)
    } while cells[cells.count - 1].isFollowed
    if cells.count > width {
      let extra = cells[width]
      return error(
        .tooManyCells(expected: width, found: cells.count), at: extra.start, text: string(extra))
    }
    let end = cells.last.map { $0.content.upperBound + ($0.isQuoted ? 1 : 0) } ?? start
    return error(
      .tooFewCells(expected: width, found: cells.count), at: end, text: start..<end)
  }

  /// Whether the bytes are one of the words, in ASCII letters of either case, with any sign.
  private func isWord(_ bytes: UnsafeBufferPointer<UInt8>, in words: [String]) -> Bool {
    let small = bytes.map { 0x41 <= $0 && $0 <= 0x5a ? $0 | 0x20 : $0 }
    let isSigned = small.first == UInt8(ascii: "-") || small.first == UInt8(ascii: "+")
    let unsigned = small.dropFirst(isSigned ? 1 : 0)
    return words.contains { $0.utf8.elementsEqual(unsigned) }
  }
}
