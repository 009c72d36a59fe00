import ChainRule

/// The lesson as the demo tells it: the data, the network, the seven derivatives, the descent.
struct LessonStory {
  let summary: RunSummary
  let files: DemoFiles

  func text() throws(Failure) -> String {
    guard let lesson = try? Lesson() else { throw .fault("the lesson does not build") }
    let parts = [
      data, network, try derivatives(lesson), try oneInFull(lesson), try descent(lesson),
      try outcome(lesson), whereToLook,
    ]
    return parts.joined(separator: "\n\n") + "\n"
  }

  private func section(_ title: String, _ text: String, _ lines: [String]) -> String {
    ([title, ""] + wrapped(text, width: 76).map { "  " + $0 } + [""]
      + lines.map { ($0.isEmpty ? "" : "    ") + $0 })
      .joined(separator: "\n")
  }

  private var data: String {
    section(
      "1. The data",
      """
      Three measurements of a drug: it works at a middle dose, but not at none or at a high \
      one. No straight line goes through these points.
      """,
      [
        "Input (dose)   Observed (effect)", "0              0", "0.5            1",
        "1              0",
      ])
  }

  private var network: String {
    section(
      "2. The network",
      """
      One input, two hidden nodes that bend a line by the softplus function, and an output \
      that adds up the two curves. Seven parameters: four weights and three biases. What \
      training makes small is the sum of the squared residuals, SSR.
      """,
      [
        "x1 = w1·Input + b1     y1 = softplus(x1) = ln(1 + e^x1)",
        "x2 = w2·Input + b2     y2 = softplus(x2) = ln(1 + e^x2)",
        "Predicted = w3·y1 + w4·y2 + b3",
        "SSR = Σ (Observed − Predicted)²",
        "",
        "start: "
          + Lesson.start.map { "\($0.name) = \(Lesson.text($0.value))" }
          .joined(separator: "  "),
      ])
  }

  private func derivatives(_ lesson: Lesson) throws(Failure) -> String {
    var lines: [String] = []
    for name in Lesson.order {
      let derivation = try lesson.derivation(of: name)
      let chain = derivation.terms[0].factors.map { "d\($0.of)/d\($0.by)" }
      lines += [
        "dSSR/d\(name) = Σ " + chain.joined(separator: " × "),
        "         = " + derivation.symbolic,
        "         = " + Lesson.text(derivation.value), "",
      ]
    }
    return section(
      "3. The derivatives",
      """
      How does the SSR change with each parameter? The chain rule multiplies the derivatives \
      along the way from the SSR to the parameter, and adds over the rows. First the last bias \
      and the two weights behind the nodes, then back through the nodes:
      """, lines.dropLast())
  }

  private func oneInFull(_ lesson: Lesson) throws(Failure) -> String {
    let derivation = try lesson.derivation(of: "w1")
    let report = DerivationReport(
      derivations: [derivation], loss: summary.firstLoss, step: 0)
    return section(
      "4. One of them with all its numbers",
      "For w1; the others print in the same way (see the end).",
      report.text().split(separator: "\n", omittingEmptySubsequences: false).dropLast()
        .map(String.init))
  }

  private func descent(_ lesson: Lesson) throws(Failure) -> String {
    guard var descent = try? lesson.descent() else { throw .fault("the lesson does not descend") }
    var lines = ["step   SSR        " + Lesson.order.map { spaces(8) + $0 }.joined()]
    for step in 0...1000 {
      if [0, 1, 2, 3, 4, 5, 10, 100, 1000].contains(step) { lines.append(row(lesson, descent)) }
      descent.advance()
    }
    return section(
      "5. The descent",
      """
      Gradient descent moves every parameter by −0.1 times its derivative. All seven \
      derivatives are taken first, at the same point; then all seven parameters move at once. \
      With this learning rate the SSR rises for two steps before it falls.
      """, lines)
  }

  private func row(_ lesson: Lesson, _ descent: Descent) -> String {
    let step = "\(descent.step)"
    let loss = Lesson.text(descent.loss, digits: 5)
    let cells = Lesson.order.map { name in
      let index = (try? lesson.network.index(of: name)) ?? 0
      let text = Lesson.text(descent.parameters[index], digits: 5)
      return spaces(10 - text.count) + text
    }
    return spaces(4 - step.count) + step + "   " + loss + spaces(11 - loss.count) + cells.joined()
  }

  private func outcome(_ lesson: Lesson) throws(Failure) -> String {
    let rows = (0..<3).map { row in
      let inputs = lesson.observations.inputs(row: row)
      let predicted = lesson.network.predict(inputs, parameters: summary.parameters)[0]
      let input = Lesson.text(inputs[0])
      let observed = Lesson.text(lesson.observations.observed(0, row: row))
      return input + spaces(8 - input.count) + observed + spaces(11 - observed.count)
        + Lesson.text(predicted, digits: 9)
    }
    return section(
      "6. Where it ends",
      """
      After \(summary.steps) steps the SSR is \(Lesson.text(summary.loss, digits: 3)): the \
      curve runs through all three points.
      """, ["Input   Observed   Predicted"] + rows)
  }

  private var whereToLook: String {
    ([
      "7. Where to look", "",
      "  Open in a browser, from the disk:",
      "    \(visible(files.page))    the descent: play, pause, scrub",
      "    \(visible(files.picture))     the same as a picture that moves",
      "", "  Look into the run, at its start or with --step N after N steps:",
      "    chainrule explain \(visible(files.run))     every derivative, with its numbers",
      "    chainrule check \(visible(files.run))       the same derivatives by five methods",
      "", "  The lesson was fitted by",
      "    chainrule fit \(visible(files.data)) \\",
    ] + commandLines + ["", "  Read: chainrule help backpropagation"]).joined(separator: "\n")
  }

  /// The options of the fit, in lines that can be copied.
  private var commandLines: [String] {
    var lines = ["     "]
    for index in stride(from: 0, to: Lesson.fitWords.count, by: 2) {
      let pair = " " + Lesson.fitWords[index] + " " + Lesson.fitWords[index + 1]
      if lines[lines.count - 1].count + pair.count > 76 { lines.append("     ") }
      lines[lines.count - 1] += pair
    }
    return lines.dropLast().map { $0 + " \\" } + lines.suffix(1)
  }
}
