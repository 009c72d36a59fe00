import Network
import TestSupport
import Testing

/// One case of the file that Scripts/references/networks.py writes.
struct NetworkReference: Decodable, Sendable, CustomTestStringConvertible {
  var number: Int
  var inputs: Int
  var hidden: [Int]
  var activations: [String]
  var outputs: Int
  var outputActivation: String
  var loss: String
  var parameters: [Double]
  var inputColumns: [[Double]]
  var observedColumns: [[Double]]
  var predictions: [[Double]]
  var value: Double
  var gradient: [Double]
  var magnitude: [Double]
  var frozen: [String]
  var learningRate: Double
  var steps: Int
  var after: [Double]
  var derivations: [Expected]

  struct Expected: Decodable {
    var parameter: String
    var rows: [Row]
  }

  struct Row: Decodable {
    var value: Double
    var products: [Double]
    var factors: [[Double]]
  }

  /// All cases of the file.
  static let all: [NetworkReference] = {
    struct File: Decodable { var cases: [NetworkReference] }
    return (try? reference("networks.json", as: File.self))?.cases ?? []
  }()

  var testDescription: String { "\(number)" }

  func network() throws -> Network {
    try Network(
      inputs: inputs, hidden: hidden,
      activations: activations.map { try #require(Activation(rawValue: $0)) }, outputs: outputs,
      outputActivation: #require(Activation(rawValue: outputActivation)),
      loss: #require(Loss(rawValue: loss)))
  }

  func observations() throws -> Observations {
    try Observations(inputs: inputColumns, observed: observedColumns)
  }
}
