import ChainRule

extension Article {
  /// What gradient descent is: the lesson's first steps and where they lead.
  static func gradientDescent() throws(Failure) -> Article {
    guard let lesson = try? Lesson(), var descent = try? lesson.descent(),
      let w1 = try? lesson.network.index(of: "w1")
    else { throw .fault("the lesson does not build") }
    let (slope, from) = (descent.gradient[w1], descent.parameters[w1])
    var table = ["step   SSR              w1          dSSR/dw1"]
    func line() -> String {
      let step = "\(descent.step)"
      let loss = Lesson.text(descent.loss, digits: 6)
      let value = Lesson.text(descent.parameters[w1])
      return spaces(4 - step.count) + step + "   " + loss + spaces(14 - loss.count) + "   " + value
        + spaces(9 - value.count) + "   " + Lesson.text(descent.gradient[w1], digits: 5)
    }
    for step in 0...1000 {
      if step <= 5 || [10, 100, 200, 300, 400, 500, 1000].contains(step) { table.append(line()) }
      descent.advance()
    }
    return Article(
      title: "Gradient descent",
      blocks: [
        .paragraph(
          """
          A derivative says which way the loss falls, and how steeply. Gradient descent takes \
          it at its word: every parameter moves against its derivative, by the learning rate \
          times that derivative, and then all derivatives are computed anew.
          """),
        .listing([
          "new value = old value − learning rate × derivative",
          "new w1    = \(Lesson.text(from)) − 0.1 × \(Lesson.text(slope)) = "
            + Lesson.text(from - 0.1 * slope, digits: 8),
        ]),
        .paragraph(
          """
          Where the loss is steep the steps are long; near a minimum the derivatives shrink, \
          and the steps with them. The lesson, with learning rate 0.1:
          """),
        .listing(table),
        .paragraph(
          """
          The SSR rises at first: with this learning rate the first steps are so long that \
          they leap across the valley, twice even to where it is steeper. At step 4 they are past \
          that; then comes a long plateau, where little seems to happen, and from about step \
          200 on the SSR falls until the curve runs through all three points. A rate much larger \
          would never settle (the fit says so and keeps the last finite state), one much \
          smaller would take many more steps.
          """),
        .paragraph(
          """
          A descent ends after --steps steps, or when no parameter moves by more than \
          --tolerance in a step. It finds a minimum near its start, not the lowest of all; \
          another start may end elsewhere.
          """),
      ])
  }
}
