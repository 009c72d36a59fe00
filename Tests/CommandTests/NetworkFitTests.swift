import ChainRule
import Foundation
import TestSupport
import Testing

/// One case of Tests/References/networks.json, which Scripts/references/networks.py writes.
struct NetworkCase: Decodable, Sendable, CustomTestStringConvertible {
  let number, inputs, outputs, steps: Int
  let hidden: [Int]
  let activations, frozen: [String]
  let outputActivation, loss: String
  let parameters, gradient, magnitude, after: [Double]
  let inputColumns, observedColumns, predictions: [[Double]]
  let learningRate, value: Double

  var testDescription: String { "case \(number): \(inputs), \(hidden), \(outputs), \(loss)" }

  private struct File: Decodable { let cases: [NetworkCase] }
  static let some = Array(try! reference("networks.json", as: File.self).cases.prefix(12))
}

@Suite("Networks of all kinds, by the command") struct NetworkFitTests {
  @Test("fit, explain and predict have the references' numbers", arguments: NetworkCase.some)
  func references(network: NetworkCase) throws {
    try Workspace.with { workspace in
      let targets = network.observedColumns.indices.map { "y\($0 + 1)" }
      try workspace.put(table(network, targets), "t.csv")
      let weights = network.parameters.count - network.hidden.reduce(network.outputs, +)
      let names = network.parameters.indices.map {
        $0 < weights ? "w\($0 + 1)" : "b\($0 - weights + 1)"
      }
      try workspace.put(
        JSON.object(zip(names, network.parameters).map { ($0, .number($1)) }).serialised(),
        "start.json")
      var words = [
        "fit", "t.csv", "--target", targets.joined(separator: ","), "--hidden",
        network.hidden.isEmpty ? "none" : network.hidden.map(String.init).joined(separator: ","),
        "--output-activation", network.outputActivation, "--loss", network.loss, "--scale", "none",
        "--learning-rate", "\(network.learningRate)", "--start", "start.json", "--json",
      ]
      if !network.activations.isEmpty {
        words += ["--activation", network.activations.joined(separator: ",")]
      }
      if !network.frozen.isEmpty { words += ["--freeze", network.frozen.joined(separator: ",")] }

      let fit = try JSON.parse(
        workspace.run(words + ["--steps", "\(network.steps)"]).stdout)
      #expect(isClose(fit["loss_start"]!.double!, network.value, within: 1e-12))
      for (index, name) in names.enumerated() {
        let scale = abs(network.after[index]) + network.magnitude[index]
        #expect(
          isClose(
            fit["parameters"]![name]!.double!, network.after[index], within: 1e-13, of: scale),
          "\(name)")
      }
      try expectGradient(network, names, workspace)
      try expectPredictions(network, words, workspace)
    }
  }

  private func table(_ network: NetworkCase, _ targets: [String]) -> String {
    let columns = network.inputColumns + network.observedColumns
    let header = network.inputColumns.indices.map { "x\($0 + 1)" } + targets
    let rows = columns[0].indices.map { row in columns.map { "\($0[row])" } }
    return ([header] + rows).map { $0.joined(separator: ",") + "\n" }.joined()
  }

  private func expectGradient(
    _ network: NetworkCase, _ names: [String], _ workspace: Workspace
  ) throws {
    let words = ["explain", "t.chainrule", "--json", "--parameter", names.joined(separator: ",")]
    let json = try JSON.parse(workspace.run(words).stdout)
    for (index, derivation) in json["derivations"]!.elements!.enumerated() {
      let scale = network.magnitude[index]
      let (value, derivative) = (derivation["value"]!.double!, network.gradient[index])
      #expect(isClose(value, derivative, within: 1e-13, of: scale), "\(names[index])")
      #expect(derivation["bound"]!.double! <= 1e-13 * scale + 1e-300, "\(names[index])")
      #expect(derivation["move"]!["frozen"]!.boolean == network.frozen.contains(names[index]))
    }
    #expect(try workspace.run(["check", "t.chainrule"]).status == 0)
  }

  private func expectPredictions(
    _ network: NetworkCase, _ fit: [String], _ workspace: Workspace
  ) throws {
    let start = fit + ["--steps", "0", "-o", "start.chainrule"]
    #expect(try workspace.run(start).status == 0)
    let printed = try workspace.run(["predict", "start.chainrule", "t.csv"]).stdout
    let rows = printed.split(separator: "\n").dropFirst().map { line in
      line.split(separator: ",").suffix(network.outputs).map { Double($0)! }
    }
    #expect(rows.count == network.predictions[0].count)
    for (output, column) in network.predictions.enumerated() {
      for (row, prediction) in zip(rows, column) {
        #expect(isClose(row[output], prediction, within: 1e-13, of: max(1, abs(prediction))))
      }
    }
  }
}
