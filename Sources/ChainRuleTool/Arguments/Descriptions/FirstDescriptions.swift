extension CommandDescription {
  static let demo = CommandDescription(
    name: "demo",
    section: .first,
    summary: "walk through the smallest complete lesson",
    about: [
      """
      Three measurements of a dose that works only in the middle, a network of two hidden \
      nodes and seven parameters, and everything that happens to them: the derivative of the \
      sum of squared residuals with respect to b3, w3, w4, then w1, b1, w2, b2, by the chain \
      rule; the steps of gradient descent; the curve that bends to the points.
      """,
      """
      Writes the lesson's table, its run and its animation into a folder, so that every other \
      command can be tried on them, and says which file to open.
      """,
    ],
    groups: [
      OptionGroup(
        title: "Output",
        options: [
          OptionDescription(
            name: .output, short: "o", placeholder: "DIR", form: .folder,
            standard: .value("lesson"), help: "the folder to write to; it is made if need be"),
          .force("write over a lesson that is there already"),
        ])
    ],
    examples: [
      Example(
        caption: "See the lesson, then look into it",
        lines: ["chainrule demo", "chainrule explain lesson/lesson.chainrule --parameter w1"])
    ])

  static let help = CommandDescription(
    name: "help",
    section: .reading,
    summary: "explain a command, or an idea behind it",
    about: [
      "With the name of a command, prints its help; with a topic, a short article:"
    ],
    operands: [
      OperandDescription(
        name: .topic, placeholder: "COMMAND|TOPIC", form: .text, isRequired: false,
        help: "what to read about; without it, the overview of all commands")
    ],
    groups: [
      OptionGroup(
        title: "For the system",
        options: [
          OptionDescription(name: .man, help: "print the manual page, in roff"),
          OptionDescription(
            name: .completions, placeholder: "SHELL",
            form: .words([Word("bash"), Word("zsh"), Word("fish")]),
            help: "print the completions of a shell: bash, zsh or fish"),
        ])
    ],
    rules: [.exclusive(.man, .completions)],
    examples: [
      Example(
        caption: "What the chain rule is, with the lesson's numbers",
        lines: ["chainrule help chain-rule"]),
      Example(
        caption: "Complete words with the tab key, in bash",
        lines: [
          "mkdir -p ~/.local/share/bash-completion/completions",
          "chainrule help --completions bash \\",
          "  > ~/.local/share/bash-completion/completions/chainrule",
        ]),
      Example(
        caption: "Read the manual page", lines: ["chainrule help --man | man -l -"]),
    ])
}
