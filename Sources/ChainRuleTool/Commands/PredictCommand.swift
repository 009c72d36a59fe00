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
    throw .fault("predict is not filled in")
  }
}
