import ChainRule
import Foundation
import TestSupport
import Testing

@Suite("JSON as the contract has it") struct JSONFormTests {
  /// The lesson, and a network with two targets, two hidden layers and scaled columns.
  private static let fits = [
    ["lesson.csv"] + Workspace.lesson,
    [
      "penguins.csv", "--target", "body_mass_g,flipper_length_mm", "--inputs", "bill_length_mm",
      "--hidden", "2,1", "--activation", "relu,tanh", "--steps", "2", "-o", "lesson.chainrule",
    ],
  ]

  @Test("fit and show have every key, of its type", arguments: fits)
  func summary(words: [String]) throws {
    try Workspace.with { workspace in
      let json = try JSON.parse(workspace.run(["fit", "--json"] + words).stdout)
      #expect(try JSON.parse(workspace.run(["show", "--json", "lesson.chainrule"]).stdout) == json)
      #expect(json["format"]!.int == 1)
      #expect(json["run"]!.text == "lesson.chainrule")
      #expect([3, 342].contains(json["rows"]!.int!))
      #expect(json["steps"]!.int! == json["options"]!["steps"]!.int!)
      #expect(json["stopped"]!.text == "steps")
      #expect(json["digest"]!.text!.wholeMatch(of: /[0-9a-f]{64}/) != nil)
      #expect(json["seed"]!.int == 0 && json["arithmetic_revision"]!.int == arithmeticRevision)
      for key in ["loss", "loss_start"] { #expect(json[key]!.double!.isFinite) }
      let isScaled = json["options"]!["scale"] == "standard"
      #expect((json["loss_original"]?.double != nil) == isScaled)
      #expect((json["parameters_original"]?.members?.count == 11) == isScaled)
      for (name, value) in json["parameters"]!.members! {
        #expect(name.wholeMatch(of: /[wb][0-9]+/) != nil && value.double != nil)
      }
      let texts = ["scale", "output-activation", "loss", "init", "optimizer", "batch", "precision"]
      for key in texts { #expect(json["options"]![key]!.text != nil, "\(key)") }
      for key in ["target", "inputs", "hidden", "activation", "freeze"] {
        #expect(json["options"]![key]!.elements != nil, "\(key)")
      }
      for key in ["learning-rate", "tolerance", "seed", "steps"] {
        #expect(json["options"]![key]!.double != nil, "\(key)")
      }
      for entry in json["quality"]!.elements! {
        #expect(entry.members!.map(\.key) == ["target", "ssr", "rmse", "mae", "r_squared"])
      }
    }
  }

  @Test(
    "a derivation's numbers add up: factors to products, rows and the rest to the value",
    arguments: fits, ["paths", "recursive"])
  func derivations(words: [String], form: String) throws {
    try Workspace.with { workspace in
      try workspace.run(["fit"] + words)
      let explain = ["explain", "lesson.chainrule", "--form", form, "--json", "--step", "1"]
      let json = try JSON.parse(workspace.run(explain).stdout)
      #expect(json.members!.map(\.key) == ["format", "step", "loss", "columns", "derivations"])
      for derivation in json["derivations"]!.elements! { expectSound(derivation, form: form) }
    }
  }

  private func expectSound(_ derivation: JSON, form: String) {
    let name = derivation["parameter"]!.text!
    #expect(derivation["form"]!.text == form)
    #expect(derivation["symbolic"]!.text!.hasPrefix("Σ "))
    let (value, bound) = (derivation["value"]!.double!, derivation["bound"]!.double!)
    var sums = [derivation["omitted"]?["sum"]?.double ?? 0]
    let rows = derivation["rows"]!.elements!
    #expect(rows.count + (derivation["omitted"]?["rows"]?.int ?? 0) == (rows.count < 4 ? 3 : 342))
    for row in rows {
      var products: [Double] = []
      for term in row["terms"]!.elements! {
        let factors = term["factors"]!.elements!
        let product = term["product"]!.double!
        products.append(product)
        let multiplied = factors.reduce(1.0) { $0 * $1["value"]!.double! }
        #expect(isClose(product, multiplied, within: 1e-15 * Double(factors.count)), "\(name)")
        expectChain(factors, row["deltas"]?.elements, to: name)
      }
      #expect((row["deltas"] != nil) == (form == "recursive"))
      let scale = products.reduce(0) { $0 + abs($1) }
      #expect(isClose(row["value"]!.double!, products.reduce(0, +), within: 1e-15, of: scale))
      sums.append(row["value"]!.double!)
    }
    // Adding the printed, rounded values here may err as well.
    let slack = 1e-15 * sums.reduce(0) { $0 + abs($1) }
    #expect(abs(sums.reduce(0, +) - value) <= bound + slack, "\(name)")
    #expect(abs(derivation["sum"]!.double! - value) <= bound * (1 + 1e-12), "\(name)")
  }

  /// Each factor begins where the one before it ends; the first at the loss, the last at the
  /// parameter. A first factor that jumps over nodes is a delta, listed with the same value.
  private func expectChain(_ factors: [JSON], _ deltas: [JSON]?, to parameter: String) {
    #expect(factors.allSatisfy { $0.members!.map(\.key) == ["of", "by", "symbolic", "value"] })
    #expect(["SSR", "MSE"].contains(factors[0]["of"]!.text!))
    for (one, next) in zip(factors, factors.dropFirst()) { #expect(one["by"] == next["of"]) }
    #expect(factors.last!["by"]!.text == parameter)
    guard let deltas else { return }
    let delta = deltas.first { $0["of"] == factors[0]["of"] && $0["by"] == factors[0]["by"] }
    #expect(delta?["value"]?.double == factors[0]["value"]!.double)
    #expect(delta?["name"] == factors[0]["symbolic"])
  }

  @Test("numbers are the shortest that read back to the same bits", arguments: fits)
  func shortest(words: [String]) throws {
    try Workspace.with { workspace in
      var text = try workspace.run(["fit", "--json"] + words).stdout
      text += try workspace.run(["explain", "lesson.chainrule", "--json"]).stdout
      text += try workspace.run(["check", "lesson.chainrule", "--json"]).stdout
      let numbers = text.matches(of: /: (-?[0-9][-+.0-9e]*),?\n/).map { String($0.1) }
      #expect(numbers.count > 100)
      for number in numbers {
        // The standard library's digits, which are another program's.
        let expected = digits("\(Double(number)!)")
        #expect(digits(number) == expected, "\(number)")
      }
    }
  }

  /// The significant digits of a decimal, without zeros at its ends.
  private func digits(_ number: String) -> String {
    let mantissa = number.split(separator: "e")[0].filter { $0.isNumber }
    let front = mantissa.drop { $0 == "0" }
    return String(String(front.reversed()).drop { $0 == "0" }.reversed())
  }

  @Test("what is not finite is a string")
  func notFinite() throws {
    try Workspace.with { workspace in
      let words = ["--hidden", "none", "--scale", "none", "--start", "w1=1e200"]
      let result = try workspace.run(
        ["fit", "lesson.csv", "--target", "Observed", "--json"] + words)
      #expect(result.status == 1)
      let json = try JSON.parse(result.stdout)
      #expect(json["loss"] == "inf" && json["stopped"] == "diverged" && json["steps"] == 0)
      #expect(json["divergence"]!["value"] == "inf")
      #expect(json["divergence"]!["step"] == 0 && json["divergence"]!["row"] == 2)
    }
  }
}
