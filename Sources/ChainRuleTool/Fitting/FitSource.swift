import ChainRule
import Files
import RunFile

/// The table that a fit reads, piece by piece: numbers, and classes made into numbers.
struct FitSource {
  /// By the columns that are read: the inputs, then the targets.
  let roles: ColumnRoles
  let classes: Classes?
  private let name: String
  private let text: RepeatedText
  private var reader: TableReader

  /// Reads the header, and all of the column that holds classes if there is one.
  init(_ command: FitCommand) throws(Failure) {
    let name = command.data == "-" ? "standard input" : command.data
    let comma = command.decimalComma
    let text = try telling { () throws(FileError) in
      try RepeatedText(command.data, isStopped: { Interruption.isRequested })
    }
    (self.name, self.text) = (name, text)
    var reader = try text.reading { () throws(TableError) in
      try TableReader(name: name, decimalComma: comma, more: text.pieces())
    }
    let roles = try text.reading { () throws(TableError) in
      try reader.header.roles(inputs: command.inputs, targets: command.targets)
    }
    var classes: Classes?
    if command.loss.isCrossEntropy {
      guard roles.targets.count == 1 else {
        throw .usage(
          "--loss cross-entropy with \(roles.targets.count) targets",
          expected: "one --target, a column of classes")
      }
      classes = try text.reading { () throws(TableError) in
        try Classes.read(
          file: name, column: roles.targets[0], labels: command.classes, decimalComma: comma,
          more: text.pieces())
      }
    }
    try text.reading { () throws(TableError) in
      try reader.choose(
        columns: roles.inputs + (classes == nil ? roles.targets : []), classes: classes)
    }
    self.roles = ColumnRoles(
      inputs: roles.inputs, targets: classes?.columnNames ?? roles.targets)
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
    try text.reading { () throws(TableError) in try reader.next(rows: count) }
  }
}

extension RepeatedText {
  /// Reads of the text; what went wrong with the file goes before what that made of the text.
  func reading<Result>(_ body: () throws(TableError) -> Result) throws(Failure) -> Result {
    let result: Result
    do throws(TableError) {
      result = try body()
    } catch {
      throw self.error.map { Failure($0) } ?? Failure(error)
    }
    if let error { throw Failure(error) }
    return result
  }
}
