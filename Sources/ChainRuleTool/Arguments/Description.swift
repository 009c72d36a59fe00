/// Whether a word of the command can be used now, or is only known so far.
///
/// A word that is known for later is refused as "not yet available" and shown in no help.
enum Availability: Sendable { case now, later }

/// One of the words that a value may be, such as `ssr` of `--loss`.
struct Word: Sendable {
  let text: String
  let availability: Availability

  init(_ text: String, _ availability: Availability = .now) {
    self.text = text
    self.availability = availability
  }
}

/// What stands in for an option that is not given.
enum Default: Sendable {
  /// This text, read as if it had been written on the command line.
  case value(String)
  /// Found out later, and said here in words.
  case said(String)
  /// Nothing: the option is optional, or a flag.
  case nothing
}

/// One option of a command. Without a `form` it is a flag and takes no value.
struct OptionDescription: Sendable {
  let name: OptionName
  var short: Character?
  /// How its value is written in help, such as `N` or `DIR`.
  var placeholder: String?
  var form: ValueForm?
  var standard: Default = .nothing
  var isRequired = false
  /// May be given several times; the values are joined in order.
  var repeats = false
  var availability = Availability.now
  /// One or two sentences without a full stop at the end. The part before the first `;` is
  /// enough on its own, and is what shell completion shows.
  let help: String

  /// Known, refused as "not yet available".
  static func later(_ name: OptionName, takesValue: Bool = true) -> Self {
    Self(name: name, form: takesValue ? .text : nil, availability: .later, help: "")
  }
}

/// A heading of help with the options below it.
struct OptionGroup: Sendable {
  let title: String
  let options: [OptionDescription]
}

/// An argument without a dash, such as the run that is explained.
struct OperandDescription: Sendable {
  let name: OperandName
  /// How it is written in help, such as `DATA.csv|-`.
  let placeholder: String
  let form: ValueForm
  var isRequired = true
  /// One or two sentences without a full stop at the end.
  let help: String

  /// How messages name it: without the `|-` that stands for standard input.
  var shortPlaceholder: String {
    placeholder.hasSuffix("|-") ? String(placeholder.dropLast(2)) : placeholder
  }
}

/// A command line to copy, and what it does.
struct Example: Sendable {
  let caption: String
  /// The command line, in as many lines as fit 80 columns; all but the last end with `\`.
  let lines: [String]
}

/// What must hold between several arguments of a command.
enum Rule: Sendable {
  /// At most one of the two may be given.
  case exclusive(OptionName, OptionName)
  /// An operand that is `-` (standard input) needs this option.
  case standardInput(OperandName, needs: OptionName)
  /// An option that is given needs this other option.
  case option(OptionName, needs: OptionName)
}

/// One command: all that the parser, the help, the completions and the man page know of it.
struct CommandDescription: Sendable {
  let name: String
  var section = Section.own
  var availability = Availability.now
  /// What it does in one line, a verb first, without a full stop at the end.
  let summary: String
  /// Paragraphs of its help.
  var about: [String] = []
  var operands: [OperandDescription] = []
  var groups: [OptionGroup] = []
  var rules: [Rule] = []
  var examples: [Example] = []

  /// Where a command stands in the overview.
  enum Section: String, CaseIterable, Sendable {
    case first = "Start here"
    case own = "Your own table"
    case inside = "Look inside a run"
    case reading = "Read"
  }

  /// A command that is known, refused as "not yet available".
  static func later(_ name: String) -> Self {
    Self(name: name, availability: .later, summary: "")
  }

  /// Every option, `--help` included, those for later as well.
  var options: [OptionDescription] { groups.flatMap(\.options) + [.help] }

  /// Every option that can be used now.
  var availableOptions: [OptionDescription] { options.filter { $0.availability == .now } }

  func option(_ name: OptionName) -> OptionDescription? { options.first { $0.name == name } }
}

/// Something to read with `chainrule help`.
struct Topic: Sendable {
  let name: String
  let summary: String
}

/// The whole command.
struct ToolDescription: Sendable {
  let name: String
  let summary: String
  let commands: [CommandDescription]
  let topics: [Topic]

  func command(_ name: String) -> CommandDescription? { commands.first { $0.name == name } }

  var availableCommands: [CommandDescription] { commands.filter { $0.availability == .now } }
}
