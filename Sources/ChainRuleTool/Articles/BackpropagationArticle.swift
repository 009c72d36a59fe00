import ChainRule

extension Article {
  /// What backpropagation is: every derivative of the lesson's third row, back from the loss.
  static func backpropagation() throws(Failure) -> Article {
    guard let lesson = try? Lesson() else { throw .fault("the lesson does not build") }
    let nodes = lesson.nodes(row: 2)
    /// With digits enough that the numbers below follow from the printed ones.
    func value(_ name: String) -> String { Lesson.text(nodes[name] ?? .nan, digits: 12) }
    let residual = try lesson.derivation(of: "b3").rows[2].factors[0][0]
    let first = try lesson.derivation(of: "b1").rows[2].value
    let second = try lesson.derivation(of: "b2").rows[2].value
    func product(_ name: String) throws(Failure) -> String {
      Lesson.text(try lesson.derivation(of: name).rows[2].value)
    }
    let sums = try Lesson.order.map { name throws(Failure) in
      "dSSR/d\(name) = \(Lesson.text(try lesson.derivation(of: name).value))"
    }
    return Article(
      title: "Backpropagation",
      blocks: [
        .paragraph(
          """
          Backpropagation computes how the loss of a network changes with each of its \
          parameters: all derivatives in one pass, from the loss back to the input. It is the \
          chain rule, arranged so that nothing is computed twice.
          """),
        .paragraph(
          """
          First forward. The lesson's third row (Input 1, Observed 0) goes through the \
          network, and what every node computes is kept:
          """),
        .listing([
          "x1 = w1·Input + b1             = \(value("x1"))",
          "y1 = softplus(x1)              = \(value("y1"))",
          "x2 = w2·Input + b2             = \(value("x2"))",
          "y2 = softplus(x2)              = \(value("y2"))",
          "Predicted = w3·y1 + w4·y2 + b3 = \(value("Predicted"))",
        ]),
        .paragraph(
          """
          Then backward: what this row contributes to each derivative of the SSR. The first link \
          is shared by all: how the SSR changes with the prediction.
          """),
        .listing([
          "dSSR/dPredicted = −2(Observed − Predicted) = \(Lesson.text(residual, digits: 10))"
        ]),
        .paragraph(
          "The parameters of the output need one more link each, and the last bias none:"),
        .listing([
          "by b3:  dSSR/dPredicted × 1  = \(try product("b3"))",
          "by w3:  dSSR/dPredicted × y1 = \(try product("w3"))",
          "by w4:  dSSR/dPredicted × y2 = \(try product("w4"))",
        ]),
        .paragraph(
          """
          For the hidden nodes the same number is carried on, through the weight and then \
          through the softplus, whose derivative is e^x/(1 + e^x). This gives the derivative \
          with respect to each node's sum, once:
          """),
        .listing([
          "by x1:  dSSR/dPredicted × w3 × e^x1/(1 + e^x1) = \(Lesson.text(first, digits: 9))",
          "by x2:  dSSR/dPredicted × w4 × e^x2/(1 + e^x2) = \(Lesson.text(second, digits: 9))",
        ]),
        .paragraph("and with it the derivatives of all that feeds the node:"),
        .listing([
          "by w1:  dSSR/dx1 × Input = \(try product("w1"))",
          "by b1:  dSSR/dx1 × 1     = \(try product("b1"))",
          "by w2:  dSSR/dx2 × Input = \(try product("w2"))",
          "by b2:  dSSR/dx2 × 1     = \(try product("b2"))",
        ]),
        .paragraph(
          """
          The other two rows go the same way. Added over all three, these are the derivatives \
          that training uses:
          """),
        .listing(sums),
        .paragraph(
          """
          With more layers the middle part is repeated, layer by layer. However many \
          parameters there are, the backward pass takes about twice the work of the forward \
          pass; trying each parameter in turn would take a forward pass for every one of them.
          """),
      ])
  }
}
