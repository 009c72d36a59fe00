import ChainRule
import Network
import Training

/// Many starts of one network, each trained to its end.
struct RestartsPass: Pass {
  private let network: Network
  private let observations: Observations
  private let starts: [[Double]]
  private let options: DescentOptions
  private let search: StartSearch
  private(set) var losses: [Double] = []

  init(_ request: Request) throws {
    network = try request.network
    observations = try request.observations
    starts = try readColumns(request.startPath, rows: network.parameterCount)
    options = try request.options
    search = StartSearch(firstSeed: 0, count: starts.count, threads: request.threads)
  }

  /// In the lanes of vectors where the network is small, else one descent after another.
  mutating func run() throws -> Duration {
    var options = options
    options.threads = 1  // the threads are for the starts
    var found: Restarts?
    let time = try ContinuousClock().measure {
      if let lanes = LaneStarts(network, observations, options) {
        found = search.run(lanes, start: { starts[Int($0)] })
      } else {
        found = try search.run { seed throws(NetworkError) in
          try Descent(network, observations, from: starts[Int(seed)], options)
        }
      }
    }
    losses = found?.losses ?? []
    return time
  }

  /// A search keeps losses alone: parameters are those of the seed that is chosen.
  var parameters: [Double] { [] }
}
