import ChainRule
import Foundation
import Testing
import Training

@testable import RunFile

/// What stands beside a run: of fits that were killed, of SQLite, and of the user.
@Suite struct LeftoverTests {
  private let text = Array("dear diary\n".utf8)

  private func refused(_ path: String, replacing: Bool) throws -> RunFileError? {
    let setup = try lesson()
    let descent = try setup.descent()
    do {
      _ = try makeWriter(creating: path, setup, at: descent, replacing: replacing)
      return nil
    } catch { return error }
  }

  @Test("a file that SQLite would take for its journal stays", arguments: ["-journal", "-wal"])
  func journals(ending: String) throws {
    try withFolder { (folder: String) throws in
      let name = folder + "/a" + ending
      for replacing in [false, true] {
        try put(text, at: name)
        let error = try refused(folder + "/a", replacing: replacing)
        #expect(error?.reason == .inTheWay(name) && error?.operation == .creating)
        #expect(error?.message.contains(name) == true)
        #expect(try bytes(of: name) == text)
        #expect(try names(in: folder) == ["a" + ending])
      }
      try FileManager.default.removeItem(atPath: name)
      try fit(try lesson(), to: folder + "/a")
      let run = try bytes(of: folder + "/a")
      try put(text, at: name)
      #expect(reasonForReading(folder + "/a") == .inTheWay(name))
      #expect(try refused(folder + "/a", replacing: true)?.reason == .inTheWay(name))
      #expect(try bytes(of: name) == text && bytes(of: folder + "/a") == run)
      #expect(try names(in: folder) == ["a", "a" + ending])
    }
  }

  @Test("folders and links of such a name stay as well")
  func folders() throws {
    try withFolder { (folder: String) throws in
      for name in ["a-journal", "b-wal"] {
        try FileManager.default.createDirectory(
          atPath: folder + "/" + name, withIntermediateDirectories: false)
      }
      try FileManager.default.createSymbolicLink(
        atPath: folder + "/c-journal", withDestinationPath: folder + "/missing")
      let error = try refused(folder + "/a", replacing: false)
      #expect(error?.reason == .inTheWay(folder + "/a-journal"))
      #expect(
        try refused(folder + "/b", replacing: false)?.reason == .inTheWay(folder + "/b-wal"))
      #expect(
        try refused(folder + "/c", replacing: true)?.reason == .inTheWay(folder + "/c-journal"))
      #expect(try names(in: folder) == ["a-journal", "b-wal", "c-journal"])
    }
  }

  @Test("a journal is put in the way while the fit goes on: the run is kept beside")
  func journalMeanwhile() throws {
    try withFolder { (folder: String) throws in
      let setup = try lesson(steps: 6)
      let states = try fit(setup, to: folder + "/a")
      let old = try bytes(of: folder + "/a")
      let writer = try makeWriter(
        creating: folder + "/a", setup, at: states[0], replacing: true)
      for state in states.dropFirst() { writer.record([state.loss], state) }
      try put(text, at: folder + "/a-journal")
      let error = #expect(throws: RunFileError.self) { try writer.finish(states[6]) }
      #expect(
        error?.reason
          == .notPlaced(.inTheWay(folder + "/a-journal"), keptIn: folder + "/a.finished"))
      #expect(try bytes(of: folder + "/a-journal") == text && bytes(of: folder + "/a") == old)
      #expect(try Run(reading: folder + "/a.finished").steps == 6)
    }
  }

  @Test("SQLite's own journals are known, before and after they are on the disk")
  func known() throws {
    try withFolder { (folder: String) throws in
      try cutOff(in: folder)
      let journal = folder + "/b-journal"
      #expect(RunPath.isJournal(journal))
      var early = try bytes(of: journal)
      early.replaceSubrange(0..<12, with: [UInt8](repeating: 0, count: 12))
      try put(early, at: journal)
      #expect(RunPath.isJournal(journal))
      try put([UInt8](repeating: 0, count: 600), at: journal)
      #expect(!RunPath.isJournal(journal))
    }
  }

  @Test("a draft says what it is, whole, cut, or while it is still written; it may be replaced")
  func drafts() throws {
    try withFolder { (folder: String) throws in
      let draft = try RunDraft(creating: folder + "/live")
      let column = (0..<RunDraft.blockRowCount(columns: 2)).map { Double($0) / 3 }
      for count in 0..<3 {
        #expect(reasonForReading(folder + "/live") == .busy)
        #expect(try refused(folder + "/live", replacing: false)?.reason == .exists)
        let whole = try bytes(of: folder + "/live")
        for (index, size) in [72, 100, 4096, whole.count - 1, whole.count].enumerated() {
          let path = folder + "/\(count)-\(index)"
          try put(Array(whole[..<size]), at: path)
          #expect(reasonForReading(path) == .empty, "\(size) of \(whole.count)")
          let error = try refused(path, replacing: false)
          #expect(error?.reason == .empty && error?.operation == .creating)
          #expect(error?.message.contains("a fit was killed before its start was kept") == true)
          #expect(error?.remedy == "fit again with --force")
          try fit(try lesson(), to: path, replacing: true)
          #expect(reasonForReading(path) == nil)
        }
        for _ in 0..<20 { try draft.append([column, column]) }
      }
    }
  }

  /// The number of a process that has ended.
  private func endedProcess() throws -> Int32 {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/sh")
    process.arguments = ["-c", "exit 0"]
    try process.run()
    process.waitUntilExit()
    return process.processIdentifier
  }

  @Test("the next fit removes the parts of fits that were killed, and nothing else")
  func sweep() throws {
    try withFolder { (folder: String) throws in
      let dead = try endedProcess()
      try fit(try lesson(), to: folder + "/a")
      let run = try bytes(of: folder + "/a")
      let draft = Array(run[..<60]) + [0, 0, 0, 0] + run[64...]
      for name in ["a.partial-\(dead)", "a.partial-\(dead)-2"] {
        try put(name.hasSuffix("2") ? draft : run, at: folder + "/" + name)
        try put([], at: folder + "/" + name + "-journal")
      }
      let others = [
        "a.partial-\(getpid())": run, "a.partial-1": run, "a.partial-\(dead)-3": text,
        "a.partial-\(dead)-x": run, "a.partial-": run, "a.partial-0": run, "b.partial-\(dead)": run,
        "a.partial-\(dead).old": run,
      ]
      for (name, content) in others { try put(content, at: folder + "/" + name) }
      try fit(try lesson(), to: folder + "/a", replacing: true)
      #expect(try names(in: folder) == (["a"] + others.keys).sorted())
    }
  }
}
