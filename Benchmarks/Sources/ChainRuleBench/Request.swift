import ChainRule
import Encoding
import Network
import Training

/// A workload, as one line of JSON tells it.
struct Request {
  let kind: String
  let layers: [Int]
  let rows: Int
  let steps: Int
  let batch: Int
  let starts: Int
  let threads: Int
  /// The least time to measure for.
  let seconds: Double
  let dataPath: String
  let startPath: String
  let orderPath: String
  /// Equal for requests of the same work in the same variant.
  let key: String
  private let rate: Double
  private let names: [String: String]

  init(_ line: String) throws {
    let json = try JSON.parse(line)
    func number(_ name: String) -> Int { json[name]?.int ?? 0 }
    names = Dictionary(
      uniqueKeysWithValues: (json.members ?? []).compactMap { member in
        member.value.text.map { (member.key, $0) }
      })
    kind = names["kind"] ?? ""
    layers = (json["layers"]?.elements ?? []).compactMap(\.int)
    rows = number("rows")
    steps = number("steps")
    batch = number("batch")
    starts = max(1, number("starts"))
    threads = max(1, number("threads"))
    seconds = json["seconds"]?.double ?? 0
    rate = json["rate"]?.double ?? 0
    dataPath = names["data"] ?? ""
    startPath = names["start"] ?? ""
    orderPath = names["order"] ?? ""
    key = "\(names["name"] ?? "") \(names["precision"] ?? "") \(threads)"
    guard layers.count >= 2 else { throw BenchError("a request without layers") }
  }

  var network: Network {
    get throws {
      guard let activation = Activation(rawValue: names["activation"] ?? ""),
        let loss = Loss(rawValue: names["loss"] ?? ""),
        let precision = Precision(rawValue: names["precision"] ?? "")
      else { throw BenchError("an activation, loss or precision that is not known") }
      return try Network(
        inputs: layers[0], hidden: Array(layers[1..<layers.count - 1]), activations: [activation],
        outputs: layers[layers.count - 1], loss: loss, precision: precision)
    }
  }

  /// The columns of the data, inputs first, as the file has them.
  var observations: Observations {
    get throws {
      let columns = try readColumns(dataPath, rows: rows)
      return try Observations(
        inputs: Array(columns[..<layers[0]]), observed: Array(columns[layers[0]...]))
    }
  }

  /// The options of a descent of `steps` steps.
  var options: DescentOptions {
    get throws {
      DescentOptions(
        try optimiser, steps: steps, batch: batch > 0 ? batch : nil, threads: threads)
    }
  }

  private var optimiser: Optimiser {
    get throws {
      switch names["optimizer"] {
      case "gradient-descent": .gradientDescent(GradientDescent(learningRate: rate))
      case "adam": .adam(Adam(learningRate: rate))
      default: throw BenchError("an optimiser that is not known")
      }
    }
  }
}

/// What went wrong, in words.
struct BenchError: Error, CustomStringConvertible {
  let description: String
  init(_ description: String) { self.description = description }
}
