import ChainRule
import Foundation
import TestSupport
import Testing

/// Tests/References/penguins.json, which Scripts/references/penguins.py writes.
private struct Penguins: Decodable {
  let inputs, names: [String]
  let target: String
  let start, means, deviations, gradient, losses, parameters, originalParameters: [Double]
  let predictions: [Double]
  let learningRate, originalLoss, rSquared, meanAbsolute: Double
  let steps: Int

  static let reference = try! TestSupport.reference("penguins.json", as: Penguins.self)

  /// `fit` with every choice named, into `penguins.chainrule`.
  var words: [String] {
    [
      "fit", "penguins.csv", "--target", target, "--inputs", inputs.joined(separator: ","),
      "--hidden", "2", "--scale", "standard", "--loss", "mse", "--learning-rate",
      "\(learningRate)", "--steps", "\(steps)", "--json", "--start",
      zip(names, start).map { "\($0)=\($1)" }.joined(separator: ","),
    ]
  }
}

@Suite("A measured table of three inputs") struct PenguinTests {
  private let penguins = Penguins.reference

  @Test("20 steps lead where many-digit arithmetic leads, in the units trained in and the file's")
  func fit() throws {
    try Workspace.with { workspace in
      let json = try JSON.parse(workspace.run(penguins.words).stdout)
      #expect(isClose(json["loss_start"]!.double!, penguins.losses[0], within: 1e-12))
      #expect(isClose(json["loss"]!.double!, penguins.losses[20], within: 1e-12))
      #expect(isClose(json["loss_original"]!.double!, penguins.originalLoss, within: 1e-12))
      for (key, values) in [
        ("parameters", penguins.parameters), ("parameters_original", penguins.originalParameters),
      ] {
        #expect(json[key]!.members!.map(\.key) == penguins.names)
        for ((name, value), expected) in zip(json[key]!.members!, values) {
          #expect(isClose(value.double!, expected, within: 1e-12), "\(key) \(name)")
        }
      }
      let quality = json["quality"]![0]!
      #expect(quality["target"]!.text == penguins.target)
      #expect(isClose(quality["r_squared"]!.double!, penguins.rSquared, within: 1e-12))
      #expect(isClose(quality["mae"]!.double!, penguins.meanAbsolute, within: 1e-12))
    }
  }

  @Test("explain names the scaling first and has the references' derivatives")
  func explain() throws {
    try Workspace.with { workspace in
      try workspace.run(penguins.words)
      let json = try JSON.parse(workspace.run(["explain", "penguins.chainrule", "--json"]).stdout)
      for (index, name) in (penguins.inputs + [penguins.target]).enumerated() {
        let column = json["columns"]![index]!
        #expect(column["column"]!.text == name)
        #expect(isClose(column["mean"]!.double!, penguins.means[index], within: 1e-14))
        #expect(isClose(column["deviation"]!.double!, penguins.deviations[index], within: 1e-14))
      }
      for (derivation, derivative) in zip(json["derivations"]!.elements!, penguins.gradient) {
        #expect(isClose(derivation["value"]!.double!, derivative, within: 1e-11))
      }
      let text = try workspace.run(["explain", "penguins.chainrule", "--parameter", "w7"]).stdout
      #expect(
        text.hasPrefix(
          "  scaling: Input1 = (bill_length_mm − 43.9219298245614) / 5.45159602316182\n"))
    }
  }

  @Test("predictions are the references', and what the parameters in the file's units predict")
  func predict() throws {
    try Workspace.with { workspace in
      let json = try JSON.parse(workspace.run(penguins.words).stdout)
      let p = json["parameters_original"]!.members!.map { $0.value.double! }
      let table = try workspace.run(["predict", "penguins.chainrule", "penguins.csv"]).stdout
      let lines = table.split(separator: "\r\n").flatMap { $0.split(separator: "\n") }
      #expect(lines[0].hasSuffix(",year,Predicted"))
      #expect(lines.count == penguins.predictions.count + 1)
      for (line, expected) in zip(lines.dropFirst(), penguins.predictions) {
        let cells = line.split(separator: ",", omittingEmptySubsequences: false)
        let x = cells[2...4].map { Double($0)! }
        let predicted = Double(cells.last!)!
        #expect(isClose(predicted, expected, within: 1e-12))
        let sums = [0, 1].map { node in
          p[3 * node] * x[0] + p[3 * node + 1] * x[1] + p[3 * node + 2] * x[2] + p[8 + node]
        }
        let raw = p[6] * log1p(exp(sums[0])) + p[7] * log1p(exp(sums[1])) + p[10]
        #expect(isClose(raw, predicted, within: 1e-12))
      }
    }
  }
}
