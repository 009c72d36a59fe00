/// Runs the command that the arguments are of.
///
/// - Returns: how the process ends, where nothing stood in the way of a result.
func run(_ arguments: Arguments, output: StandardOutput) throws(Failure) -> ExitStatus {
  switch arguments.command.name {
  case "demo": try DemoCommand(arguments).run(output: output)
  case "fit": try FitCommand(arguments).run(output: output)
  case "show": try ShowCommand(arguments).run(output: output)
  case "predict": try PredictCommand(arguments).run(output: output)
  case "explain": try ExplainCommand(arguments).run(output: output)
  case "check": try CheckCommand(arguments).run(output: output)
  case "animate": try AnimateCommand(arguments).run(output: output)
  case "help": try HelpCommand(arguments).run(output: output)
  default: throw .fault("the command \(arguments.command.name) has no code")
  }
}
