import ChainRule
import Files
import RunFile

/// The table that a fit reads, piece by piece: numbers, and classes made into numbers.
struct FitSource {
  /// By the columns that are read: the inputs, then the targets.
  let roles: ColumnRoles
  let classes: Classes?
  private let name: String
  private let file: TextFile
  private var reader: TableReader

  /// Reads the header, and all of the column that holds classes if there is one.
  init(_ command: FitCommand) throws(Failure) {
    let file = try telling { () throws(FileError) in try TextFile(command.data) }
    let name = command.data == "-" ? "standard input" : command.data
    let comma = command.decimalComma
    // For classes the text is read twice; what comes through a pipe is kept for that.
    let bytes =
      command.loss.isCrossEntropy && file.rewound() == nil ? try Self.allBytes(of: file) : nil
    self.file = file
    self.name = name
    var reader = try Self.reading(file) { () throws(TableError) in
      try TableReader(
        name: name, decimalComma: comma, more: bytes.map { pieces(of: $0) } ?? file.read(onto:))
    }
    let roles = try Self.reading(file) { () throws(TableError) in
      try reader.header.roles(inputs: command.inputs, targets: command.targets)
    }
    guard command.loss.isCrossEntropy else {
      try Self.reading(file) { () throws(TableError) in
        try reader.choose(columns: roles.inputs + roles.targets)
      }
      (self.roles, classes, self.reader) = (roles, nil, reader)
      return
    }
    guard roles.targets.count == 1 else {
      throw .usage(
        "--loss cross-entropy with \(roles.targets.count) targets",
        expected: "one --target, a column of classes")
    }
    let again = file.rewound() ?? file
    let classes = try Self.reading(again) { () throws(TableError) in
      try Classes.read(
        file: name, column: roles.targets[0], labels: command.classes, decimalComma: comma,
        more: bytes.map { pieces(of: $0) } ?? again.read(onto:))
    }
    try Self.reading(file) { () throws(TableError) in
      try reader.choose(columns: roles.inputs, classes: classes)
    }
    self.roles = ColumnRoles(inputs: roles.inputs, targets: classes.columnNames)
    (self.classes, self.reader) = (classes, reader)
  }

  /// Reads all rows into the file of a run.
  mutating func read(into draft: RunDraft) throws(Failure) -> TableOutline {
    var lines: RowLines = []
    let count = RunDraft.blockRowCount(columns: reader.columnNames.count)
    while let block = try next(count) {
      for line in block.lines { lines.append(line) }
      try telling { () throws(RunFileError) in try draft.append(block.columns) }
    }
    return TableOutline(name: name, columns: reader.columnNames, lines: lines)
  }

  private mutating func next(_ count: Int) throws(Failure) -> TableBlock? {
    try Self.reading(file) { () throws(TableError) in try reader.next(rows: count) }
  }

  /// What went wrong with the file goes before what that made of the text.
  private static func reading<Result>(
    _ file: TextFile, _ body: () throws(TableError) -> Result
  ) throws(Failure) -> Result {
    let result: Result
    do throws(TableError) {
      result = try body()
    } catch {
      throw file.error.map { Failure($0) } ?? Failure(error)
    }
    if let error = file.error { throw Failure(error) }
    return result
  }

  private static func allBytes(of file: TextFile) throws(Failure) -> [UInt8] {
    var bytes: [UInt8] = []
    while file.read(onto: &bytes) {}
    if let error = file.error { throw Failure(error) }
    return bytes
  }
}
