import Kernels
import Network
import TestSupport
import Testing
import Training

/// Descents in one call against the descent step by step, bit for bit.
@Suite(.serialized) struct SmallDescentTests {
  /// A random small network with everything that a descent is told.
  struct Case: CustomStringConvertible {
    let seed: UInt64
    let network: Network
    let observations: Observations
    let starts: [[Double]]
    let options: DescentOptions

    enum Shape { case small, dense, likeTheLesson }

    init(seed: UInt64, _ shape: Shape) {
      var generator = SeededGenerator(seed: seed)
      self.seed = seed
      let isLike = shape == .likeTheLesson
      let hidden = (0..<(isLike ? 1 : generator.pick(0...3))).map { _ in
        generator.pick(isLike ? 1...4 : shape == .dense ? 1...12 : 1...5)
      }
      let activations = [Activation.softplus, .tanh, .sigmoid, .relu, .identity]
      let network = try! Network(
        inputs: isLike ? 1 : generator.pick(1...3), hidden: hidden,
        activations: hidden.map { _ in generator.pick(activations) },
        outputs: isLike ? 1 : generator.pick([1, 1, 2, 3]),
        outputActivation: isLike
          ? .identity : generator.pick([.identity, .identity, generator.pick(activations)]),
        loss: generator.pick([.ssr, .halfSSR, .mse]),
        precision: generator.pick(Precision.allCases))
      self.network = network
      observations = RandomNetwork.observations(
        network,
        rows: generator.pick(isLike ? [1, 2, 3, 4] : [1, 2, 3, 4, 7, 8, 9, 15, 16, 17, 37]),
        &generator)
      starts = (0..<generator.pick([1, 3, 17])).map { _ in
        generator.values(network.parameterCount, size: generator.pick([0.5, 2])).map {
          // Zeros of either sign: where a frozen −0 would become 0, and products vanish.
          generator.pick(0...9) == 0 ? generator.pick([0.0, -0.0]) : $0
        }.map(network.precision.rounded)
      }
      var options = DescentOptions(
        // Rates up to where descents diverge.
        learningRate: generator.pick([0.01, 0.1, 0.6]), steps: generator.pick([1, 5, 40]),
        tolerance: generator.pick([0, 0, 1e-3, 1e-2]))
      options.threads = 2
      options.frozen = (0..<network.parameterCount).filter { _ in generator.pick(0...4) == 0 }
        .map(network.parameterName)
      self.options = options
    }

    var description: String {
      let layers = network.layers.map { "\($0.inputs)→\($0.outputs) \($0.activation)" }
      return "seed \(seed): \(layers.joined(separator: ", ")), \(network.loss), "
        + "\(network.precision), \(observations.rowCount) rows, \(options)"
    }

    /// The descent from a start, step by step, with the loss after each step.
    func stepByStep(_ start: [Double]) -> (descent: Descent, losses: [Double]) {
      var descent = try! Descent(network, observations, from: start, options)
      var losses: [Double] = []
      while descent.advance() { losses.append(descent.loss) }
      return (descent, losses)
    }
  }

  private func bits(_ values: [Double]) -> [UInt64] {
    values.map { $0.isNaN ? 0x7ff8_0000_0000_0000 : $0.bitPattern }
  }

  /// The steps in two calls, so that a state is taken up again.
  private func inOneCall(_ test: Case, _ start: [Double], anySizes: Bool) -> (
    parameters: [Double], gradient: [Double], loss: Double, losses: [Double], end: DescentEnd
  )? {
    guard
      let network = try! test.network.small(test.observations, test.options),
      let small = SmallDescent(network),
      case let first = try! Descent(test.network, test.observations, from: start, test.options),
      first.stopped == nil
    else { return nil }
    if anySizes { network.takeAnySizes() }
    let precision = test.network.precision
    let (parameters, gradient) = (Vector(start, precision), Vector(first.gradient, precision))
    var loss = first.loss
    var losses: [Double] = []
    var end = DescentEnd.stepsMade
    for part in [test.options.steps / 3, test.options.steps - test.options.steps / 3]
    where end == .stepsMade {
      let buffer = Vector(zeros: part, precision)
      let made: Int
      (made, end) = small.advance(parameters, gradient, loss: &loss, steps: part, losses: buffer)
      losses += buffer.values.prefix(made)
    }
    return (parameters.values, gradient.values, loss, losses, end)
  }

  private func reason(_ end: DescentEnd) -> StopReason {
    switch end {
    case .stepsMade: .steps
    case .tolerance: .tolerance
    case .notFinite: .diverged
    }
  }

  /// The descents of many cases in one call and step by step; how they ended.
  private func compare(_ cases: [Case], anySizes: Bool) -> [StopReason: Int] {
    var ends: [StopReason: Int] = [:]
    for test in cases {
      let start = test.starts[0]
      guard let fast = inOneCall(test, start, anySizes: anySizes) else { continue }
      let (slow, losses) = test.stepByStep(start)
      #expect(bits(fast.losses) == bits(losses), "\(test)")
      #expect(bits(fast.parameters) == bits(slow.parameters), "\(test)")
      #expect(bits(fast.gradient) == bits(slow.gradient), "\(test)")
      #expect(fast.loss.bitPattern == slow.loss.bitPattern, "\(test)")
      #expect(reason(fast.end) == slow.stopped, "\(test)")
      ends[reason(fast.end), default: 0] += 1
    }
    return ends
  }

