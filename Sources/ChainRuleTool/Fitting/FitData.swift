import ChainRule
import Files

/// The table that a fit reads: numbers, and classes made into numbers.
struct FitData {
  /// The inputs, then the targets.
  let table: Table
  /// By the columns of `table`.
  let roles: ColumnRoles
  let classes: Classes?

  init(_ command: FitCommand) throws(Failure) {
    let bytes = try telling { () throws(FileError) in
      try readFile(command.data)
    }
    let file = command.data == "-" ? "standard input" : command.data
    let comma = command.decimalComma
    let roles = try telling { () throws(TableError) in
      try TableHeader(csv: bytes, name: file, decimalComma: comma)
        .roles(inputs: command.inputs, targets: command.targets)
    }
    guard command.loss.isCrossEntropy else {
      (table, self.roles, classes) = (
        try Self.numbers(bytes, file, roles.choice, comma), roles, nil
      )
      return
    }
    guard roles.targets.count == 1 else {
      throw .usage(
        "--loss cross-entropy with \(roles.targets.count) targets",
        expected: "one --target, a column of classes")
    }
    let inputs = try Self.numbers(bytes, file, .named(roles.inputs), comma)
    let (classes, codes) = try telling { () throws(TableError) in
      try Classes.read(
        csv: bytes, file: file, column: roles.targets[0], labels: command.classes,
        decimalComma: comma)
    }
    let targets = classes.columns(codes)
    table = Table(name: file, columns: inputs.columns + targets, lines: inputs.lines)
    self.roles = ColumnRoles(inputs: roles.inputs, targets: targets.map(\.name))
    self.classes = classes
  }

  private static func numbers(
    _ bytes: [UInt8], _ file: String, _ columns: ColumnChoice, _ comma: Bool
  ) throws(Failure) -> Table {
    try telling { () throws(TableError) in
      try Table(csv: bytes, name: file, columns: columns, decimalComma: comma)
    }
  }
}
