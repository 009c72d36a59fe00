import ChainRule
import Foundation
import Testing
import Training

@testable import RunFile

/// Writes steps, commits after some of them, and stops without finishing; where it wrote.
private func kill(
  _ setup: Fixture, _ path: String, after steps: Int, committingAt commits: [Int],
  replacing: Bool = false
) throws -> String {
  var descent = try setup.descent()
  let writer = try makeWriter(creating: path, setup, at: descent, replacing: replacing)
  while descent.step < steps, descent.advance() {
    writer.record([descent.loss], descent)
    if commits.contains(descent.step) { try writer.commit(descent) }
  }
  return writer.currentPath
}

/// Leaves in `b` a run of 40 steps in the middle of a commit, as a power cut would: some of the
/// pages changed, the journal beside them. `a` is the same run without the cut.
func cutOff(in folder: String) throws {
  _ = try kill(try lesson(steps: 5000), folder + "/a", after: 40, committingAt: [40])
  let database = try Database(folder + "/a", .writing)
  try database.execute("PRAGMA cache_size = 1; BEGIN IMMEDIATE")
  try database.execute("DELETE FROM checkpoint; DELETE FROM progress")
  for step in 0..<200 {
    try database.insert(
      Run.Checkpoint(step: step, parameters: [Double](repeating: 1, count: 1000), memory: []))
  }
  for name in ["", "-journal"] {
    try put(try bytes(of: folder + "/a" + name), at: folder + "/b" + name)
  }
}

/// A writer that is let go without being finished leaves what a killed process leaves.
@Suite struct KilledFitTests {
  @Test(
    "a run that is killed opens and holds all up to its last commit", arguments: [0, 3, 100, 999])
  func opens(commit: Int) throws {
    try withFolder { (folder: String) throws in
      let setup = try lesson(steps: 5000)
      _ = try kill(setup, folder + "/a", after: 1500, committingAt: [commit])
      let run = try Run(reading: folder + "/a")
      let states = try states(setup)
      #expect(run.outcome == nil && run.stopped == .interrupted && run.steps == commit)
      #expect(bits(run.parameters) == bits(states[commit].parameters))
      #expect(try bits(run.readLosses()) == bits(states[...commit].map { $0.loss }))
      #expect(
        bits(try run.state(atStep: commit / 2).parameters) == bits(states[commit / 2].parameters))
    }
  }

  @Test("checkpoints follow the rule from commit to commit, and the last state is among them")
  func checkpoints() throws {
    try withFolder { (folder: String) throws in
      let path = folder + "/a"
      _ = try kill(
        try lesson(steps: 5000), path, after: 700, committingAt: [1, 2, 50, 63, 64, 65, 301])
      #expect(
        try Run(reading: path).checkpoints.map { $0.step }
          == Array(stride(from: 0, through: 301, by: 8)) + [301])
    }
  }

  @Test("a fit that would replace a run leaves it as it was, and its own part beside it")
  func replacing() throws {
    try withFolder { (folder: String) throws in
      try fit(try lesson(), to: folder + "/a")
      let old = try bytes(of: folder + "/a")
      let beside = try kill(
        try lesson(steps: 90), folder + "/a", after: 80, committingAt: [60], replacing: true)
      #expect(try bytes(of: folder + "/a") == old)
      #expect(beside.hasPrefix(folder + "/a.partial-"))
      #expect(try Run(reading: beside).steps == 60)
    }
  }

  @Test("a commit that was cut off is undone when the run is opened")
  func hotJournal() throws {
    try withFolder { (folder: String) throws in
      try cutOff(in: folder)
      #expect(try bytes(of: folder + "/b-journal").count > 512)
      let run = try Run(reading: folder + "/b")
      #expect(run.steps == 40 && run.checkpoints.count == 41)
      #expect(try run.state(atStep: 40).step == 40)
      #expect(try names(in: folder) == ["a", "b"])
    }
  }

  @Test("the journal of a run that is replaced is not taken for one of the new run")
  func journalOfReplaced() throws {
    try withFolder { (folder: String) throws in
      try cutOff(in: folder)
      let states = try fit(try lesson(steps: 7), to: folder + "/b", replacing: true)
      let run = try Run(reading: folder + "/b")
      #expect(run.steps == 7 && bits(run.parameters) == bits(states[7].parameters))
      #expect(try names(in: folder) == ["a", "b"])
    }
  }

  @Test("a journal without its run does not hurt a new run of that name")
  func journalAlone() throws {
    try withFolder { (folder: String) throws in
      try cutOff(in: folder)
      try FileManager.default.removeItem(atPath: folder + "/b")
      try fit(try lesson(steps: 7), to: folder + "/b")
      #expect(try Run(reading: folder + "/b").steps == 7)
    }
  }

  @Test("a fit that was killed before its start was kept leaves a file that says so")
  func killedAtOnce() throws {
    try withFolder { (folder: String) throws in
      try put([], at: folder + "/a")
      var error = #expect(throws: RunFileError.self) { try Run(reading: folder + "/a") }
      #expect(error?.reason == .empty)
      // Pages without the first one, and the first one alone.
      try fit(try lesson(), to: folder + "/whole")
      let whole = try bytes(of: folder + "/whole")
      try put([UInt8](repeating: 0, count: 4096) + whole[4096...], at: folder + "/d")
      error = #expect(throws: RunFileError.self) { try Run(reading: folder + "/d") }
      #expect(error?.reason == .notARun)
      try put(Array(whole[..<4096]), at: folder + "/e")
      error = #expect(throws: RunFileError.self) { try Run(reading: folder + "/e") }
      #expect(error?.reason == .truncated)
      // The same with the pages that a large start had already sent to the file.
      try put([], at: folder + "/b")
      let database = try Database(folder + "/b", .writing)
      try database.execute("PRAGMA cache_size = 1; BEGIN IMMEDIATE")
      try database.execute(Schema.statements)
      for step in 0..<200 {
        try database.insert(
          Run.Checkpoint(step: step, parameters: [Double](repeating: 1, count: 1000), memory: []))
      }
      for name in ["", "-journal"] {
        try put(try bytes(of: folder + "/b" + name), at: folder + "/c" + name)
      }
      error = #expect(throws: RunFileError.self) { try Run(reading: folder + "/c") }
      #expect(error?.reason == .empty)
    }
  }
}
