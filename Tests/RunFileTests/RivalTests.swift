import ChainRule
import Foundation
import Testing
import Training

@testable import RunFile

/// What others do at the path of a run while its fit goes on.
@Suite struct RivalTests {
  private func writer(_ path: String, _ states: [Descent], _ setup: Fixture) throws -> RunWriter {
    let writer = try makeWriter(creating: path, setup, at: states[0], replacing: true)
    for state in states.dropFirst() { writer.record([state.loss], state) }
    return writer
  }

  @Test("of two fits to one path each comes to its own result, whoever is the last")
  func twoFits() throws {
    try withFolder { (folder: String) throws in
      let path = folder + "/a"
      try fit(try lesson(steps: 2), to: path)
      let setups = [try lesson(steps: 70), try lesson(steps: 9)]
      let all = try setups.map { try states($0) }
      let writers = try zip(setups, all).map { try writer(path, $1, $0) }
      let runs = try zip(writers, all).map { try $0.finish($1[$1.count - 1]) }
      for (run, states) in zip(runs, all) {
        #expect(run.path == path && run.steps == states.count - 1)
        #expect(try bits(run.readLosses()) == bits(states.map { $0.loss }))
        #expect(bits(try run.state(atStep: 5).parameters) == bits(states[5].parameters))
        #expect(try run.readTable().rowCount == 3)
      }
      #expect(try Run(reading: path).steps == 9)
      #expect(try names(in: folder) == ["a"])
    }
  }

  @Test("an interrupted fit, or half a search, does not replace a run, and stays beside it")
  func interrupted() throws {
    try withFolder { (folder: String) throws in
      let path = folder + "/a"
      try fit(try lesson(steps: 2), to: path)
      let old = try bytes(of: path)
      for (count, name) in ["a.interrupted", "a.interrupted-2", "a.interrupted-3"].enumerated() {
        let setup = try lesson(steps: 50 + count)
        let states = try states(setup)
        let writer = try writer(path, count == 0 ? states : Array(states[...4]), setup)
        let run = try writer.finish(states[count == 0 ? 50 : 4], isWhole: count > 0)
        #expect(run.path == folder + "/" + name)
        #expect(try Run(reading: run.path).steps == (count == 0 ? 50 : 4))
      }
      #expect(try bytes(of: path) == old)
      #expect(
        try names(in: folder) == ["a", "a.interrupted", "a.interrupted-2", "a.interrupted-3"])
    }
  }

  @Test("an interrupted fit has its name where there is nothing to replace")
  func interruptedAlone() throws {
    try withFolder { (folder: String) throws in
      let setup = try lesson(steps: 50)
      let states = try states(setup)
      let run = try writer(folder + "/a", Array(states[...4]), setup).finish(states[4])
      #expect(run.path == folder + "/a" && run.stopped == .interrupted)
      #expect(try names(in: folder) == ["a"])
    }
  }

  @Test("what is put at the path while the fit goes on stays, and the run beside it")
  func taken() throws {
    try withFolder { (folder: String) throws in
      let path = folder + "/a"
      let setup = try lesson(steps: 6)
      let states = try states(setup)
      let table = Array("Input,Observed\n0,0\n".utf8)
      for isFolder in [false, true] {
        try fit(try lesson(steps: 2), to: path)
        let writer = try writer(path, states, setup)
        try FileManager.default.removeItem(atPath: path)
        if isFolder {
          try FileManager.default.createDirectory(
            atPath: path, withIntermediateDirectories: false)
        } else {
          try put(table, at: path)
        }
        let error = #expect(throws: RunFileError.self) { try writer.finish(states[6]) }
        let kept = path + (isFolder ? ".finished-2" : ".finished")
        #expect(error?.reason == .notPlaced(isFolder ? .isDirectory : .notARun, keptIn: kept))
        #expect(error?.remedy?.contains(kept) == true)
        writer.abandon()
        #expect(try Run(reading: kept).steps == 6)
        if !isFolder { #expect(try bytes(of: path) == table) }
        try FileManager.default.removeItem(atPath: path)
      }
      #expect(try names(in: folder) == ["a.finished", "a.finished-2"])
    }
  }

  @Test("a run that is removed while another replaces it is no obstacle")
  func removed() throws {
    try withFolder { (folder: String) throws in
      try fit(try lesson(steps: 2), to: folder + "/a")
      let setup = try lesson(steps: 6)
      let states = try states(setup)
      let writer = try writer(folder + "/a", states, setup)
      try FileManager.default.removeItem(atPath: folder + "/a")
      try writer.finish(states[6])
      #expect(try Run(reading: folder + "/a").steps == 6)
    }
  }

  @Test("a run that somebody cuts, overwrites, moves or removes meanwhile is told in our words")
  func changed() throws {
    let changes: [(String) throws -> Void] = [
      { #expect(truncate($0, 0) == 0) }, { #expect(truncate($0, 5000) == 0) },
      { try FileManager.default.removeItem(atPath: $0) },
      { try FileManager.default.moveItem(atPath: $0, toPath: $0 + "2") },
      { path in
        let file = try FileHandle(forUpdating: URL(fileURLWithPath: path))
        try file.write(contentsOf: Data(repeating: 7, count: 9000))
      },
    ]
    for (index, change) in changes.enumerated() {
      try withFolder { (folder: String) throws in
        let setup = try lesson(steps: 200)
        let states = try states(setup)
        let writer = try makeWriter(creating: folder + "/a", setup, at: states[0])
        for state in states.dropFirst() { writer.record([state.loss], state) }
        try change(folder + "/a")
        let error = #expect(throws: RunFileError.self) { try writer.finish(states[200]) }
        #expect(error?.reason == .changed, "change \(index): \(String(describing: error))")
      }
    }
  }

  @Test("a part beside a run is removed when its fit fails; a run under its own name stays")
  func failed() throws {
    try withFolder { (folder: String) throws in
      try fit(try lesson(steps: 2), to: folder + "/old")
      for name in ["old", "new"] {
        let setup = try lesson(steps: 100_000)
        var descent = try setup.descent()
        let writer = try makeWriter(
          creating: folder + "/" + name, setup, at: descent, replacing: true)
        try writer.database?.execute("PRAGMA max_page_count = 20")
        while descent.advance() { writer.record([descent.loss], descent) }
        let error = #expect(throws: RunFileError.self) { try writer.finish(descent) }
        #expect(error?.reason == .noSpace && writer.committedStep == 0)
        writer.abandon()
      }
      #expect(try names(in: folder) == ["new", "old"])
      #expect(try Run(reading: folder + "/old").steps == 2)
      #expect(try Run(reading: folder + "/new").steps == 0)
    }
  }
}
