import Testing
import Training

@testable import RunFile

/// What `--force` may write over: a run, and nothing that somebody else made.
@Suite struct ReplacingTests {
  private func replacing(_ path: String) throws -> RunFileError? {
    let setup = try lesson(steps: 3)
    var descent = try setup.descent()
    do {
      let writer = try makeWriter(creating: path, setup, at: descent, replacing: true)
      while descent.advance() { writer.record([descent.loss], descent) }
      try writer.finish(descent)
      return nil
    } catch { return error }
  }

  @Test(
    "a file that is no run is not replaced, and stays to the byte",
    arguments: [
      Array("Input,Observed\n0,0\n0.5,1\n1,0\n".utf8), [0], [UInt8](repeating: 0, count: 5000),
      Array("SQLite format 3\0".utf8) + [UInt8](repeating: 1, count: 4080),
    ])
  func others(content: [UInt8]) throws {
    try withFolder { (folder: String) throws in
      let path = folder + "/table.csv"
      try put(content, at: path)
      let error = try replacing(path)
      #expect(error?.reason == .notARun && error?.operation == .creating)
      #expect(error?.message.contains("what is there is not a run") == true)
      #expect(try bytes(of: path) == content)
      #expect(try names(in: folder) == ["table.csv"])
    }
  }

  @Test("a run is replaced, whole or cut short, and so is the empty file that a killed fit leaves")
  func runs() throws {
    try withFolder { (folder: String) throws in
      let path = folder + "/a"
      try put([], at: path)
      #expect(try replacing(path) == nil)
      try put(Array(try bytes(of: path).prefix(5000)), at: path)
      #expect(try replacing(path) == nil)
      #expect(try Run(reading: path).steps == 3)
    }
  }
}
