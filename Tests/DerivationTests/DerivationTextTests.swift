import Derivation
import Network
import TestSupport
import Testing
import Training

/// The derivation as text.
@Suite struct DerivationTextTests {
  private func text(
    _ network: Network, _ rows: Observations, _ p: [Double], _ names: [String],
    _ request: DerivationRequest = .init(), digits: Int = 7
  ) throws -> String {
    let derivations = try DerivationBuilder(network, rows, at: p).derivations(of: names, request)
    return DerivationReport(derivations: derivations, loss: 0, step: 0).text(digits: digits)
  }

  @Test("the lesson's w1 is the page of DESIGN.md")
  func lesson() throws {
    var derivation = try DerivationBuilder(Lesson.network, Lesson.observations, at: Lesson.start)
      .derivations(of: ["w1"])[0]
    derivation.move = .init(learningRate: 0.1, from: 2.74, to: 2.66390562803793, isFrozen: false)
    let report = DerivationReport(
      derivations: [derivation], loss: 0, step: 0,
      check: try GradientCheck(Lesson.network, Lesson.observations, at: Lesson.start))
    let lines = report.text().split(separator: "\n", omittingEmptySubsequences: false).map(
      String.init)
    func expectLine(_ words: String) {
      let found = lines.contains { $0.split(separator: " ").joined(separator: " ") == words }
      #expect(found, "\(words)\nin\n\(lines.joined(separator: "\n"))")
    }
    expectLine("dSSR/dw1 at step 0 = 0.7609437")
    expectLine("SSR = Σ (Observed − Predicted)² Predicted = w3·y1 + w4·y2 + b3")
    expectLine("SSR is the sum of the squared residuals; a residual is Observed − Predicted")
    expectLine("y1 = softplus(x1) = ln(1 + e^x1) x1 = w1·Input + b1")
    expectLine("y2 = softplus(x2) = ln(1 + e^x2) x2 = w2·Input + b2")
    expectLine(
      "parameters at step 0: w1 = 2.74 w2 = −1.13 w3 = 0.36 w4 = 0.63 b1 = 0 b2 = 0 b3 = 0")
    expectLine("row Input x1 y1 x2 y2 Predicted")
    expectLine("row Observed Observed − Predicted")
    expectLine("dSSR dSSR dPredicted dy1 dx1")
    expectLine("──── = Σ ────────── × ────────── × ─── × ───")
    expectLine("dw1 dPredicted dy1 dx1 dw1")
    expectLine("= Σ −2(Observed − Predicted) × w3 × e^x1/(1 + e^x1) × Input")
    expectLine("row −2(Observed − Predicted) w3 e^x1/(1 + e^x1) Input product")
    expectLine("2 −0.2835363800 0.36 0.7973801536 0.5 −0.04069553")
    expectLine("3 2.370559375 0.36 0.9393460967 1 0.8016393")
    expectLine("sum 0.7609437")
    expectLine(
      "(the rounded products shown would add up to 0.7609438; the exact ones were added)")
    expectLine(
      "gradient descent, learning rate 0.1: w1 moves by −0.07609437, from 2.74 to 2.6639056")
    #expect(
      lines.contains { $0.hasPrefix("  computed again in four other ways (reverse mode, dual") })
    #expect(lines.allSatisfy { !$0.hasSuffix(" ") })
  }

  @Test("no line of any network is wider than 100 columns", arguments: [1, 7, 17])
  func width(digits: Int) throws {
    func check(_ random: RandomNetwork) throws {
      let network = random.network
      let names = Set([0, network.weightCount - 1, network.weightCount, network.parameterCount - 1])
        .map(network.parameterName)
      for form in Derivation.Form.allCases {
        let text = try text(
          network, random.observations, random.parameters, names, .init(form: form),
          digits: digits)
        let wide = text.split(separator: "\n").filter { $0.unicodeScalars.count > 100 }
        #expect(wide.isEmpty, "\(form) of \(random):\n\(wide.joined(separator: "\n"))")
      }
    }
    for seed in UInt64(0)..<30 { try check(RandomNetwork(seed: seed)) }
    var wide = RandomNetwork.Ranges()
    (wide.inputs, wide.width, wide.outputs) = (1...20, 8...20, 1...12)
    (wide.hiddenLayers, wide.rows) = (0...1, 1...30)
    for seed in UInt64(100)..<106 { try check(RandomNetwork(seed: seed, wide)) }
    // Names and numbers that are long.
    wide.spread = 1e-7
    try check(RandomNetwork(seed: 200, wide))
    wide.spread = 1e60
    wide.activations = [.identity]
    try check(RandomNetwork(seed: 201, wide))
  }

  @Test("a recursive derivation through wide layers fits as well")
  func wideRecursive() throws {
    var ranges = RandomNetwork.Ranges()
    (ranges.width, ranges.hiddenLayers, ranges.outputs) = (20...20, 3...3, 3...3)
    let random = RandomNetwork(seed: 5, ranges)
    let text = try text(
      random.network, random.observations, random.parameters, ["w1"], .init(form: .recursive))
    let wide = text.split(separator: "\n").filter { $0.unicodeScalars.count > 100 }
    #expect(wide.isEmpty, "\(wide.joined(separator: "\n"))")
  }

  @Test("frozen parameters say so, and a last step says nothing of a move")
  func moves() throws {
    var derivation = try DerivationBuilder(Lesson.network, Lesson.observations, at: Lesson.start)
      .derivations(of: ["w3"])[0]
    func text() -> String {
      DerivationReport(derivations: [derivation], loss: 0, step: 0).text()
    }
    #expect(!text().contains("gradient descent") && !text().contains("frozen"))
    derivation.move = .init(learningRate: 0.1, from: 0.36, to: 0.36, isFrozen: true)
    #expect(text().contains("w3 is frozen: it stays at 0.36"))
    #expect(text().contains("dSSR/dw3 at step 0 = 7.142314"))
  }

  @Test("no digit beyond the rounding bound is printed")
  func digits() throws {
    let rows = try Observations(inputs: [[1, 1]], observed: [[1e8, -1e8]])
    let line = try Network(inputs: 1, hidden: [])
    let value = 4 * 1.1
    let text = try text(line, rows, [1.1, 0], ["w1"], digits: 17)
    let first = String(text.prefix { $0 != "\n" })
    let shown = try #require(Double(first.split(separator: " ").last ?? ""))
    // Terms of 2e8 cancel: rounding may change the sum by 1e-7.
    #expect(abs(shown - value) < 1e-5)
    #expect(first.count < "dSSR/dw1 at step 0 = ".count + 13, "\(first)")
  }

  @Test("columns and their scaling are named first")
  func columns() throws {
    let derivations = try DerivationBuilder(
      Lesson.network, Lesson.observations, at: Lesson.start
    ).derivations(of: ["b3"])
    let text = DerivationReport(
      derivations: derivations, loss: 0, step: 0,
      columns: [
        .init(symbol: "Input", column: "dosage", mean: 0.5, deviation: 0.25),
        .init(symbol: "Observed", column: "Observed"),
      ]
    ).text()
    #expect(text.hasPrefix("  scaling: Input = (dosage − 0.5) / 0.25\n\ndSSR/db3"))
  }
}
