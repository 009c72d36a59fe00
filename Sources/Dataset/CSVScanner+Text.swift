import Encoding

extension CSVScanner {
  /// A cell's text, doubled quotation marks made single.
  func string(_ cell: Cell) -> String {
    var bytes: [UInt8] = []
    var at = cell.content.lowerBound
    while at < cell.content.upperBound {
      bytes.append(text[at])
      at += cell.isQuoted && text[at] == UInt8(ascii: "\"") ? 2 : 1
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  func error(_ kind: TableError.Kind, at offset: Int, text range: Range<Int>? = nil) -> TableError {
    let bytes = range.map { String(decoding: text[$0], as: UTF8.self) } ?? ""
    return error(kind, at: offset, text: bytes)
  }

  func error(_ kind: TableError.Kind, at offset: Int, text: String) -> TableError {
    let place = TextPlace(line: start.line, column: 1)
      .advanced(from: start.offset, to: offset, in: self.text)
    return TableError(
      kind, file: name, line: place.line, column: place.column, text: shortened(text))
  }
}

/// The first 60 characters of a text, and `…` if there are more.
package func shortened(_ text: String) -> String {
  let scalars = text.unicodeScalars
  guard let end = scalars.index(scalars.startIndex, offsetBy: 60, limitedBy: scalars.endIndex),
    end < scalars.endIndex
  else { return text }
  return String(text[..<end]) + "…"
}
