import Encoding

/// The different labels of a column, as texts and as long as possible as numbers; one more than
/// `Classes.most` of each at most.
struct LabelSet {
  private var texts: Set<[UInt8]> = []
  /// Of each number the first text; nil if there is a label that is none.
  private var numbers: [Double: [UInt8]]? = [:]
  private let decimalComma: Bool
  /// The label at hand, in memory that is used again for the next.
  private var label: [UInt8] = []

  init(decimalComma: Bool) {
    self.decimalComma = decimalComma
  }

  /// Takes in the label of a cell; false if the cell is empty.
  mutating func insert(_ cell: CSVScanner.Cell, in scanner: CSVScanner) -> Bool {
    let bytes = UnsafeBufferPointer(rebasing: scanner.text[cell.content])
    label.removeAll(keepingCapacity: true)
    label.append(contentsOf: bytes)
    if !cell.hasDoubledQuotes && texts.contains(label) { return true }
    if scanner.isMissing(cell) { return false }
    if cell.hasDoubledQuotes || firstInvalidUTF8(in: bytes) != nil {
      label = Array(scanner.string(cell).utf8)
      if texts.contains(label) { return true }
    }
    if texts.count <= Classes.most { texts.insert(label) }
    if numbers != nil {
      let reading = label.withUnsafeBufferPointer { readDecimal($0, comma: decimalComma) }
      if let number = reading.value {
        if numbers!.count <= Classes.most, numbers![number] == nil { numbers![number] = label }
      } else {
        numbers = nil
      }
    }
    return true
  }

  /// In the order of their numbers or bytes.
  var labels: [String] {
    if let numbers {
      numbers.keys.sorted().map { String(decoding: numbers[$0]!, as: UTF8.self) }
    } else {
      texts.sorted { $0.lexicographicallyPrecedes($1) }.map { String(decoding: $0, as: UTF8.self) }
    }
  }
}
