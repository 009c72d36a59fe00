extension ToolDescription {
  /// The command `chainrule`, in the order of its overview.
  static let chainrule = ToolDescription(
    name: "chainrule",
    summary: "fits neural networks and shows its work",
    commands: [
      .demo, .fit, .show, .predict, .explain, .check, .animate, .help,
      .later("plot"), .later("report"), .later("export"), .later("resume"), .later("verify"),
      .later("diff"), .later("search"), .later("playground"),
    ],
    topics: [
      Topic(
        name: "chain-rule",
        summary: "the derivative of a chain is a product of factors"),
      Topic(
        name: "gradient-descent",
        summary: "how derivatives say which way to move, how far"),
      Topic(
        name: "backpropagation",
        summary: "all derivatives of a network in one sweep"),
      Topic(
        name: "simultaneous",
        summary: "why all derivatives are taken before anything moves"),
    ])
}
