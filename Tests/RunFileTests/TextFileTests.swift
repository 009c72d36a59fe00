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
