import ChainRule
import Foundation
import Testing
import Training

@testable import RunFile

@Suite struct CreatingTests {
  private func creating(_ path: String, replacing: Bool = false) throws -> RunFileError.Reason? {
    let setup = try lesson()
    let descent = try setup.descent()
    do {
      _ = try makeWriter(creating: path, setup, at: descent, replacing: replacing)
      return nil
    } catch {
      #expect(error.path == path && error.operation == .creating)
      #expect(error.message.hasPrefix("cannot create the run \(path): "))
      return error.reason
    }
  }

  @Test("what stands at the path is never touched unless it is to be replaced")
  func exists() throws {
    try withFolder { (folder: String) throws in
      try put([1, 2, 3], at: folder + "/a")
      #expect(try creating(folder + "/a") == .exists)
      try FileManager.default.createSymbolicLink(
        atPath: folder + "/nowhere", withDestinationPath: folder + "/missing")
      #expect(try creating(folder + "/nowhere") == .nowhere)
      #expect(try creating(folder + "/nowhere", replacing: true) == .nowhere)
      #expect(try bytes(of: folder + "/a") == [1, 2, 3])
      for (name, target) in [("b", "c"), ("c", "b")] {
        try FileManager.default.createSymbolicLink(
          atPath: folder + "/" + name, withDestinationPath: target)
      }
      #expect(try creating(folder + "/b") == .linkLoop)
      #expect(reasonForReading(folder + "/b") == .linkLoop)
      #expect(try names(in: folder) == ["a", "b", "c", "nowhere"])
    }
  }

  @Test("refusals of the system have words and remedies of ours")
  func refusals() {
    let numbers: [(Int32, RunFileError.Reason)] = [
      (EROFS, .readOnly), (EIO, .diskError), (EFBIG, .tooLarge), (ELOOP, .linkLoop),
      (ENAMETOOLONG, .nameTooLong), (EDQUOT, .noSpace), (EPERM, .permission),
    ]
    for (number, reason) in numbers {
      #expect(RunPath.reason(number) == reason)
      #expect(RunFileError("a", .writing, reason).remedy != nil)
      // SQLITE_IOERR_WRITE
      let error = SQLiteError(code: 778, text: "disk I/O error", number: number)
      #expect(RunFileError.Reason(writing: error) == reason)
    }
  }

  @Test("folders, devices and folders that do not exist are refused, and stay as they are")
  func places() throws {
    try withFolder { (folder: String) throws in
      for replacing in [false, true] {
        #expect(try creating(folder, replacing: replacing) == .isDirectory)
        #expect(try creating("/dev/null", replacing: replacing) == .isSpecial)
        #expect(try creating(folder + "/no/a", replacing: replacing) == .noFolder)
      }
      var status = stat()
      #expect(stat("/dev/null", &status) == 0 && status.st_mode & S_IFMT == S_IFCHR)
    }
  }

  @Test("a name that leaves no room for SQLite's journal is refused, and nothing stays behind")
  func longName() throws {
    try withFolder { (folder: String) throws in
      for length in [248, 250, 256] {
        let path = folder + "/" + String(repeating: "n", count: length)
        #expect(try creating(path) == .nameTooLong)
        #expect(RunFileError(path, .creating, .nameTooLong).message.contains("“-journal”"))
      }
      #expect(try names(in: folder).isEmpty)
      let path = folder + "/" + String(repeating: "n", count: 245)
      try fit(try lesson(), to: path)
      #expect(try creating(path, replacing: true) == .nameTooLong)
      #expect(try names(in: folder).count == 1)
    }
  }

