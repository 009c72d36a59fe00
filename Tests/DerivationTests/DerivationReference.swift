import Foundation
import Kernels
import Network
import TestSupport

/// What Scripts/references/derivations.py is asked and answers.
struct ReferenceQuestion: Encodable {
  var inputs: Int
  var hidden: [Int]
  var activations: [String]
  var outputs: Int
  var outputActivation: String
  var loss: String
  var l1: Double
  var l2: Double
  var decaysBiases: Bool
  var parameters: [Double]
  var inputColumns: [[Double]]
  var observedColumns: [[Double]]
  var names: [String]

  init(_ random: RandomNetwork, names: [String]) {
    let (network, rows) = (random.network, random.observations)
    let layers = network.layers
    inputs = network.inputCount
    hidden = layers.dropLast().map(\.outputs)
    activations = layers.dropLast().map(\.activation.rawValue)
    outputs = network.outputCount
    outputActivation = layers[layers.count - 1].activation.rawValue
    loss = network.loss.rawValue
    (l1, l2) = (network.penalty.l1, network.penalty.l2)
    decaysBiases = network.penalty.decaysBiases
    parameters = random.parameters
    inputColumns = (0..<network.inputCount).map { column in
      (0..<rows.rowCount).map { network.precision.rounded(rows.input(column, row: $0)) }
    }
    observedColumns = (0..<network.outputCount).map { column in
      (0..<rows.rowCount).map { network.precision.rounded(rows.observed(column, row: $0)) }
    }
    self.names = names
  }
}

struct ReferenceAnswer: Decodable {
  var derivations: [Derived]

  /// Numbers are the nearest double and what is left of it.
  struct Derived: Decodable {
    var value: [Double]
    var penalty: [Double]
    var rows: [Row]
  }

  struct Row: Decodable {
    var factors: [[[Double]]]
    var products: [[Double]]
    var deltas: [String: [Double]]
    var source: [Double]
    var value: [Double]
  }

  /// Asks the script.
  static func answers(_ questions: [ReferenceQuestion]) throws -> [ReferenceAnswer] {
    struct Questions: Encodable { var cases: [ReferenceQuestion] }
    struct Answers: Decodable { var cases: [ReferenceAnswer] }
    let folder = FileManager.default.temporaryDirectory.appending(
      path:
        "derivations-\(ProcessInfo.processInfo.processIdentifier)-\(UInt32.random(in: 0 ... .max))")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let (input, output) = (folder.appending(path: "in"), folder.appending(path: "out"))
    try JSONEncoder().encode(Questions(cases: questions)).write(to: input)
    try Data().write(to: output)
    let script = Process()
    let python = ProcessInfo.processInfo.environment["PYTHON"] ?? "/usr/bin/python3"
    script.executableURL = URL(filePath: "/usr/bin/env")
    script.arguments = [
      python, "-B", repository.appending(path: "Scripts/references/derivations.py").path,
    ]
    script.standardInput = try FileHandle(forReadingFrom: input)
    script.standardOutput = try FileHandle(forWritingTo: output)
    try script.run()
    script.waitUntilExit()
    return try JSONDecoder().decode(Answers.self, from: Data(contentsOf: output)).cases
  }
}
