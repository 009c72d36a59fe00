/// What is certain of a text while more of it is to come.
extension CSVScanner {
  /// Whether more text may change how the row that begins at `start` reads, or what is wrong
  /// with it.
  func isCut(from start: Int) -> Bool {
    if isWhole { return false }
    var scanner = rewound(to: start)
    do throws(TableError) {
      while try scanner.cell().isFollowed {}
      return scanner.isAtCut
    } catch {
      switch error.kind {
      case .nulByte: return false
      case .textAfterQuote: return scanner.endOfCell(from: scanner.at) == text.count
      default: return true
      }
    }
  }

  /// Whether a row that was just read may go on in the text to come: the end of a line is known
  /// by the byte behind it, since CR LF is one.
  var isAtCut: Bool { !isWhole && at == text.count }
}
