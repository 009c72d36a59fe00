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
  let format: ExplainFormat
  let style: DerivationStyle
  let isStandalone: Bool

  init(_ arguments: Arguments) {
    path = arguments.required(.run)
    parameters = arguments.given(.parameter)
    step = arguments.value(.step)
    rows = arguments.given(.row)
    allRows = arguments.has(.rows)
    form = arguments.given(.form, as: String.self).flatMap(Derivation.Form.init(rawValue:))
    format = arguments.has(.json) ? .json : arguments.value(.format)
    style = DerivationStyle(
      digits: arguments.given(.digits) ?? DerivationStyle().digits, teaches: arguments.has(.teach))
    isStandalone = arguments.has(.standalone)
  }

  func run(output: StandardOutput) throws(Failure) -> ExitStatus {
    try checkOptions()
    let run = try readRun(path)
    let names = try names(run)
    let state = try run.state(step)
    let report = try DerivationReport(
      run, state, of: names, DerivationRequest(form: form, rows: rowChoice))
    try output.write(text(report))
    return .success
  }

  private func text(_ report: DerivationReport) -> String {
    switch format {
    case .text: report.text(style, isASCII: !Terminal.hasUnicode)
    case .latex: report.latex(style, isStandalone: isStandalone)
    case .mathml: report.mathML(style)
    case .html: report.html(style)
    case .json: report.json.serialised(pretty: true) + "\n"
    }
  }

  /// Refuses options that say nothing in the format asked for.
  private func checkOptions() throws(Failure) {
    if isStandalone && format != .latex {
      throw .usage("--standalone belongs to --format latex")
    }
    if style.teaches && format == .json {
      throw .usage("--teach adds sentences, and JSON has none", expected: "another --format")
    }
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

/// `--format`.
enum ExplainFormat: String, ArgumentValue {
  case text, latex, mathml, html, json
}
