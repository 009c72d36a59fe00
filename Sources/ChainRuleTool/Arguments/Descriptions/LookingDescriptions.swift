extension CommandDescription {
  static let explain = CommandDescription(
    name: "explain",
    section: .inside,
    summary: "take a derivative apart by the chain rule",
    about: [
      """
      For any parameter at any step: which factors the chain rule multiplies to get the \
      derivative of the loss, what each factor is on every row and what it is computed from, \
      and how far the optimiser then moves the parameter. Each number is checked by other methods before it is printed, \
      and every digit printed is right.
      """
    ],
    operands: [.run],
    groups: [
      OptionGroup(
        title: "What to explain",
        options: [
          OptionDescription(
            name: .parameter, placeholder: "NAME[,NAME]", form: .list(.text, repeats: false),
            standard: .said("all, if there are at most 20"), repeats: true,
            help: "the parameters to explain, such as w1 or b3; may be repeated"),
          .step(
            """
            the state to explain; 0 is the start, N is after N steps; best: the state that is \
            kept; without early stopping the last
            """, standard: "0"),
          OptionDescription(
            name: .row, placeholder: "I[,I]", form: .list(.integer(1...Int.max), repeats: false),
            repeats: true, help: "show only these rows of the data, counted from 1; may be repeated"
          ),
          OptionDescription(
            name: .rows, placeholder: "all", form: .words([Word("all")]),
            standard: .said("a few of many rows"), help: "show every row, however many there are"),
        ]),
      OptionGroup(
        title: "How to show it",
        options: [
          OptionDescription(
            name: .form, form: .words([Word("paths"), Word("recursive")]),
            standard: .said("paths, if there are at most 8"),
            help: """
              how the chain is taken apart; paths: one product for each way from the \
              parameter to the loss, recursive: layer by layer, as backpropagation does
              """),
          OptionDescription(
            name: .format,
            form: .words(["text", "latex", "mathml", "html", "json"].map { Word($0) }),
            standard: .value("text"),
            help: """
              text for the terminal; latex: a piece to paste, for amsmath; mathml: a piece of a \
              page; html: a page of its own; json: one object
              """),
          OptionDescription(
            name: .teach, help: "say of each step in a sentence why it is right"),
          OptionDescription(
            name: .standalone,
            help: "with --format latex; a document that compiles as it is"),
          OptionDescription(
            name: .digits, placeholder: "N", form: .integer(1...17),
            standard: .said("what reads well"),
            help: "how many significant digits to print, as far as they are right"),
          .json("the same as --format json"),
        ]),
    ],
    rules: [.exclusive(.row, .rows), .exclusive(.json, .format), .exclusive(.json, .teach)],
    examples: [
      Example(
        caption: "How the lesson's SSR depends on its first weight, at the start",
        lines: ["chainrule explain lesson/lesson.chainrule --parameter w1 --step 0"]),
      Example(
        caption: "One row of it, as backpropagation goes",
        lines: [
          "chainrule explain lesson/lesson.chainrule --parameter w1 --row 2 \\",
          "  --form recursive",
        ]),
      Example(
        caption: "All seven, with a reason for each step, as a page to read or to print",
        lines: [
          "chainrule explain lesson/lesson.chainrule --teach --format html \\", "  >lesson.html",
        ]),
    ])

  static let check = CommandDescription(
    name: "check",
    section: .inside,
    summary: "compute the gradient by independent methods",
    about: [
      """
      Computes the derivative of the loss with respect to every parameter in five ways: the \
      fast engine's backpropagation; reverse mode over the graph, which has the same elementary \
      functions and rules; dual numbers, which have the functions but no rule; arithmetic of 30 \
      digits with functions of its own; and central differences, which only evaluate the loss. \
      Says how many digits they have in common; ends with status 1 if they differ by more than \
      rounding explains.
      """
    ],
    operands: [.run],
    groups: [
      OptionGroup(
        title: "What to check",
        options: [
          .step(
            """
            the state to check; 0 is the start, N is after N steps; best: the state that is kept; \
            without early stopping the last
            """, standard: "0")
        ]),
      OptionGroup(title: "Output", options: [.json("print the table as one JSON object")]),
    ],
    examples: [
      Example(
        caption: "The lesson's seven derivatives after the first step",
        lines: ["chainrule check lesson/lesson.chainrule --step 1"])
    ])
}
