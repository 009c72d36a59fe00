import ChainRule
import Files
import Foundation
import RunFile
import Testing
import Training

#if os(Linux)
  /// What only another process shows: a real kill, and a user who may not do everything.
  @Suite struct ProcessTests {
    @Test("a process killed in the middle of commits leaves a run that opens")
    func kill9() async throws {
      let folder = try makeFolder()
      defer { try? FileManager.default.removeItem(atPath: folder) }
      try fit(try lesson(steps: 5), to: folder + "/old")
      await #expect(processExitsWith: .signal(SIGKILL)) { [folder = folder as String] in
        let setup = try lesson(steps: 10_000_000)
        var descent = try setup.descent()
        let writer = try makeWriter(creating: folder + "/a", setup, at: descent)
        let second = try makeWriter(creating: folder + "/old", setup, at: descent, replacing: true)
        Thread {
          Thread.sleep(forTimeInterval: 0.2)
          kill(getpid(), SIGKILL)
        }.start()
        while descent.advance() {
          writer.record([descent.loss], descent)
          second.record([descent.loss], descent)
          if descent.step % 100 == 0 {
            try writer.commit(descent)
            try second.commit(descent)
          }
        }
      }
      let run = try Run(reading: folder + "/a")
      #expect(run.outcome == nil && run.stopped == .interrupted && run.steps % 100 == 0)
      #expect(try run.state(atStep: run.steps).step == run.steps)
      #expect(try Run(reading: folder + "/old").steps == 5)
      let beside = try #require(try names(in: folder).first { $0.hasPrefix("old.partial-") })
      #expect(try Run(reading: folder + "/" + beside).stopped == .interrupted)
      try fit(try lesson(steps: 6), to: folder + "/a", replacing: true)
      #expect(try Run(reading: folder + "/a").steps == 6)
    }

    @Test(
      "a process killed while it reads its table leaves a file that says so, for a run to replace",
      arguments: [0, 1, 40])
    func killedDraft(blocks: Int) async throws {
      let folder = try makeFolder()
      defer { try? FileManager.default.removeItem(atPath: folder) }
      await #expect(processExitsWith: .signal(SIGKILL)) {
        [folder = folder as String, blocks = blocks as Int] in
        let draft = try RunDraft(creating: folder + "/a")
        let column = (0..<RunDraft.blockRowCount(columns: 2)).map { Double($0) / 3 }
        for _ in 0..<blocks { try draft.append([column, column]) }
        kill(getpid(), SIGKILL)
      }
      #expect(reasonForReading(folder + "/a") == .empty)
      try fit(try lesson(), to: folder + "/a", replacing: true)
      #expect(try Run(reading: folder + "/a").steps == 20)
      #expect(try names(in: folder) == ["a"])
    }

    @Test("a draft that is let go leaves nothing, and the run that it would replace")
    func draft() throws {
      try withFolder { (folder: String) throws in
        try fit(try lesson(), to: folder + "/old")
        for name in ["new", "old"] {
          let draft = try RunDraft(creating: folder + "/" + name, replacing: name == "old")
          try draft.append([[1, 2], [3, 4]])
        }
        #expect(try names(in: folder) == ["old"])
        #expect(try Run(reading: folder + "/old").steps == 20)
      }
    }

    @Test("names that mean something to SQLite are names of files")
    func peculiarNames() async throws {
      let folder = try makeFolder()
      defer { try? FileManager.default.removeItem(atPath: folder) }
      await #expect(processExitsWith: .success) { [folder = folder as String] in
        #expect(chdir(folder) == 0)
        let names = ["file:a", "file:b?mode=memory", ":memory:", "ä ö%20", "-", "a'b\"c"]
        for name in names {
          for replacing in [false, true] {
            try fit(try lesson(), to: name, replacing: replacing)
            #expect(try Run(reading: name).steps == 20)
          }
        }
      }
      #expect(
        try names(in: folder)
          == ["-", ":memory:", "a'b\"c", "file:a", "file:b?mode=memory", "ä ö%20"])
    }

    @Test("a user without the right to read or write is told so", .enabled(if: getuid() == 0))
    func permissions() async throws {
      let folder = try makeFolder()
      defer { try? FileManager.default.removeItem(atPath: folder) }
      try fit(try lesson(), to: folder + "/secret")
      try fit(try lesson(), to: folder + "/open")
      try cutOff(in: folder)
      chmod(folder + "/secret", 0o600)
      await #expect(processExitsWith: .success) { [folder = folder as String] in
        #expect(setuid(65534) == 0)
        let setup = try lesson()
        let descent = try setup.descent()
        #expect(reasonForReading(folder + "/secret") == .permission)
        #expect(reasonForReading(folder + "/open") == nil)
        #expect(reasonForReading(folder + "/b") == .unfinishedWrite)
        for replacing in [false, true] {
          let error = #expect(throws: RunFileError.self) {
            try makeWriter(
              creating: folder + (replacing ? "/open" : "/new"), setup, at: descent,
              replacing: replacing)
          }
          #expect(error?.reason == .permission && error?.operation == .creating)
        }
        var failure = #expect(throws: FileError.self) { try readFile(folder + "/secret") }
        #expect(failure?.reason == .permission)
        for name in ["/new", "/open"] {
          failure = #expect(throws: FileError.self) { try writeFile([1], to: folder + name) }
          #expect(failure?.reason == .permission)
        }
      }
      #expect(try names(in: folder) == ["a", "b", "b-journal", "open", "secret"])
      #expect(try Run(reading: folder + "/b").steps == 40)
    }
  }
#endif
