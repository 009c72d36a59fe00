import Derivation
import Network
import TestSupport
import Testing
import Training

/// 40 random networks against the 50 digits that Scripts/references/networks.py computed.
@Suite struct NetworkReferenceTests {
  @Test("there are 40 cases, of every loss, activation and depth")
  func cases() {
    #expect(NetworkReference.all.count == 40)
    let activations =
      NetworkReference.all.flatMap(\.activations) + NetworkReference.all.map(\.outputActivation)
    #expect(Set(activations).count == Activation.allCases.count)
    #expect(Set(NetworkReference.all.map(\.loss)).count == 3)
    #expect(Set(NetworkReference.all.map(\.hidden.count)) == [0, 1, 2, 3])
    #expect(NetworkReference.all.contains { !$0.frozen.isEmpty })
  }

  @Test("loss, predictions and gradient to 1e-13", arguments: NetworkReference.all)
  func gradient(reference: NetworkReference) throws {
    let engine = try Backpropagation(reference.network(), reference.observations())
    var gradient = reference.parameters
    let loss = engine.gradient(at: reference.parameters, into: &gradient)
    #expect(isClose(loss, reference.value, within: 1e-13))
    for (found, expected) in zip(
      engine.predictions(at: reference.parameters), reference.predictions)
    {
      for (a, b) in zip(found, expected) { #expect(isClose(a, b, within: 1e-13, of: 1 + abs(b))) }
    }
    for index in gradient.indices {
      #expect(
        isClose(
          gradient[index], reference.gradient[index], within: 1e-13,
          of: reference.magnitude[index]), "\(index)")
    }
  }

  @Test("every factor, product and row to 1e-13", arguments: NetworkReference.all)
  func factors(reference: NetworkReference) throws {
    let network = try reference.network()
    let builder = try DerivationBuilder(
      network, reference.observations(), at: reference.parameters)
    for expected in reference.derivations {
      let derivation = try builder.derivations(
        of: [expected.parameter], .init(form: .paths, rows: .all))[0]
      let index = try network.index(of: expected.parameter)
      let scale = reference.magnitude[index]
      #expect(isClose(derivation.value, reference.gradient[index], within: 1e-13, of: scale))
      #expect(isClose(derivation.sum, reference.gradient[index], within: 1e-13, of: scale))
      try #require(derivation.rows.count == expected.rows.count)
      for (row, values) in zip(derivation.rows, expected.rows) {
        #expect(
          isClose(row.value, values.value, within: 1e-13, of: scale), "\(derivation.parameter)")
        try #require(row.factors.map(\.count) == values.factors.map(\.count))
        #expect(row.products.count == values.products.count)
        for (product, value) in zip(row.products, values.products) {
          #expect(isClose(product, value, within: 1e-13, of: scale), "\(derivation.parameter)")
        }
        for (found, value) in zip(row.factors.joined(), values.factors.joined()) {
          #expect(
            isClose(found, value, within: 1e-13, of: 1 + abs(value)), "\(derivation.parameter)")
        }
      }
    }
  }

  @Test(
    "parameters after a few steps to 1e-13, the frozen ones where they were",
    arguments: NetworkReference.all)
  func steps(reference: NetworkReference) throws {
    let network = try reference.network()
    var descent = try Descent(
      network, reference.observations(), from: reference.parameters,
      DescentOptions(
        learningRate: reference.learningRate, steps: reference.steps, frozen: reference.frozen))
    while descent.advance() {}
    #expect(descent.step == reference.steps)
    for index in descent.parameters.indices {
      let expected = reference.after[index]
      #expect(isClose(descent.parameters[index], expected, within: 1e-13, of: 1 + abs(expected)))
    }
    for name in reference.frozen {
      let index = try network.index(of: name)
      #expect(descent.parameters[index] == reference.parameters[index])
    }
  }
}
