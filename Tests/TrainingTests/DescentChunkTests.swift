import Kernels
import Network
import Synchronization
import TestSupport
import Testing
import Training

@Suite struct DescentChunkTests {
  private static let optimisers: [Optimiser] = [
    .gradientDescent(GradientDescent(learningRate: 0.05)),
    .momentum(Momentum(learningRate: 0.01)), .adam(Adam(learningRate: 0.01)),
  ]

  private func descent(
    _ optimiser: Optimiser, _ precision: Precision, batch: Int? = nil, steps: Int = 300,
    tolerance: Double = 0, rows: Int = 40, seed: UInt64 = 1
  ) throws -> Descent {
    var random = SeededGenerator(seed: seed)
    let inputs = (0..<rows).map { _ in random.normal() }
    let network = try Network(
      inputs: 1, hidden: [3], activations: [.tanh], loss: .mse, precision: precision)
    return try Descent(
      network,
      try Observations(inputs: [inputs], observed: [inputs.map { $0 * $0 - 1 }]),
      from: try network.start(seed: seed),
      DescentOptions(
        optimiser, steps: steps, batch: batch, seed: seed, tolerance: tolerance, frozen: ["b2"]))
  }

  /// The descent in chunks, and its losses.
  private func inChunks(_ descent: Descent, of sizes: [Int]) -> (Descent, [Double]) {
    var (descent, losses) = (descent, [Double]())
    var turn = 0
    while descent.stopped == nil {
      let made = descent.advance(sizes[turn % sizes.count], appendingLossesTo: &losses)
      #expect(made <= sizes[turn % sizes.count])
      turn += 1
    }
    return (descent, losses)
  }

  private func expectSame(_ start: Descent, _ comment: Comment) {
    var (lone, losses) = (start, [Double]())
    while lone.advance() { losses.append(lone.loss) }
    for sizes in [[1], [7, 1, 2], [64], [5000]] {
      let (chunked, its) = inChunks(start, of: sizes)
      #expect(sameBits(its, losses), comment)
      #expect(sameBits(chunked.parameters, lone.parameters), comment)
      #expect(sameBits(chunked.gradient, lone.gradient), comment)
      #expect(sameBits(chunked.memory, lone.memory), comment)
      #expect(chunked.step == lone.step && chunked.stopped == lone.stopped, comment)
      #expect(chunked.divergence == lone.divergence, comment)
    }
    #expect(start.step == 0, "a copy stays where it was")
  }

  @Test(
    "many steps a call have the bits of one a call, whatever the chunks",
    arguments: optimisers, Precision.allCases)
  func chunks(optimiser: Optimiser, precision: Precision) throws {
    for batch in [nil, 16] {
      expectSame(try descent(optimiser, precision, batch: batch), "batch \(batch ?? 0)")
    }
  }

  @Test("a tolerance stops at the same step", arguments: Precision.allCases)
  func tolerance(precision: Precision) throws {
    let start = try descent(Self.optimisers[0], precision, steps: 100_000, tolerance: 1e-3)
    expectSame(start, "tolerance")
    #expect(inChunks(start, of: [999]).0.stopped == .tolerance)
  }

  @Test("a divergence is found at its step, row and factor", arguments: Precision.allCases)
  func divergence(precision: Precision) throws {
    for batch in [nil, 16] {
      let start = try descent(
        .gradientDescent(GradientDescent(learningRate: 300)), precision, batch: batch,
        steps: 100_000)
      expectSame(start, "diverging")
      #expect(inChunks(start, of: [999]).0.stopped == .diverged)
    }
  }

  @Test("half a sum that underflows is rounded alike", arguments: Precision.allCases)
  func underflow(precision: Precision) throws {
    let network = try Network(inputs: 1, hidden: [], loss: .halfSSR, precision: precision)
    let start = try Descent(
      network, try Observations(inputs: [[0]], observed: [[0]]), from: [1, 1],
      DescentOptions(learningRate: 0.1, steps: 700))
    expectSame(start, "\(precision)")
  }

  @Test(
    "many starts in lanes come to what each comes to alone, diverged ones included",
    arguments: Precision.allCases)
  func starts(precision: Precision) throws {
    let one = try descent(
      .gradientDescent(GradientDescent(learningRate: 1.1)), precision, steps: 200)
    let search = StartSearch(firstSeed: 40, count: 70, threads: 2)
    let start = { (seed: UInt64) in try one.network.start(seed: seed) }
    let descent = { (seed: UInt64) in
      try Descent(one.network, one.observations, from: try start(seed), one.options)
    }
    let possible = try #require(LaneStarts(one.network, one.observations, one.options))
    let found = try search.run(possible, start: start)
    let lanes = try #require(found)
    var told = 0
    let all = try search.run(
      descent,
      progress: { done, best in
        #expect(done > told)
        told = done
      })
    let lone = try #require(all)
    #expect(told == 70 && lone.losses.count == 70 && sameBits(lanes.losses, lone.losses))
    #expect(lone.seed(lone.best) == 40 + UInt64(lone.best))
    #expect(lone.losses.allSatisfy { $0.isNaN || $0 >= lone.losses[lone.best] })
  }

  @Test("a search that is stopped has the first of the starts that were done, or none")
  func stopped() throws {
    let one = try descent(.gradientDescent(GradientDescent(learningRate: 0.1)), .double, steps: 50)
    let search = StartSearch(firstSeed: 40, count: 300, threads: 2)
    let start = { (seed: UInt64) in try one.network.start(seed: seed) }
    let descent = { (seed: UInt64) in
      try Descent(one.network, one.observations, from: try start(seed), one.options)
    }
    let possible = try #require(LaneStarts(one.network, one.observations, one.options))
    let every = try search.run(descent)
    let all = try #require(every).losses
    for looks in [0, 1, 2, 3, 50] {
      for isInLanes in [false, true] {
        let left = Atomic(looks)
        let isStopped = { left.subtract(1, ordering: .relaxed).newValue < 0 }
        let found =
          isInLanes
          ? try search.run(possible, start: start, isStopped: isStopped)
          : try search.run(descent, isStopped: isStopped)
        if looks == 0 { #expect(found == nil) }
        if looks == 50 { #expect(found != nil) }
        let losses = found?.losses ?? []
        #expect(losses.count < 300 || isInLanes && looks > 2, "\(looks)")
        #expect(sameBits(losses, Array(all.prefix(losses.count))))
      }
    }
  }
}
