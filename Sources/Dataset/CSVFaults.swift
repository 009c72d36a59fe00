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
    } else if ["nan", "inf", "infinity"].contains(where: { isWord(bytes, $0) }) {
      kind = .notFinite(column: column)
    } else {
      kind = .notANumber(column: column, decimalComma: decimalComma)
    }
    return error(kind, at: cell.start, text: string(cell))
  }

  /// Whether a cell says that its value is not known.
  func isMissing(_ cell: Cell) -> Bool {
    let bytes = UnsafeBufferPointer(rebasing: text[cell.content])
    return bytes.isEmpty || isWord(bytes, "na") || isWord(bytes, "n/a") || isWord(bytes, "null")
      || isWord(bytes, "?")
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

  /// Whether the bytes are the word, in ASCII letters of either case, with any sign.
  private func isWord(_ bytes: UnsafeBufferPointer<UInt8>, _ word: String) -> Bool {
    let isSigned = bytes.first == UInt8(ascii: "-") || bytes.first == UInt8(ascii: "+")
    let signs = isSigned ? 1 : 0
    guard bytes.count - signs == word.utf8.count else { return false }
    return zip(bytes.dropFirst(signs), word.utf8).allSatisfy { byte, letter in
      (0x41 <= byte && byte <= 0x5a ? byte | 0x20 : byte) == letter
    }
  }
}
