/// `chainrule explain`: a derivative by the chain rule, with every number.
struct ExplainCommand {
  let path: String
  /// `nil`: all, if there are at most 20.
  let parameters: [String]?
  let step: StepChoice
  /// Rows from 1; `nil`: as many as read well.
  let rows: [Int]?
  let allRows: Bool
  /// In recursive form instead of paths.
  let isRecursive: Bool
  let json: Bool
  /// 1…17; `nil`: what reads well.
  let digits: Int?

  init(_ arguments: Arguments) {
    path = arguments.required(.run)
    parameters = arguments.given(.parameter)
    step = arguments.value(.step)
    rows = arguments.given(.row)
    allRows = arguments.has(.rows)
    isRecursive = arguments.value(.form) == "recursive"
    json = arguments.has(.json) || arguments.value(.format) == "json"
    digits = arguments.given(.digits)
  }

  func run(output: StandardOutput) throws(Failure) -> ExitStatus {
    throw .fault("explain is not filled in")
  }
}
