import Kernels
import Network
import TestSupport
import Testing

/// The engine's bits do not depend on the number of threads, on how work is shared, nor on the
/// order in which tasks are taken; every worker takes some.
@Suite struct ThreadBitsTests {
  struct Case: Sendable, CustomStringConvertible {
    let way: Sharing.Way
    let threads: Int
    let precision: Precision
    var description: String { "\(way), \(threads) threads, \(precision)" }
  }

  static let cases = [Sharing.Way.alone, .byBlocks, .withinBlocks].flatMap { way in
    [1, 2, 3, 4, 8].flatMap { threads in
      Precision.allCases.map { Case(way: way, threads: threads, precision: $0) }
    }
  }

  private static func pool(_ threads: Int, seed: UInt64) -> ThreadPool {
    ThreadPool(
      threads: threads, testing: PoolTesting(shuffleSeed: seed, everyWorkerTakesOne: true))
  }

  private static func network(_ precision: Precision) throws -> Network {
    try Network(
      inputs: 3, hidden: [17, 4], activations: [.tanh], outputs: 2, loss: .mse,
      penalty: Penalty(l2: 0.01), precision: precision)
  }

  @Test("64 blocks and more, the last one short", arguments: cases)
  func blocks(_ of: Case) throws {
    let network = try Self.network(of.precision)
    var generator = SeededGenerator(seed: 21)
    let rows = 70 * 256 + 100
    let observations = RandomNetwork.observations(network, rows: rows, &generator)
    let parameters = Vector(generator.values(network.parameterCount, size: 1), of.precision)
    let (expected, gradient) = (Vector(parameters.values, of.precision), parameters.values)
    let loss = try Backpropagation(network, observations).gradient(at: parameters, into: expected)
    #expect(expected.values != gradient)
    for seed in UInt64(0)..<2 {
      let pool = Self.pool(of.threads, seed: seed)
      let engine = try Backpropagation(
        network, observations, rows: rows, Sharing(of.way, pool))
      let gradient = Vector(zeros: network.parameterCount, of.precision)
      #expect(engine.gradient(at: parameters, into: gradient) == loss)
      #expect(sameBits(gradient.values, expected.values))
      if of.threads > 1 && of.way == .byBlocks {
        #expect(pool.tasksTaken.allSatisfy { $0 > 0 }, "\(pool.tasksTaken)")
      }
      #expect(engine.loss(at: parameters) == loss)
      if of.threads > 1 { #expect(pool.tasksTaken.allSatisfy { $0 > 0 }, "\(pool.tasksTaken)") }
    }
  }

  @Test("minibatches of a network with wide layers", arguments: cases)
  func minibatches(_ of: Case) throws {
    let network = try Network(
      inputs: 150, hidden: [40], activations: [.relu], outputs: 10, loss: .crossEntropy,
      precision: of.precision)
    var generator = SeededGenerator(seed: 22)
    let observations = try EngineBitsTests.observations(network, rows: 700, &generator)
    let parameters = Vector(generator.values(network.parameterCount, size: 0.3), of.precision)
    let alone = try Backpropagation(network, observations)
    let pool = Self.pool(of.threads, seed: 5)
    let engine = try Backpropagation(network, observations, rows: 600, Sharing(of.way, pool))
    let expected = Vector(zeros: network.parameterCount, of.precision)
    let gradient = Vector(zeros: network.parameterCount, of.precision)
    for count in [1, 33, 128, 256, 257, 600] {
      let rows = (0..<count).map { _ in generator.pick(0...699) }
      rows.withUnsafeBufferPointer { rows in
        let loss = alone.gradient(at: parameters, into: expected, rows: rows)
        #expect(engine.gradient(at: parameters, into: gradient, rows: rows) == loss, "\(count)")
      }
      #expect(sameBits(gradient.values, expected.values), "\(count) rows")
      if of.way == .withinBlocks && (2...4).contains(of.threads) && count == 256 {
        // The parts of the sums are the last tasks: at least five.
        #expect(pool.tasksTaken.allSatisfy { $0 > 0 }, "\(pool.tasksTaken)")
      }
    }
  }

  @Test("a large minibatch of a much larger table is shared too")
  func largeMinibatch() throws {
    let network = try Self.network(.double)
    var generator = SeededGenerator(seed: 23)
    let observations = RandomNetwork.observations(network, rows: 200 * 256, &generator)
    let pool = Self.pool(2, seed: 1)
    let engine = try Backpropagation(
      network, observations, rows: 4 * 256, Sharing(.byBlocks, pool))
    let parameters = Vector(generator.values(network.parameterCount, size: 1), .double)
    let gradient = Vector(zeros: network.parameterCount, .double)
    Array(0..<4 * 256).withUnsafeBufferPointer {
      _ = engine.gradient(at: parameters, into: gradient, rows: $0)
    }
    #expect(pool.tasksTaken.reduce(0, +) == 4 && pool.tasksTaken.allSatisfy { $0 > 0 })
  }

  @Test("small work is left to one thread, large work is shared by blocks or within them")
  func thresholds() throws {
    func way(_ hidden: [Int], inputs: Int, rows: Int, threads: Int = 2) throws -> Sharing.Way {
      let network = try Network(inputs: inputs, hidden: hidden, activations: [.tanh])
      return Sharing(network, rows: rows, of: rows, threads: threads).way
    }
    #expect(try way([2], inputs: 1, rows: 3) == .alone)
    #expect(try way([16, 16], inputs: 1, rows: 256) == .alone)
    #expect(try way([16, 16], inputs: 1, rows: 100_000) == .byBlocks)
    #expect(try way([16, 16], inputs: 1, rows: 100_000, threads: 1) == .alone)
    #expect(try way([128], inputs: 784, rows: 128) == .withinBlocks)
    #expect(try way([2000], inputs: 784, rows: 100_000) == .withinBlocks)
    // Too few blocks for long runs, of which none is worth splitting.
    #expect(try way([16], inputs: 4, rows: 1700) == .byBlocks)
    #expect(try way([16, 16], inputs: 4, rows: 500) == .byBlocks)
    #expect(try way([128], inputs: 784, rows: 1700) == .withinBlocks)
    // Minibatches may be small, where the loss over all rows is worth sharing.
    let network = try Network(inputs: 1, hidden: [16, 16], activations: [.tanh])
    let sharing = Sharing(network, rows: 32, of: 100_000, threads: 2)
    #expect(sharing.way == .alone && sharing.pool != nil)
  }
}
