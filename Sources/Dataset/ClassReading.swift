/// The reading of one column of classes.
struct ClassReading {
  private let column: Int
  private let name: String
  private let known: [String]?
  private let places: ClassPlaces
  private var found: LabelSet
  /// The first cells that are empty, and that are of no class. They are told only at the end: it
  /// matters more that the file can be read, and that the classes are some.
  private var missing: TableError?
  private var unknown: TableError?

  /// - Parameters:
  ///   - column: its position in the file
  ///   - known: its classes; nil for those that it has
  init(column: Int, name: String, known: [String]?, decimalComma: Bool) {
    self.column = column
    self.name = name
    self.known = known
    places = ClassPlaces(known ?? [], decimalComma: decimalComma)
    found = LabelSet(decimalComma: decimalComma)
  }

  /// Reads all rows that are certain, and leaves the scanner behind them.
  mutating func read(_ scanner: inout CSVScanner) throws(TableError) {
    while scanner.findRow() {
      let (start, line) = (scanner.at, scanner.line)
      var label: CSVScanner.Cell?
      var isCut = false
      do throws(TableError) {
        var index = 0
        while true {
          let cell = try scanner.cell()
          if index == column { label = cell }
          index += 1
          if !cell.isFollowed { break }
        }
        isCut = scanner.isAtCut
        if !isCut { try scanner.checkLength(from: start) }
      } catch {
        isCut = scanner.isCut(from: start)
        if !isCut { throw scanner.told(error, from: start) }
      }
      if isCut { return scanner.move(to: start, line: line) }
      // A row without the cell is told of when its numbers are read.
      if let label { note(label, in: scanner) }
    }
  }

  private mutating func note(_ cell: CSVScanner.Cell, in scanner: CSVScanner) {
    if known == nil {
      let isNoted = found.insert(cell, in: scanner)
      if !isNoted && missing == nil { missing = scanner.missingClass(cell, column: name) }
      return
    }
    do throws(TableError) {
      _ = try places.place(of: cell, in: scanner, column: name)
    } catch {
      if case .missingClass = error.kind {
        missing = missing ?? error
      } else {
        unknown = unknown ?? error
      }
    }
  }

  /// What came of it.
  func classes(file: String) throws(TableError) -> Classes {
    if let missing { throw missing }
    let labels = known ?? found.labels
    guard labels.count > 1 else {
      throw TableError(
        .singleClass(column: name), file: file, line: nil, column: nil,
        text: shortened(labels.first ?? ""))
    }
    guard labels.count <= Classes.most else {
      throw TableError(
        .tooManyClasses(column: name), file: file, line: nil, column: nil, text: "")
    }
    if let label = places.repeated {
      throw TableError(
        .sameClasses(column: name), file: file, line: nil, column: nil, text: shortened(label))
    }
    if let unknown { throw unknown }
    return Classes(name: name, labels: labels)
  }
}
