extension CommandDescription {
  static let show = CommandDescription(
    name: "show",
    summary: "say what a run minimised, and how good it is",
    about: [
      """
      Prints what a run holds: the data and the network, the options as they were resolved, \
      the loss at the start and at the end, why training stopped, and the fitted parameters. \
      A fit that was interrupted can be shown as well; it says how far it came.
      """
    ],
    operands: [.run],
    groups: [OptionGroup(title: "Output", options: [.json("print it as one JSON object")])],
    examples: [
      Example(
        caption: "What the lesson arrived at", lines: ["chainrule show lesson/lesson.chainrule"]),
      Example(
        caption: "One number for a script",
        lines: ["chainrule show lesson/lesson.chainrule --json | jq .loss"]),
    ])

  static let predict = CommandDescription(
    name: "predict",
    summary: "predict the rows of a new table with a fitted network",
    about: [
      """
      Reads a table that has the columns the network was trained on, in any order, and prints \
      it with one more column, Predicted (with several targets: Predicted_NAME each), in the \
      units of the target. Other columns are kept as they are.
      """
    ],
    operands: [
      .run,
      OperandDescription(
        name: .newData, placeholder: "NEW.csv|-",
        form: .inputFile(suffix: ".csv", standardInput: true),
        help: "the table to predict; - reads standard input"),
    ],
    groups: [
      OptionGroup(title: "The table", options: [.decimal]),
      OptionGroup(
        title: "Output",
        options: [
          OptionDescription(
            name: .output, short: "o", placeholder: "OUT.csv", form: .outputFile(suffixes: []),
            standard: .said("standard output"), help: "the table to write"),
          .force("write over a table that is there already"),
          .json("print the number of rows and the output's name as JSON; needs -o"),
        ]),
    ],
    rules: [.option(.json, needs: .output)],
    examples: [
      Example(
        caption: "What the lesson's network says about three new doses",
        lines: [
          "printf 'Input\\n0.25\\n0.5\\n0.75\\n' |",
          "  chainrule predict lesson/lesson.chainrule -",
        ])
    ])

  static let animate = CommandDescription(
    name: "animate",
    section: .inside,
    summary: "draw the descent as an animation that plays anywhere",
    about: [
      """
      Writes one file that opens in any browser, from the disk, without a connection. The page \
      (.html) plays, steps and scrubs: the nodes' curves, their sum bending to the points, the \
      residuals, the loss, and every parameter with its derivative, moving together. The \
      picture (.svg) plays by itself.
      """
    ],
    operands: [.run],
    groups: [
      OptionGroup(
        title: "Output",
        options: [
          OptionDescription(
            name: .output, short: "o", placeholder: "FILE",
            form: .outputFile(
              suffixes: [Word(".html"), Word(".svg")]
                + [".gif", ".mp4", ".webm", ".png"].map { Word($0, .later) }),
            isRequired: true, help: "the file to write; its ending says which: .html or .svg"),
          .force("write over a file that is there already"),
        ])
    ],
    examples: [
      Example(
        caption: "Watch the lesson's squiggle find its points",
        lines: ["chainrule animate lesson/lesson.chainrule -o lesson.html"])
    ])
}
