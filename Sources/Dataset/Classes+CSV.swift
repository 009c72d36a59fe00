import Encoding

extension Classes {
  /// Reads a column of classes from a CSV file.
  ///
  /// Labels that all are numbers are compared as numbers and stand in their order; any others by
  /// their UTF-8 bytes.
  ///
  /// - Parameters:
  ///   - bytes: the file; see `Table.init(csv:name:columns:decimalComma:)`.
  ///   - file: what messages call it.
  ///   - name: the name of the column.
  ///   - labels: the classes and their order; nil for those that the column has.
  /// - Returns: the classes, and for each row the place of its class among them.
  /// - Throws: a `TableError` for a cell that is empty or of no class, and for a column of one
  ///   class or of more than `most`.
  public static func read(
    csv bytes: [UInt8], file: String, column name: String, labels: [String]? = nil,
    decimalComma: Bool = false
  ) throws(TableError) -> (classes: Classes, codes: [Int]) {
    try bytes.withUnsafeBufferPointer { text throws(TableError) in
      var scanner = try CSVScanner(text, name: file, decimalComma: decimalComma)
      let header = try TableHeader(&scanner, decimalComma: decimalComma)
      let wanted = try header.index(of: name)
      var cells: [CSVScanner.Cell] = []
      while scanner.findRow() {
        var index = 0
        while true {
          let cell = try scanner.cell()
          if index == wanted { cells.append(cell) }
          index += 1
          if !cell.isFollowed { break }
        }
      }
      let reading = ClassReading(scanner: scanner, name: name, decimalComma: decimalComma)
      return try reading.read(cells, labels: labels)
    }
  }

  /// More classes than these are no classes.
  public static let most = 1000
}

/// The reading of the cells of one column.
private struct ClassReading {
  let scanner: CSVScanner
  let name: String
  let decimalComma: Bool

  func read(
    _ cells: [CSVScanner.Cell], labels known: [String]?
  ) throws(TableError) -> (Classes, [Int]) {
    let texts = cells.map { scanner.string($0) }
    for (cell, text) in zip(cells, texts) where scanner.isMissing(cell) {
      throw scanner.error(.missingClass(column: name), at: cell.start, text: text)
    }
    var numbers: [Double]? = []
    for text in known ?? texts {
      guard let number = readDecimal(text, comma: decimalComma).value else {
        numbers = nil
        break
      }
      numbers?.append(number)
    }
    let labels = known ?? Self.inOrder(texts, numbers)
    guard labels.count > 1 else { throw error(.singleClass(column: name), labels.first ?? "") }
    guard labels.count <= Classes.most else {
      throw error(.tooManyClasses(column: name, count: labels.count), "")
    }
    let values = numbers.map { _ in labels.map { readDecimal($0, comma: decimalComma).value } }
    let order = sortedByBytes(labels)
    var codes: [Int] = []
    codes.reserveCapacity(texts.count)
    for (row, text) in texts.enumerated() {
      let code: Int?
      if let values {
        let number = readDecimal(text, comma: decimalComma).value
        code = number == nil ? nil : values.firstIndex { $0 == number }
      } else {
        code = position(of: text, among: labels, in: order)
      }
      guard let code else {
        throw scanner.error(
          .unknownClass(column: name, known: labels), at: cells[row].start, text: text)
      }
      codes.append(code)
    }
    return (Classes(name: name, labels: labels), codes)
  }

  /// The different labels, in the order of their numbers or bytes.
  private static func inOrder(_ texts: [String], _ numbers: [Double]?) -> [String] {
    var labels: [String] = []
    if let numbers {
      let order = numbers.indices.sorted { (numbers[$0], $0) < (numbers[$1], $1) }
      for (place, index) in order.enumerated()
      where place == 0 || numbers[index] != numbers[order[place - 1]] {
        labels.append(texts[index])
      }
    } else {
      for index in sortedByBytes(texts)
      where labels.isEmpty || !isSame(labels[labels.count - 1], texts[index]) {
        labels.append(texts[index])
      }
    }
    return labels
  }

  private func error(_ kind: TableError.Kind, _ text: String) -> TableError {
    TableError(kind, file: scanner.name, line: nil, column: nil, text: shortened(text))
  }
}
