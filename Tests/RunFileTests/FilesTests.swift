import Files
import Foundation
import Testing

@Suite struct FilesTests {
  private func reading(_ path: String) -> FileError.Reason? {
    do throws(FileError) {
      _ = try readFile(path)
      return nil
    } catch {
      #expect(error.path == path && error.operation == .reading)
      return error.reason
    }
  }

  private func writing(
    _ path: String, _ bytes: [UInt8] = [1], replacing: Bool = true
  ) -> FileError.Reason? {
    do throws(FileError) {
      try writeFile(bytes, to: path, replacing: replacing)
      return nil
    } catch {
      #expect(error.path == path && error.operation == .writing && !error.message.isEmpty)
      return error.reason
    }
  }

  @Test("what is written is read back, of any length", arguments: [0, 1, 65535, 65536, 3_000_000])
  func roundTrip(count: Int) throws {
    try withFolder { (folder: String) throws in
      let written = (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 7 &+ $0 >> 8) }
      try writeFile(written, to: folder + "/a")
      #expect(try readFile(folder + "/a") == written)
      #expect(try bytes(of: folder + "/a") == written)
      #expect(try names(in: folder) == ["a"])
    }
  }

  @Test("what cannot be read is refused by its kind")
  func readErrors() throws {
    try withFolder { (folder: String) throws in
      try put([1], at: folder + "/a")
      #expect(reading(folder + "/missing") == .notFound)
      #expect(reading(folder + "/a/b") == .notFound)
      #expect(reading(folder) == .isDirectory)
      #expect(reading("") == .notFound)
      #expect(
        FileError("x.csv", .reading, .notFound).message
          == "cannot read x.csv: there is no such file")
      #expect(FileError("-", .reading, .isDirectory).message.contains("the standard input"))
    }
  }

  @Test("files that do not know their size are read to their end")
  func special() throws {
    #expect(try readFile("/dev/null").isEmpty)
    #if os(Linux)
      #expect(String(decoding: try readFile("/proc/self/stat"), as: UTF8.self).hasSuffix("\n"))
    #endif
    try withFolder { (folder: String) throws in
      #expect(mkfifo(folder + "/pipe", 0o600) == 0)
      let long = [UInt8](repeating: 7, count: 200_000)
      let writer = Thread { try? writeFile(long, to: folder + "/pipe") }
      writer.start()
      #expect(try readFile(folder + "/pipe") == long)
    }
  }

  @Test("a file that is there is replaced only if that is wanted")
  func exclusive() throws {
    try withFolder { (folder: String) throws in
      try put([9], at: folder + "/a")
      #expect(writing(folder + "/a", [1], replacing: false) == .exists)
      #expect(try bytes(of: folder + "/a") == [9])
      #expect(writing(folder + "/b", [2], replacing: false) == nil)
      #expect(try bytes(of: folder + "/b") == [2])
      #expect(writing(folder + "/a", [1]) == nil)
      #expect(try bytes(of: folder + "/a") == [1])
      try FileManager.default.createSymbolicLink(
        atPath: folder + "/link", withDestinationPath: "missing")
      #expect(writing(folder + "/link", [1], replacing: false) == .exists)
      #expect(try names(in: folder) == ["a", "b", "link"])
    }
  }

  @Test("a replaced file keeps its permissions, and a link stays a link")
  func links() throws {
    try withFolder { (folder: String) throws in
      try FileManager.default.createDirectory(
        atPath: folder + "/far", withIntermediateDirectories: false)
      try put([9], at: folder + "/far/a")
      try FileManager.default.setAttributes(
        [.posixPermissions: 0o604], ofItemAtPath: folder + "/far/a")
      for (name, target) in [("one", "far/a"), ("two", "one"), ("new", "far/b")] {
        try FileManager.default.createSymbolicLink(
          atPath: folder + "/" + name, withDestinationPath: target)
      }
      #expect(writing(folder + "/two", [1, 2]) == nil)
      #expect(try bytes(of: folder + "/far/a") == [1, 2])
      let attributes = try FileManager.default.attributesOfItem(atPath: folder + "/far/a")
      #expect(attributes[.posixPermissions] as? Int == 0o604)
      #expect(writing(folder + "/new", [3]) == nil)
      #expect(try bytes(of: folder + "/far/b") == [3])
      #expect(try names(in: folder) == ["far", "new", "one", "two"])
      #expect(try names(in: folder + "/far") == ["a", "b"])
    }
  }

  @Test("links that go round end in an error")
  func circle() throws {
    try withFolder { (folder: String) throws in
      for (name, target) in [("a", "b"), ("b", "a")] {
        try FileManager.default.createSymbolicLink(
          atPath: folder + "/" + name, withDestinationPath: target)
      }
      guard case .system = writing(folder + "/a") else {
        Issue.record("written")
        return
      }
      #expect(try names(in: folder) == ["a", "b"])
    }
  }

  @Test("what cannot be written is refused by its kind, and nothing stays behind")
  func writeErrors() throws {
    try withFolder { (folder: String) throws in
      #expect(writing(folder) == .isDirectory)
      #expect(writing(folder + "/no/a") == .noFolder)
      #expect(writing(folder + "/no/a", replacing: false) == .noFolder)
      try put([1], at: folder + "/a")
      #expect(writing(folder + "/a/b") == .noFolder)
      #expect(writing("") == .noFolder)
      #expect(try names(in: folder) == ["a"])
    }
  }

  @Test("devices are written to, not replaced")
  func devices() throws {
    #expect(writing("/dev/null") == nil)
    #if os(Linux)
      #expect(writing("/dev/full") == .noSpace)
      #expect(
        FileError("/dev/full", .writing, .noSpace).message
          == "cannot write /dev/full: no space left")
    #endif
    for path in ["/dev/null", "/dev/full"] {
      var status = stat()
      if stat(path, &status) == 0 { #expect(status.st_mode & S_IFMT == S_IFCHR) }
    }
  }

  @Test("a file that is open already is written to where it stands")
  func descriptors() throws {
    try withFolder { (folder: String) throws in
      let file = open(folder + "/a", O_WRONLY | O_CREAT, 0o600)
      defer { close(file) }
      #expect(write(file, "before ", 7) == 7)
      #expect(writing("/dev/fd/\(file)", Array("after".utf8)) == nil)
      #expect(try bytes(of: folder + "/a") == Array("before after".utf8))
    }
  }
}
