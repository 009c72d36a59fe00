import ChainRule

extension Article {
  /// What the chain rule is, on one weight of the lesson.
  static func chainRule() throws(Failure) -> Article {
    guard let lesson = try? Lesson() else { throw .fault("the lesson does not build") }
    let derivation = try lesson.derivation(of: "w1")
    let row = derivation.rows[2]
    let factors = derivation.terms[0].factors
    let width = factors.map { $0.of.count + $0.by.count }.max()! + 4
    let table = zip(factors, row.factors[0]).map { factor, value in
      let quotient = "d\(factor.of)/d\(factor.by)"
      let formula = factor.symbolic.description
      return quotient + spaces(width - quotient.count) + "= " + formula
        + spaces(26 - formula.count) + "= " + Lesson.text(value, digits: 9)
    }
    let (before, after) = try lesson.lossAround("w1", by: 0.001, row: 2)
    let product = Lesson.text(row.products[0])
    return Article(
      title: "The chain rule",
      blocks: [
        .paragraph(
          """
          If turning one wheel turns a second one twice as fast, and the second turns a third \
          three times as fast, then the first turns the third six times as fast. That is the \
          chain rule: along a chain of effects, the rates multiply.
          """),
        .paragraph(
          """
          In the lesson's network the weight w1 acts on the loss through such a chain. It \
          changes the sum x1 = w1·Input + b1; x1 changes the node's activation y1 = \
          softplus(x1); y1 changes Predicted = w3·y1 + w4·y2 + b3; and Predicted changes the \
          sum of the squared residuals, SSR. What one data row contributes to the derivative of \
          the SSR with respect to w1 is the product of the four links, and the rows are added:
          """),
        .listing([
          "dSSR/dw1 = Σ dSSR/dPredicted × dPredicted/dy1 × dy1/dx1 × dx1/dw1"
        ]),
        .paragraph(
          """
          Each link is simple by itself. At the lesson's start, for the third row (Input 1, \
          Observed 0), they are
          """),
        .listing(table + ["", "their product" + spaces(width + 28 - 13) + "= " + product]),
        .paragraph(
          """
          So if w1 grows by a small amount, this row's squared residual should grow by \
          \(product) times as much. Try it: with w1 = 2.74 the squared residual is \
          \(Lesson.text(before, digits: 9)), with w1 = 2.741 it is \
          \(Lesson.text(after, digits: 9)). The difference, divided by 0.001, is \
          \(Lesson.text((after - before) / 0.001, digits: 5)), the product again but for the \
          small curvature in between.
          """),
        .paragraph(
          """
          The rows are added because the SSR is a sum over them, and the derivative of a sum is \
          the sum of the derivatives. The three rows' products add up to dSSR/dw1 = \
          \(Lesson.text(derivation.value)). See them all with: chainrule explain RUN \
          --parameter w1
          """),
        .paragraph(
          """
          Where a quantity acts on the loss along several paths, as it does in a network with \
          two hidden layers, the products along the paths are added.
          """),
      ])
  }
}

/// So many spaces, none if `count` is negative.
func spaces(_ count: Int) -> String { String(repeating: " ", count: max(0, count)) }

extension Lesson {
  /// The squared residual of a row (from 0) at the start, and with one parameter moved.
  func lossAround(_ name: String, by amount: Double, row: Int) throws(Failure) -> (Double, Double) {
    guard let index = try? network.index(of: name) else { throw .fault("no parameter \(name)") }
    var moved = start
    moved[index] += amount
    let squares = [start, moved].map { parameters in
      let predicted = network.predict(observations.inputs(row: row), parameters: parameters)[0]
      let residual = observations.observed(0, row: row) - predicted
      return residual * residual
    }
    return (squares[0], squares[1])
  }
}