  @Test("a table so wide that it is kept row by row has the same bits")
  func wideTable() throws {
    let network = try Network(inputs: 20, hidden: [2], activations: [.tanh])
    var generator = SeededGenerator(seed: 41)
    let observations = RandomNetwork.observations(network, rows: 3, &generator)
    let start = generator.values(network.parameterCount, size: 0.5)
    let options = DescentOptions(learningRate: 0.01, steps: 5)
    let small = try #require(try network.small(observations, options).flatMap(SmallDescent.init))
    var descent = try Descent(network, observations, from: start, options)
    let (parameters, gradient) = (Vector(start, .double), Vector(descent.gradient, .double))
    var loss = descent.loss
    let losses = Vector(zeros: 5, .double)
    let made = small.advance(parameters, gradient, loss: &loss, steps: 5, losses: losses)
    while descent.advance() {}
    #expect(made.0 == 5 && loss == descent.loss)
    #expect(bits(parameters.values) == bits(descent.parameters))
  }

  @Test(
    "many steps in one call have the bits of one step after another",
    arguments: KernelLevel.available)
  func anySizes(level: Int) {
    KernelLevel.force(level)
    defer { KernelLevel.force(nil) }
    let cases = (0..<UInt64(level == 0 ? 60 : 300)).map { Case(seed: $0, .small) }
    let ends = compare(cases, anySizes: true)
    #expect(ends.count == 3, "\(ends)")
  }

  @Test(
    "so have networks like the lesson, which stay in registers", arguments: KernelLevel.available)
  func likeTheLesson(level: Int) {
    KernelLevel.force(level)
    defer { KernelLevel.force(nil) }
    let cases = (2000..<UInt64(level == 0 ? 2060 : 2400)).map { Case(seed: $0, .likeTheLesson) }
    for anySizes in [false, true] {
      let ends = compare(cases, anySizes: anySizes)
      #expect(ends.count == 3, "\(ends)")
    }
  }

  @Test("a restart has the bits of a lone descent from its start", arguments: KernelLevel.available)
  func restarts(level: Int) throws {
    KernelLevel.force(level)
    defer { KernelLevel.force(nil) }
    var ends: [StopReason: Int] = [:]
    for seed in 1000..<UInt64(level == 0 ? 1030 : 1150) {
      let test = Case(seed: seed, .dense)
      guard let small = try test.network.small(test.observations, test.options) else { continue }
      let pool = ThreadPool.shared(threads: 2)
      #expect(ManyStarts.canDescend(small))
      let restarts = ManyStarts(small, starts: test.starts.flatMap { $0 }, pool: pool)
      // In three calls, so that states are taken up again.
      for part in [0, test.options.steps / 3, test.options.steps - test.options.steps / 3] {
        restarts.advance(steps: part)
      }
      let (width, parameters) = (test.network.parameterCount, restarts.parameters.values)
      // The first and the last ones: both ends of a full vector and of one that is not.
      for (index, start) in test.starts.enumerated() where index < 2 || index > 14 {
        let (slow, _) = test.stepByStep(start)
        let reached = Array(parameters[index * width..<(index + 1) * width])
        #expect(bits(reached) == bits(slow.parameters), "\(index) \(test)")
        #expect(bits([restarts.losses[index]]) == bits([slow.loss]), "\(index) \(test)")
        #expect(restarts.made(index) == slow.step, "\(index) \(test)")
        #expect(reason(restarts.end(index)) == slow.stopped, "\(index) \(test)")
        if let stopped = slow.stopped { ends[stopped, default: 0] += 1 }
      }
    }
    #expect(ends.count == 3, "\(ends)")
  }

  @Test("many rows, other losses, rules and penalties are not for these loops")
  func notSmall() throws {
    let options = DescentOptions(learningRate: 0.1)
    let column = [Double](repeating: 1, count: 257)
    let many = try Observations(inputs: [column], observed: [column])
    #expect(try Lesson.network.small(Lesson.observations, options) != nil)
    #expect(try Lesson.network.small(many, options) == nil)
    var minibatches = options
    minibatches.batch = 2
    #expect(try Lesson.network.small(Lesson.observations, minibatches) == nil)
    let momentum = DescentOptions(.momentum(Momentum(learningRate: 0.1, momentum: 0.9)))
    #expect(try Lesson.network.small(Lesson.observations, momentum) == nil)
    for network in [
      try Network(inputs: 1, hidden: [2], loss: .crossEntropy),
      try Network(inputs: 1, hidden: [2], penalty: Penalty(l2: 0.1)),
    ] {
      #expect(try network.small(Lesson.observations, options) == nil)
    }
  }
}
