import ChainRule
import RunFile

/// `chainrule show`: what a run minimised, why it stopped, how good it is.
struct ShowCommand {
  let path: String
  let json: Bool

  init(_ arguments: Arguments) {
    path = arguments.required(.run)
    json = arguments.has(.json)
  }

  func run(output: StandardOutput) throws(Failure) -> ExitStatus {
    let summary = try summary(of: path)
    try output.write(json ? summary.json.serialised(pretty: true) + "\n" : summary.text())
    return .success
  }

  private func summary(of path: String) throws(Failure) -> RunSummary {
    let run = try readRun(path)
    return try telling { () throws(RunFileError) in
      try RunSummary(run)
    }
  }
}
