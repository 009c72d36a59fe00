import ChainRule
import Network
import Training

/// A descent, full batch or by minibatches.
struct DescentPass: Pass {
  private let network: Network
  private let observations: Observations
  private let start: [Double]
  private let options: DescentOptions
  private var descent: Descent?

  init(_ request: Request) throws {
    network = try request.network
    observations = try request.observations
    start = try readColumns(request.startPath, rows: network.parameterCount)[0]
    options = try request.options
  }

  /// A descent has the gradient at its start already, and ends with the one at its end: as many
  /// gradients as steps are computed within the time.
  mutating func run() throws -> Duration {
    descent = nil  // so that there is one at a time
    var running = try Descent(network, observations, from: start, options)
    var losses: [Double] = []
    losses.reserveCapacity(options.steps)
    let time = ContinuousClock().measure {
      running.advance(options.steps, appendingLossesTo: &losses)
    }
    descent = running
    return time
  }

  var losses: [Double] { descent.map { [$0.fullLoss] } ?? [] }
  var parameters: [Double] { descent?.parameters ?? [] }
}
