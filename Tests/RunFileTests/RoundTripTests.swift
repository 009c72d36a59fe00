import ChainRule
import Dataset
import Kernels
import Network
import RunFile
import Testing
import Training

@Suite struct RoundTripTests {
  @Test("a run reads back as it was written", arguments: UInt64(0)..<30)
  func roundTrip(seed: UInt64) throws {
    try withFolder { (folder: String) throws in
      let setup = try randomSetup(seed, steps: 90)
      let states = try fit(setup, to: folder + "/a.chainrule")
      let run = try Run(reading: folder + "/a.chainrule")
      #expect(run.program == setup.program && run.arithmeticRevision == setup.arithmeticRevision)
      let (read, written) = (try run.readTable(), setup.table)
      #expect(run.table == written.outline && read.outline == written.outline)
      for (read, written) in zip(read.columns, written.columns) {
        #expect(bits(read.values) == bits(written.values))
      }
      #expect(run.scaling == setup.scaling)
      #expect(run.network == setup.network && run.options == setup.options)
      #expect(run.initialiser == setup.initialiser && run.seed == setup.seed)
      #expect(run.settings == setup.settings && bits(run.start) == bits(setup.start))
      #expect(try bits(run.readLosses()) == bits(states.map { $0.loss }))
      let last = states[states.count - 1]
      #expect(run.steps == last.step && run.stopped == last.stopped && run.outcome != nil)
      #expect(bits(run.parameters) == bits(last.parameters) && run.loss == last.fullLoss)
      #expect(run.restarts?.firstSeed == setup.restarts?.firstSeed)
      #expect(bits(run.restarts?.losses ?? []) == bits(setup.restarts?.losses ?? []))
      let memories = run.checkpoints.map(\.memory)
      #expect(memories.allSatisfy { $0.count == last.memory.count })
      #expect(bits(memories[memories.count - 1]) == bits(last.memory))
      #expect(try names(in: folder) == ["a.chainrule"])
    }
  }

  @Test("single numbers keep their bits: −0, subnormals, the largest")
  func numbers() throws {
    try withFolder { (folder: String) throws in
      var setup = try lesson(steps: 1, rate: .leastNonzeroMagnitude)
      setup.options.tolerance = -0.0
      setup.scaling = Scaling(
        inputs: [ColumnScale(mean: -0.0, deviation: 0.1 + 0.2)],
        targets: [ColumnScale(mean: 1e300, deviation: .greatestFiniteMagnitude)])
      try fit(setup, to: folder + "/a")
      let run = try Run(reading: folder + "/a")
      #expect(
        run.options.learningRate == .leastNonzeroMagnitude && run.options.tolerance.sign == .minus)
      #expect(run.scaling.inputs[0].mean.sign == .minus)
      #expect(run.scaling == setup.scaling)
    }
  }

  @Test("a descent that stops being finite says where, whatever the value", arguments: [7, 1e200])
  func divergence(rate: Double) throws {
    try withFolder { (folder: String) throws in
      let states = try fit(try lesson(steps: 500, rate: rate), to: folder + "/a")
      let run = try Run(reading: folder + "/a")
      let (kept, met) = (try #require(run.outcome?.divergence), states.last?.divergence)
      #expect(run.stopped == .diverged && run.steps == states.count - 1)
      #expect(kept.step == met?.step && kept.row == met?.row && kept.factor == met?.factor)
      #expect("\(kept.value)" == met.map { "\($0.value)" })
    }
  }

  @Test("a loss that is not finite at the start is kept, and stops the run at step 0")
  func divergenceAtStart() throws {
    try withFolder { (folder: String) throws in
      var setup = try lesson()
      setup.start[2] = 1e200
      let states = try fit(setup, to: folder + "/a")
      let run = try Run(reading: folder + "/a")
      #expect(run.steps == 0 && run.stopped == .diverged && !run.loss.isFinite)
      #expect(run.outcome?.divergence?.factor == states[0].divergence?.factor)
      #expect(try run.state(atStep: 0).divergence != nil)
    }
  }

  @Test("a run longer than one row of losses is kept whole, commit by commit")
  func manyLosses() throws {
    try withFolder { (folder: String) throws in
      let setup = try lesson(steps: 140_000)
      var descent = try setup.descent()
      let writer = try makeWriter(creating: folder + "/a", setup, at: descent)
      var losses = [descent.loss]
      while descent.advance() {
        losses.append(descent.loss)
        writer.record([descent.loss], descent)
        if descent.step % 30_000 == 0 {
          try writer.commit(descent)
          let run = try Run(reading: folder + "/a")
          #expect(run.steps == descent.step && run.outcome == nil)
          #expect(run.stopped == .interrupted)
        }
      }
      try writer.finish(descent)
      let run = try Run(reading: folder + "/a")
      #expect(try bits(run.readLosses()) == bits(losses))
      #expect(run.checkpoints.map { $0.step } == (0...34).map { 4096 * $0 } + [140_000])
    }
  }

  @Test("the digest is SHA-256 of the parameters as little-endian binary64")
  func digestOfParameters() throws {
    // python3 -c "import hashlib,struct; print(hashlib.sha256(struct.pack('<3d',1,-0.0,0.1)).hexdigest())"
    #expect(
      digest(of: [1, -0.0, 0.1])
        == "3da28c6aa808a67e13c602acc468e89f6e20f8ebbe79bbcd16d1db11bbecb030")
    try withFolder { (folder: String) throws in
      let states = try fit(try lesson(), to: folder + "/a")
      let run = try Run(reading: folder + "/a")
      #expect(run.digest == digest(of: states[20].parameters))
    }
  }
}

@Suite struct ClassRunTests {
  @Test("classes read back in their order, awkward names and all", arguments: [2, 3, 5])
  func classes(count: Int) throws {
    try withFolder { (folder: String) throws in
      let labels = Array(["b", "a=, \"x\"", "名前", "c;", "🙂"].prefix(count))
      let classes = Classes(name: "kind=", labels: labels)
      let codes = (0..<10).map { $0 % count }
      let input = Column(name: "x", values: codes.map { Double($0) })
      let network = try Network(
        inputs: 1, hidden: [2], outputs: classes.outputCount, loss: .crossEntropy)
      let table = Table(
        name: "t", columns: [input] + classes.columns(codes), lines: RowLines(2..<12))
      let setup = try Fixture(table) { table in
        RunSetup(
          program: "0", arithmeticRevision: arithmeticRevision, table: table,
          classes: classes, scaling: .none(inputs: 1, targets: classes.outputCount),
          network: network, options: DescentOptions(.adam(Adam()), steps: 3, batch: 4, seed: 9),
          start: try network.start(seed: 9))
      }
      try fit(setup, to: folder + "/a")
      let run = try Run(reading: folder + "/a")
      #expect(run.classes == classes && run.options == setup.options)
      let targets = try run.readTable().columns.dropFirst().map { $0.values }
      #expect(targets == setup.table.columns.dropFirst().map { $0.values })
      #expect(classes.codes(targets) == codes)
    }
  }
}
