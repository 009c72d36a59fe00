extension OptionDescription {
  static let help = OptionDescription(name: .help, short: "h", help: "print this help and end")

  /// `--json`, saying what the object holds.
  static func json(_ help: String) -> Self { Self(name: .json, help: help) }

  /// `--force`, saying what may be written over.
  static func force(_ help: String) -> Self { Self(name: .force, help: help) }

  static let decimal = OptionDescription(
    name: .decimal, placeholder: ".|,", form: .words([Word("."), Word(",")]),
    standard: .value("."), help: "the decimal sign of the table's numbers")

  /// `--step`, where `help` says what is done with the state.
  static func step(_ help: String, standard: String) -> Self {
    Self(
      name: .step, placeholder: "N|last|best",
      form: .wordOr([Word("last"), Word("best")], .integer(0...Int.max)),
      standard: .value(standard), help: help)
  }
}

extension OperandDescription {
  static let run = OperandDescription(
    name: .run, placeholder: "RUN",
    form: .inputFile(suffix: ".chainrule", standardInput: false),
    help: "a run that chainrule fit or chainrule demo has written (.chainrule)")
}
