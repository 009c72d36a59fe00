import ChainRule
import Files
import RunFile

/// `chainrule predict`: a fitted network applied to a new table.
struct PredictCommand {
  let path: String
  /// The table to predict: a path, or `-`.
  let data: String
  /// Numbers in the tables have decimal commas.
  let decimalComma: Bool
  /// The table to write; `nil`: standard output.
  let outputPath: String?
  let force: Bool
  /// Only with `outputPath`.
  let json: Bool

  init(_ arguments: Arguments) {
    path = arguments.required(.run)
    data = arguments.required(.newData)
    decimalComma = arguments.value(.decimal) == ","
    outputPath = arguments.given(.output)
    force = arguments.has(.force)
    json = arguments.has(.json)
  }

  func run(output: StandardOutput) throws(Failure) -> ExitStatus {
    let run = try readRun(path)
    let text = try telling { () throws(FileError) in try RepeatedText(data) }
    let (table, rows) = try predicted(run, text)
    guard let outputPath else {
      try output.write(table)
      return .success
    }
    try keepRun(outputPath)
    try telling { () throws(FileError) in
      try writeFile(table, to: outputPath, replacing: force)
    }
    let result = JSON.object([
      ("format", .integer(1)), ("rows", .integer(rows)), ("output", .string(outputPath)),
    ])
    if json {
      try output.write(result.serialised(pretty: true) + "\n")
    } else {
      writeToStandardError("wrote \(visible(outputPath)): \(counted(rows, "row"))\n")
    }
    return .success
  }

  /// The table with its predictions as further columns, and the number of its rows.
  private func predicted(_ run: Run, _ text: RepeatedText) throws(Failure) -> ([UInt8], rows: Int) {
    let name = data == "-" ? "standard input" : data
    let names = Array(run.inputs)
    let table: Table
    do throws(TableError) {
      table = try Table(
        name: name, columns: .named(names), decimalComma: decimalComma, more: text.pieces())
    } catch {
      throw text.error.map { Failure($0) } ?? Self.failure(error, inputs: names)
    }
    let bytes = try telling { () throws(FileError) in try text.bytes() }
    let columns = try telling(of: run.network) { () throws(NetworkError) in
      try run.setup.predict(table, run.parameters)
    }
    do throws(TableError) {
      let result = try csv(bytes, name: name, appending: columns, decimalComma: decimalComma)
      return (result, table.rowCount)
    } catch {
      throw Self.failure(error, inputs: names)
    }
  }

  /// What is wrong with a table, where it is the run that asks for columns.
  private static func failure(_ error: TableError, inputs: [String]) -> Failure {
    var failure = Failure(error)
    switch error.kind {
    case .unknownColumn:
      failure.expected =
        "the columns that the network was trained on: "
        + inputs.prefix(20).map(shortened).joined(separator: ", ")
        + (inputs.count > 20 ? " and \(inputs.count - 20) more" : "")
      failure.remedy = "name the columns in the first line as they were named for the fit"
    case .duplicateColumn where error.text.hasPrefix("Predicted"):
      failure.message = "there is a column \(error.text) already"
      failure.expected = "no column of that name, which the predictions take"
      failure.remedy = "rename the column, or leave it out"
    case .notANumber where failure.remedy?.contains("--inputs") == true:
      failure.remedy = "correct the cell"
    default: break
    }
    return failure
  }
}
