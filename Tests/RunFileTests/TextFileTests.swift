import Files
import Foundation
import Testing

@Suite struct TextFileTests {
  private func all(_ more: (inout [UInt8]) -> Bool) -> [UInt8] {
    var bytes: [UInt8] = []
    while more(&bytes) {}
    return bytes
  }

  @Test("the pieces are the file, none of more than 1 MiB", arguments: [0, 1, 1 << 20, 3_000_000])
  func pieces(count: Int) throws {
    try withFolder { (folder: String) throws in
      let written = (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 7 &+ $0 >> 8) }
      try put(written, at: folder + "/a")
      let file = try TextFile(folder + "/a")
      var bytes: [UInt8] = []
      var goesOn = true
      while goesOn {
        let before = bytes.count
        goesOn = file.read(onto: &bytes)
        #expect(bytes.count - before <= 1 << 20)
      }
      #expect(bytes == written && file.error == nil)
    }
  }

  @Test("an ordinary file is read again from its beginning, even if its name is taken")
  func again() throws {
    try withFolder { (folder: String) throws in
      let written = [UInt8](repeating: 1, count: 2_500_000) + [2]
      try put(written, at: folder + "/a")
      let file = try TextFile(folder + "/a")
      var start: [UInt8] = []
      #expect(file.read(onto: &start))
      try writeFile([9], to: folder + "/a")
      let second = try #require(file.rewound())
      #expect(all(second.read(onto:)) == written)
      #expect(start + all(file.read(onto:)) == written)
    }
  }

  @Test("a pipe is read once, to its end; as a repeated text any number of times")
  func pipe() throws {
    try withFolder { (folder: String) throws in
      let path = folder + "/pipe"
      #expect(mkfifo(path, 0o600) == 0)
      let long = (0..<200_000).map { UInt8(truncatingIfNeeded: $0) }
      Thread { try? writeFile(long, to: path) }.start()
      let file = try TextFile(path)
      #expect(file.rewound() == nil)
      #expect(all(file.read(onto:)) == long && file.error == nil)

      Thread { try? writeFile(long, to: path) }.start()
      let text = try RepeatedText(path)
      for _ in 0..<3 { #expect(all(text.pieces()) == long) }
      #expect(text.error == nil)
    }
  }

  @Test("a file as a repeated text is not kept, and comes any number of times, in turn")
  func repeated() throws {
    try withFolder { (folder: String) throws in
      let written = [UInt8](repeating: 5, count: 2_000_000) + [6]
      try put(written, at: folder + "/a")
      let text = try RepeatedText(folder + "/a")
      let (one, two) = (text.pieces(), text.pieces())
      var (first, second): ([UInt8], [UInt8]) = ([], [])
      while one(&first) { _ = two(&second) }
      while two(&second) {}
      #expect(first == written && second == written && text.error == nil)
    }
  }

  @Test(
    "a file that is cut, grows or is written over while it is read is told of, in every pass",
    arguments: ["cut", "longer", "same length"])
  func changed(how: String) throws {
    try withFolder { (folder: String) throws in
      let path = folder + "/a"
      let written = [UInt8](repeating: 1, count: 2_500_000)
      try put(written, at: path)
      let file = try TextFile(path)
      let text = try RepeatedText(path)
      #expect(all(text.pieces()) == written && text.error == nil)
      var start: [UInt8] = []
      #expect(file.read(onto: &start))
      let handle = try #require(FileHandle(forUpdatingAtPath: path))
      switch how {
      case "cut": try handle.truncate(atOffset: 2_000_000)
      case "longer":
        try handle.seekToEnd()
        try handle.write(contentsOf: [2])
      default: try handle.write(contentsOf: [2])
      }
      try handle.close()
      // Later than the clock of the file system may tell apart.
      try FileManager.default.setAttributes(
        [.modificationDate: Date(timeIntervalSinceNow: 60)], ofItemAtPath: path)
      while file.read(onto: &start) {}
      #expect(file.error == FileError(path, .reading, .changed))
      _ = all(text.pieces())
      #expect(text.error == FileError(path, .reading, .changed))
      #expect(throws: FileError(path, .reading, .changed)) { try text.bytes() }
      #expect(try readFile(path).count >= 2_000_000)
    }
  }

  @Test("reading is given up where it is asked to stop, and more than a limit is not read")
  func stopped() throws {
    try withFolder { (folder: String) throws in
      let path = folder + "/a"
      try put([UInt8](repeating: 1, count: 5_000_000), at: path)
      var pieces = 0
      let file = try TextFile(path, isStopped: { pieces > 2 })
      var bytes: [UInt8] = []
      while file.read(onto: &bytes) { pieces += 1 }
      #expect(pieces == 3 && bytes.count == 3 << 20)
      #expect(file.error == FileError(path, .reading, .interrupted))
      #expect(throws: FileError(path, .reading, .interrupted)) {
        try TextFile(path, isStopped: { true })
      }
      #expect(try readFile(path, atMost: 1 << 20).count == 2 << 20)
      #expect(try readFile("/dev/zero", atMost: 100_000).count == 2 << 16)
    }
  }

  @Test("a pipe is read no further than somebody reads of it")
  func pipePieces() throws {
    let text = try RepeatedText("/dev/zero")
    let more = text.pieces()
    var bytes: [UInt8] = []
    for _ in 0..<5 { #expect(more(&bytes)) }
    #expect(bytes == [UInt8](repeating: 0, count: 5 << 16))
  }

  @Test("what cannot be read is refused by its kind")
  func errors() throws {
    try withFolder { (folder: String) throws in
      try put([1], at: folder + "/a")
      for path in [folder + "/missing", folder + "/a/b", ""] {
        let error = #expect(throws: FileError.self) { try TextFile(path) }
        #expect(error == FileError(path, .reading, .notFound))
      }
      let file = try TextFile(folder)
      #expect(all(file.read(onto:)).isEmpty)
      #expect(file.error == FileError(folder, .reading, .isDirectory))
      #expect(throws: FileError(folder, .reading, .isDirectory)) { try RepeatedText(folder) }
    }
  }
}
