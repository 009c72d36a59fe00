public import Network

/// A descent in progress: a state that can be moved on, step by step.
///
/// A step is one change of the parameters. State k is the state after k changes, 0 the start; it
/// holds the parameters, the loss there and the derivative of the loss by every parameter there.
/// All derivatives of a step are taken before any parameter moves. Whoever drives the descent
/// pulls steps and keeps what it wants: a descent knows no file, no terminal and no page.
///
///     var descent = try Descent(network, observations, from: start, options)
///     while descent.advance() { print(descent.step, descent.loss) }
public struct Descent {
  public let network: Network
  public let observations: Observations
  public let options: DescentOptions
  /// The number of changes made.
  public private(set) var step = 0
  /// The parameters after `step` changes, in flat order.
  public private(set) var parameters: [Double]
  /// The derivative of the loss by every parameter, at `parameters`; frozen ones included.
  public private(set) var gradient: [Double]
  /// The loss at `parameters`.
  public private(set) var loss: Double
  /// Why the descent ended; nil while it can go on.
  public private(set) var stopped: StopReason?
  /// What stopped being finite, if that ended the descent.
  public private(set) var divergence: Divergence?

  private var optimiser: GradientDescent
  private let isFrozen: [Bool]
  private let engine: Backpropagation
  private var nextParameters: [Double]
  private var nextGradient: [Double]

  /// A descent at its start.
  ///
  /// - Parameters:
  ///   - start: the flat vector of parameters at step 0.
  ///   - step: the number of changes already made, where an earlier state is taken up again.
  /// - Throws: `NetworkError` if columns, start or names do not fit the network.
  public init(
    _ network: Network, _ observations: Observations, from start: [Double],
    atStep step: Int = 0, _ options: DescentOptions
  ) throws(NetworkError) {
    guard start.count == network.parameterCount else {
      throw .shape("\(start.count) values for \(network.parameterCount) parameters")
    }
    self.network = network
    self.observations = observations
    self.options = options
    self.step = step
    engine = try Backpropagation(network, observations)
    optimiser = GradientDescent(learningRate: options.learningRate)
    var isFrozen = [Bool](repeating: false, count: start.count)
    for name in options.frozen { isFrozen[try network.index(of: name)] = true }
    self.isFrozen = isFrozen
    parameters = start
    nextParameters = start
    gradient = [Double](repeating: 0, count: start.count)
    nextGradient = gradient
    loss = engine.gradient(at: start, into: &gradient)
    divergence = Divergence.found(
      network, observations, atStep: step, start, loss: loss, gradient)
    if divergence != nil {
      stopped = .diverged
    } else if step >= options.steps {
      stopped = .steps
    }
  }

  /// Makes one change of all parameters at once, unless the descent has ended.
  ///
  /// Where the change would lead to a loss, derivative or parameter that is not finite, the
  /// state stays the last finite one, and `divergence` says what happened.
  ///
  /// - Returns: whether a change was made.
  @discardableResult
  public mutating func advance() -> Bool {
    guard stopped == nil else { return false }
    // Element by element: an assignment would share the storage, and then copy it anew.
    for index in parameters.indices { nextParameters[index] = parameters[index] }
    optimiser.update(&nextParameters, along: gradient, keeping: isFrozen)
    let nextLoss = engine.gradient(at: nextParameters, into: &nextGradient)
    divergence = Divergence.found(
      network, observations, atStep: step + 1, nextParameters, loss: nextLoss, nextGradient)
    guard divergence == nil else {
      stopped = .diverged
      return false
    }
    let largestMove = zip(parameters, nextParameters).reduce(0) { max($0, abs($1.1 - $1.0)) }
    swap(&parameters, &nextParameters)
    swap(&gradient, &nextGradient)
    loss = nextLoss
    step += 1
    if options.tolerance > 0 && largestMove <= options.tolerance {
      stopped = .tolerance
    } else if step >= options.steps {
      stopped = .steps
    }
    return true
  }

  /// Whether a parameter stays where it starts.
  public func isFrozen(_ index: Int) -> Bool { isFrozen[index] }

  /// Where the next step takes a parameter.
  public func moved(_ index: Int) -> Double {
    isFrozen[index]
      ? parameters[index] : optimiser.moved(parameters[index], along: gradient[index])
  }

  /// Ends the descent where it is.
  public mutating func interrupt() {
    if stopped == nil { stopped = .interrupted }
  }

  /// The predictions at the present parameters, one column for each output.
  public var predictions: [[Double]] { engine.predictions(at: parameters) }
}
