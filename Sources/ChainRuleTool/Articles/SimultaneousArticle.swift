import ChainRule

extension Article {
  /// Why all derivatives of a step are taken before any parameter moves.
  static func simultaneous() throws(Failure) -> Article {
    guard let lesson = try? Lesson(), var descent = try? lesson.descent(),
      let apart = try? lesson.oneAfterAnother()
    else { throw .fault("the lesson does not build") }
    descent.advance()
    let names = lesson.network.parameterNames
    let rows = names.indices.map { index in
      let (start, together) = (lesson.start[index], descent.parameters[index])
      let cells = [start, together, apart.parameters[index]].map { Lesson.text($0) }
      return names[index] + cells.map { spaces(15 - $0.count) + $0 }.joined()
    }
    return Article(
      title: "All parameters at once",
      blocks: [
        .paragraph(
          """
          The gradient belongs to one point: the derivatives of a step are all taken at the \
          parameters from before that step, and only then do the parameters move, all at once.
          """),
        .paragraph(
          """
          It matters because the derivatives contain the other parameters. That of w1 has w3 \
          among its factors:
          """),
        .listing(["dSSR/dw1 = Σ −2(Observed − Predicted) × w3 × e^x1/(1 + e^x1) × Input"]),
        .paragraph(
          """
          If b3 were moved first, then w3, then w4, and so on, each with derivatives taken \
          anew, then the residuals and w3 in this product would already be those of another \
          network. After one step of the lesson the parameters would be
          """),
        .listing(
          ["       start   all at once   one by one"] + rows + [
            "",
            "SSR" + spaces(14)
              + [descent.loss, apart.loss].map { value in
                let text = Lesson.text(value)
                return spaces(15 - text.count) + text
              }.joined().dropFirst(2),
          ]),
        .paragraph(
          """
          Here the one-by-one step even lands lower, because the learning rate is too long for \
          the first step; that is luck of this start, and no reason for it. What it followed was \
          no longer the gradient of one point. Moving one by one is a method too (coordinate \
          descent), but it is not gradient descent: it follows another path, depends on the order of the parameters, and needs \
          a forward pass for every one of them, where one backward pass gives all derivatives \
          of a point together. In ChainRule a step computes the whole gradient, then makes \
          all the moves; its tests fail if a parameter moves early.
          """),
      ])
  }
}

extension Lesson {
  /// What one step would be if each parameter moved as soon as its derivative is known.
  fileprivate func oneAfterAnother() throws(NetworkError) -> (parameters: [Double], loss: Double) {
    var parameters = start
    for name in Self.order {
      let state = try Descent(network, observations, from: parameters, Self.options)
      let index = try network.index(of: name)
      parameters[index] -= Self.options.learningRate * state.gradient[index]
    }
    return (
      parameters, try Descent(network, observations, from: parameters, Self.options).loss
    )
  }
}
