import ChainRule
import RunFile

/// `chainrule explain`: a derivative by the chain rule, with every number.
struct ExplainCommand {
  let path: String
  /// `nil`: all, if there are at most 20.
  let parameters: [String]?
  let step: StepChoice
  /// Rows from 1; `nil`: as many as read well.
  let rows: [Int]?
  let allRows: Bool
  /// `nil`: paths where they are few.
  let form: Derivation.Form?
  let json: Bool
  /// 1…17; `nil`: what reads well.
  let digits: Int?

  init(_ arguments: Arguments) {
    path = arguments.required(.run)
    parameters = arguments.given(.parameter)
    step = arguments.value(.step)
    rows = arguments.given(.row)
    allRows = arguments.has(.rows)
    form = arguments.given(.form, as: String.self).flatMap(Derivation.Form.init(rawValue:))
    json = arguments.has(.json) || arguments.value(.format) == "json"
    digits = arguments.given(.digits)
  }

  func run(output: StandardOutput) throws(Failure) -> ExitStatus {
    let run = try readRun(path)
    let names = try names(run)
    let state = try run.state(step)
    let report = try DerivationReport(
      run, state, of: names, DerivationRequest(form: form, rows: rowChoice))
    try output.write(
      json
        ? report.json.serialised(pretty: true) + "\n" : report.text(digits: digits ?? 7))
    return .success
  }

  /// The parameters asked for; all, if they are few.
  private func names(_ run: Run) throws(Failure) -> [String] {
    if let parameters { return parameters }
    let all = run.network.parameterNames
    guard all.count <= 20 else {
      throw .usage(
        "the network has \(all.count) parameters, too many to explain all",
        remedy: "name some, such as --parameter w1,b1")
    }
    return all
  }

  private var rowChoice: DerivationRequest.RowChoice {
    if let rows { return .named(rows) }
    return allRows ? .all : .largest
  }
}
