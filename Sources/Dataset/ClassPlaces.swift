import Encoding

/// The places of labels among the classes, for the cells of a column.
///
/// If all labels are numbers, a cell is of the class that is the same number, else of the class
/// with the same bytes.
struct ClassPlaces {
  private let labels: [String]
  /// In the order of `texts`, or of `numbers`.
  private let order: [Int]
  private let texts: [[UInt8]]
  private let numbers: [Double]?
  private let decimalComma: Bool

  init(_ labels: [String], decimalComma: Bool) {
    self.labels = labels
    self.decimalComma = decimalComma
    let values = labels.compactMap { readDecimal($0, comma: decimalComma).value }
    if values.count == labels.count {
      order = values.indices.sorted { (values[$0], $0) < (values[$1], $1) }
      numbers = order.map { values[$0] }
      texts = []
    } else {
      order = sortedByBytes(labels)
      texts = order.map { Array(labels[$0].utf8) }
      numbers = nil
    }
  }

  /// A label that is the same number as one before it.
  var repeated: String? {
    guard let numbers else { return nil }
    return order.indices.dropFirst().first { numbers[$0] == numbers[$0 - 1] }
      .map { labels[order[$0]] }
  }

  /// The place of a cell's class.
  ///
  /// - Throws: a `TableError` if the cell is empty or of no class.
  func place(
    of cell: CSVScanner.Cell, in scanner: CSVScanner, column: String
  ) throws(TableError) -> Int {
    if scanner.isMissing(cell) { throw scanner.missingClass(cell, column: column) }
    if !cell.hasDoubledQuotes,
      let place = place(of: UnsafeBufferPointer(rebasing: scanner.text[cell.content]))
    {
      return place
    }
    // Doubled quotation marks are single ones in a label, and wrong UTF-8 is mended there.
    var text = scanner.string(cell)
    if let place = text.withUTF8({ place(of: $0) }) { return place }
    throw scanner.error(
      .unknownClass(column: column, known: labels), at: cell.start, text: text)
  }

  private func place(of text: UnsafeBufferPointer<UInt8>) -> Int? {
    if let numbers {
      guard let number = readDecimal(text, comma: decimalComma).value else { return nil }
      let index = bisected(numbers.count) { numbers[$0] < number }
      return index < numbers.count && numbers[index] == number ? order[index] : nil
    }
    let index = bisected(texts.count) { texts[$0].lexicographicallyPrecedes(text) }
    return index < texts.count && texts[index].elementsEqual(text) ? order[index] : nil
  }
}

/// The first of `0..<count` that does not come before what is sought.
@inline(__always)
private func bisected(_ count: Int, _ isBefore: (Int) -> Bool) -> Int {
  var (low, high) = (0, count)
  while low < high {
    let middle = (low + high) / 2
    if isBefore(middle) { low = middle + 1 } else { high = middle }
  }
  return low
}

extension CSVScanner {
  func missingClass(_ cell: Cell, column: String) -> TableError {
    error(.missingClass(column: column), at: cell.start, text: string(cell))
  }
}
