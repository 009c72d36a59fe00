import Kernels
public import Network

/// A descent in progress: a state that can be moved on, step by step.
///
/// A step is one change of the parameters. State k is the state after k changes, 0 the start; it
/// holds the parameters, the loss there over the rows of change k + 1 (all rows, or its
/// minibatch), and the derivative of that loss by every parameter. All derivatives of a step are
/// taken before any parameter moves. Whoever drives the descent pulls steps and keeps what it
/// wants: a descent knows no file, no terminal and no page.
///
/// Copies are values of their own, but they share the memory in which a gradient is worked out:
/// no two of them may be moved on at the same time, by two threads.
///
///     var descent = try Descent(network, observations, from: start, options)
///     while descent.advance() { print(descent.step, descent.loss) }
public struct Descent {
  public let network: Network
  /// All rows.
  public let observations: Observations
  public let options: DescentOptions
  /// The number of changes made.
  public private(set) var step = 0
  /// The loss at `parameters`, over the rows that the next change looks at.
  public private(set) var loss: Double
  /// Why the descent ended; nil while it can go on.
  public private(set) var stopped: StopReason?
  /// What stopped being finite, if that ended the descent.
  public private(set) var divergence: Divergence?

  private let optimiser: OptimiserKernel
  private let isFrozen: [Bool]
  private let source: ChangeGradient
  /// Many steps in one call, where network, rows and rule are of those that it can do.
  private let loop: DescentLoop?
  private var vectors: DescentVectors

  /// A descent at its start, or at a state that was kept.
  ///
  /// - Parameters:
  ///   - start: the flat vector of parameters; rounded to the precision of the network.
  ///   - memory: what the optimiser remembers there; empty for the start.
  ///   - step: the number of changes already made, where an earlier state is taken up again.
  /// - Throws: `NetworkError` if columns, start, memory or names do not fit the network.
  public init(
    _ network: Network, _ observations: Observations, from start: [Double],
    remembering memory: [Double] = [], atStep step: Int = 0, _ options: DescentOptions
  ) throws(NetworkError) {
    guard start.count == network.parameterCount else {
      throw .shape("\(start.count) values for \(network.parameterCount) parameters")
    }
    let memories = options.optimiser.memories * start.count
    guard memory.isEmpty || memory.count == memories else {
      throw .shape("\(memory.count) remembered values instead of \(memories)")
    }
    self.network = network
    self.observations = observations
    self.options = options
    self.step = step
    source = try ChangeGradient(network, observations, options)
    loop = try DescentLoop(network, observations, options)
    isFrozen = try network.mask(of: options.frozen)
    optimiser = OptimiserKernel(
      options.optimiser, precision: network.precision, isFrozen: isFrozen)
    vectors = DescentVectors(
      parameters: start,
      memory: memory.isEmpty ? [Double](repeating: 0, count: memories) : memory,
      network.precision)
    loss = source.gradient(at: vectors.parameters, ofChange: step, into: vectors.gradient)
    divergence = found(
      atStep: step, vectors.parameters, vectors.memory, loss: loss, vectors.gradient)
    if divergence != nil {
      stopped = .diverged
    } else if step >= options.steps {
      stopped = .steps
    }
  }

  /// Makes one change of all parameters at once, unless the descent has ended.
  ///
  /// Where the change would lead to a loss, derivative, parameter or memory of the optimiser that
  /// is not finite, the state stays the last finite one, and `divergence` says what happened.
  ///
  /// - Returns: whether a change was made.
  @discardableResult
  public mutating func advance() -> Bool {
    guard stopped == nil else { return false }
    if !isKnownUniquelyReferenced(&vectors) { vectors = DescentVectors(vectors) }
    optimiser.move(vectors, change: step + 1)
    let nextLoss = source.gradient(
      at: vectors.nextParameters, ofChange: step + 1, into: vectors.nextGradient)
    divergence = found(
      atStep: step + 1, vectors.nextParameters, vectors.nextMemory, loss: nextLoss,
      vectors.nextGradient)
    guard divergence == nil else {
      stopped = .diverged
      return false
    }
    let largestMove = options.tolerance > 0 ? vectors.largestMove : 0
    vectors.advance()
    loss = nextLoss
    step += 1
    if options.tolerance > 0 && largestMove <= options.tolerance {
      stopped = .tolerance
    } else if step >= options.steps {
      stopped = .steps
    }
    return true
  }

  /// Makes up to `count` changes, fewer if the descent ends, and appends the loss of every state
  /// that it comes to. The same bits as with one change at a time.
  ///
  /// - Returns: how many changes were made.
  @discardableResult
  public mutating func advance(_ count: Int, appendingLossesTo losses: inout [Double]) -> Int {
    let first = step
    if let loop, stopped == nil {
      if !isKnownUniquelyReferenced(&vectors) { vectors = DescentVectors(vectors) }
      let wanted = min(count, options.steps - step)
      let end = loop.advance(wanted, vectors, loss: &loss, step: &step, &losses)
      if end == .tolerance {
        stopped = .tolerance
      } else if step >= options.steps {
        stopped = .steps
      }
    }
    // Also the step that the loop did not make because it leads to what is not finite.
    while step - first < count, advance() { losses.append(loss) }
    return step - first
  }

  /// Ends the descent where it is.
  public mutating func interrupt() {
    if stopped == nil { stopped = .interrupted }
  }

  private func found(
    atStep step: Int, _ parameters: Vector, _ memory: Vector, loss: Double, _ gradient: Vector
  ) -> Divergence? {
    guard
      !loss.isFinite || !gradient.isFinite || !parameters.isFinite || !memory.isFinite
    else { return nil }
    return Divergence.found(
      network, observations, rows: source.rows(ofChange: step), atStep: step, parameters.values,
      memory: memory.values, loss: loss, gradient.values)
  }
}

extension Descent {
  /// The parameters after `step` changes, in flat order.
  public var parameters: [Double] { vectors.parameters.values }

  /// What the optimiser remembers after `step` changes: for momentum v of every parameter, for
  /// Adam m of every parameter, then v of every one.
  public var memory: [Double] { vectors.memory.values }

  /// The derivative of the loss by every parameter, at `parameters`; frozen ones included.
  public var gradient: [Double] { vectors.gradient.values }

  /// Whether a parameter stays where it starts.
  public func isFrozen(_ index: Int) -> Bool { isFrozen[index] }

  /// What the next change makes of a parameter that is not frozen, with every number of it.
  public func move(_ index: Int) -> OptimiserMove {
    options.optimiser.move(
      vectors.parameters[index], along: vectors.gradient[index],
      remembering: (0..<options.optimiser.memories).map {
        vectors.memory[$0 * network.parameterCount + index]
      }, change: step + 1, in: network.precision)
  }

  /// Where the next change takes a parameter.
  public func moved(_ index: Int) -> Double {
    isFrozen[index] ? vectors.parameters[index] : move(index).to
  }

  /// The rows that the next change looks at, counted from 0, in their order; nil for all.
  public var nextRows: [Int]? { source.rows(ofChange: step) }

  /// The loss at `parameters` over all rows; the same as `loss` without minibatches.
  public var fullLoss: Double {
    options.batch == nil ? loss : source.loss(at: vectors.parameters)
  }

  /// The predictions at the present parameters, one column for each output.
  public var predictions: [[Double]] { source.predictions(at: parameters) }
}

@available(*, unavailable)
extension Descent: Sendable {}