  @Test("a run that is replaced is there until the new one is finished")
  func replacing() throws {
    try withFolder { (folder: String) throws in
      let path = folder + "/a"
      try fit(try lesson(steps: 5), to: path)
      try FileManager.default.setAttributes([.posixPermissions: 0o640], ofItemAtPath: path)
      let setup = try lesson(steps: 9)
      var descent = try setup.descent()
      let writer = try makeWriter(creating: path, setup, at: descent, replacing: true)
      while descent.advance() {
        writer.record([descent.loss], descent)
        try writer.commit(descent)
        #expect(try Run(reading: path).steps == 5)
      }
      try writer.finish(descent)
      #expect(try Run(reading: path).steps == 9)
      #expect(try names(in: folder) == ["a"])
      let attributes = try FileManager.default.attributesOfItem(atPath: path)
      #expect(attributes[.posixPermissions] as? Int == 0o640)
    }
  }

  @Test("what a link leads to is replaced, and the link stays")
  func link() throws {
    try withFolder { (folder: String) throws in
      try FileManager.default.createDirectory(
        atPath: folder + "/runs", withIntermediateDirectories: false)
      try fit(try lesson(steps: 5), to: folder + "/runs/a")
      try FileManager.default.createSymbolicLink(
        atPath: folder + "/link", withDestinationPath: "runs/a")
      try fit(try lesson(steps: 6), to: folder + "/link", replacing: true)
      #expect(try Run(reading: folder + "/runs/a").steps == 6)
      #expect(
        try FileManager.default.destinationOfSymbolicLink(atPath: folder + "/link") == "runs/a")
      #expect(try names(in: folder + "/runs") == ["a"])
    }
  }

  @Test("a run that is given up leaves nothing, and the one it would replace")
  func discard() throws {
    try withFolder { (folder: String) throws in
      let setup = try lesson()
      let descent = try setup.descent()
      try makeWriter(creating: folder + "/a", setup, at: descent).discard()
      #expect(try names(in: folder).isEmpty)
      try fit(setup, to: folder + "/a")
      try makeWriter(creating: folder + "/a", setup, at: descent, replacing: true).discard()
      #expect(try names(in: folder) == ["a"])
      #expect(try Run(reading: folder + "/a").steps == 20)
    }
  }

  @Test("a full disk is an error, and what was committed before stays")
  func fullDisk() throws {
    try withFolder { (folder: String) throws in
      let setup = try lesson(steps: 100_000)
      var descent = try setup.descent()
      let writer = try makeWriter(creating: folder + "/a", setup, at: descent)
      for _ in 0..<100 {
        descent.advance()
        writer.record([descent.loss], descent)
      }
      try writer.commit(descent)
      try writer.database?.execute("PRAGMA max_page_count = 20")
      while descent.advance() { writer.record([descent.loss], descent) }
      let error = #expect(throws: RunFileError.self) { try writer.commit(descent) }
      #expect(error?.reason == .noSpace && error?.operation == .writing)
      #expect(try Run(reading: folder + "/a").steps == 100)
      // When there is room again nothing is missing.
      try writer.database?.execute("PRAGMA max_page_count = 100000")
      try writer.finish(descent)
      let run = try Run(reading: folder + "/a")
      #expect(run.steps == 100_000 && run.stopped == .steps)
      #expect(try run.state(atStep: 99_999).step == 99_999)
    }
  }

  @Test("a run that another process holds is busy")
  func busy() throws {
    try withFolder { (folder: String) throws in
      try fit(try lesson(), to: folder + "/a")
      let other = try Database(folder + "/a", .writing)
      try other.execute("BEGIN EXCLUSIVE")
      let error = #expect(throws: RunFileError.self) { try Run(reading: folder + "/a") }
      #expect(error?.reason == .busy)
    }
  }

  @Test("large networks keep fewer checkpoints, but at least two")
  func manyParameters() {
    #expect([0, 7, 131_072].allSatisfy { RunWriter.checkpointCapacity(numbers: $0) == 64 })
    #expect(RunWriter.checkpointCapacity(numbers: 131_073) == 63)
    #expect(RunWriter.checkpointCapacity(numbers: 1_000_000) == 8)
    #expect(RunWriter.checkpointCapacity(numbers: 1 << 40) == 2)
  }
}
