import Encoding

/// Which columns of a file become which columns of a block.
struct ColumnSelection {
  /// The names of the columns of a block.
  let columnNames: [String]

  /// The names of the columns of the file.
  private let names: [String]
  /// For each column of the file its place in a block; −1 for one that is not read.
  private let slots: [Int]
  private let decimalComma: Bool

  /// The column of the file that holds classes; −1 for none.
  private let classIndex: Int
  private let classes: ClassPlaces
  /// For each column of zeros and ones the place of its class, and where the first of them stands.
  private let outputs: Range<Int>
  private let firstOutput: Int

  /// - Parameters:
  ///   - numbers: positions of columns of the file
  ///   - classes: with the position of their column
  init(
    _ header: TableHeader, numbers: [Int], classes: (Classes, index: Int)? = nil,
    decimalComma: Bool
  ) {
    names = header.names
    columnNames = numbers.map { header.names[$0] } + (classes?.0.columnNames ?? [])
    var slots = [Int](repeating: -1, count: names.count)
    for (slot, index) in numbers.enumerated() { slots[index] = slot }
    self.slots = slots
    self.decimalComma = decimalComma
    classIndex = classes?.index ?? -1
    self.classes = ClassPlaces(classes?.0.labels ?? [], decimalComma: decimalComma)
    outputs = classes?.0.outputPlaces ?? 0..<0
    firstOutput = numbers.count
  }

  /// Appends rows to a block until it has so many or the text ends; leaves the scanner behind the
  /// last that was certain.
  func read(
    _ scanner: inout CSVScanner, upTo rows: Int, into block: inout TableBlock
  ) throws(TableError) {
    while block.lines.count < rows, scanner.findRow() {
      let (start, line) = (scanner.at, scanner.line)
      var isCut = false
      do throws(TableError) {
        let width = try readRow(&scanner, into: &block.columns)
        isCut = scanner.isAtCut
        if !isCut { try scanner.checkLength(from: start) }
        if !isCut && width != names.count {
          throw scanner.ragged(from: start, width: names.count)
        }
      } catch {
        isCut = scanner.isCut(from: start)
        if !isCut { throw scanner.told(error, from: start) }
      }
      if isCut {
        block.dropUnfinishedRow()
        return scanner.move(to: start, line: line)
      }
      block.lines.append(line)
    }
  }

  /// Appends the cells of a row; returns how many it has.
  @inline(__always)
  private func readRow(
    _ scanner: inout CSVScanner, into columns: inout [[Double]]
  ) throws(TableError) -> Int {
    var index = 0
    while true {
      let cell = try scanner.cell()
      if index < slots.count, slots[index] >= 0 {
        let bytes = UnsafeBufferPointer(rebasing: scanner.text[cell.content])
        guard case .value(let value) = readDecimal(bytes, comma: decimalComma) else {
          throw scanner.noNumber(cell, column: names[index], decimalComma: decimalComma)
        }
        columns[slots[index]].append(value)
      } else if index == classIndex {
        let code = try classes.place(of: cell, in: scanner, column: names[index])
        for (slot, place) in outputs.enumerated() {
          columns[firstOutput + slot].append(place == code ? 1 : 0)
        }
      }
      index += 1
      if !cell.isFollowed { return index }
    }
  }
}
