import ChainRule
import Foundation
import Kernels
import Testing
import Training

@testable import RunFile

/// Whatever happens to the bytes of a run, reading it gives the run or an error.
@Suite struct DamageTests {
  private func reason(_ path: String) throws -> RunFileError.Reason? {
    let error = #expect(throws: RunFileError.self) { try Run(reading: path).whole() }
    #expect(error?.operation == .reading && error?.message.contains(path) == true)
    #expect(error?.remedy != nil)
    return error?.reason
  }

  @Test("what is no run is refused by its kind")
  func kinds() throws {
    try withFolder { (folder: String) throws in
      #expect(try reason(folder + "/missing") == .notFound)
      #expect(try reason(folder + "/missing/a") == .notFound)
      #expect(try reason(folder) == .isDirectory)
      #expect(try reason("/dev/null") == .isSpecial)
      try put(Array("Input,Observed\n0,0\n".utf8), at: folder + "/csv")
      #expect(try reason(folder + "/csv") == .notARun)
      try put([UInt8](repeating: 0, count: 9000), at: folder + "/zeros")
      #expect(try reason(folder + "/zeros") == .notARun)
      try put([], at: folder + "/other")
      do { try Database(folder + "/other", .writing).execute("CREATE TABLE run (x)") }
      #expect(try reason(folder + "/other") == .notARun)
      #expect(try names(in: folder) == ["csv", "other", "zeros"])
    }
  }

  @Test("a later format is refused by its number")
  func laterFormat() throws {
    try withFolder { (folder: String) throws in
      try fit(try lesson(), to: folder + "/a")
      do { try Database(folder + "/a", .writing).execute("PRAGMA user_version = 4") }
      #expect(try reason(folder + "/a") == .newerFormat(4))
    }
  }

  @Test("rows that are missing, doubled or foreign are found, each at its place")
  func rows() throws {
    let changes: [(String, String)] = [
      ("DELETE FROM run", "table run: 0 rows instead of 1"),
      ("DELETE FROM progress", "table progress: 0 rows instead of 1"),
      ("DELETE FROM setting WHERE position = 1", "table setting: 1 rows instead of 2"),
      ("DELETE FROM series WHERE position = 0", "table series: 1 rows instead of 2"),
      ("DELETE FROM loss", "table loss: 0 losses for 20 steps"),
      ("DELETE FROM checkpoint WHERE step = 7", "table checkpoint: 20 rows instead of 21"),
      ("UPDATE run SET learning_rate = '0.2'", "row 1 of table run: its digest differs"),
      ("UPDATE run SET seed = 'x'", "row 1 of table run: its digest differs"),
      ("UPDATE run SET steps = 2.5", "row 1 of table run: its digest differs"),
      (
        "UPDATE series SET mean = '1' WHERE position = 1",
        "row 2 of table series: its digest differs"
      ),
      ("UPDATE block SET numbers = x'00'", "row 1 of table block: its digest differs"),
      ("DELETE FROM block", "table block: 0 rows of data instead of 3"),
      (
        "UPDATE checkpoint SET step = 90 WHERE step = 3",
        "row 21 of table checkpoint: its digest differs"
      ),
      ("UPDATE progress SET stopped = NULL", "row 1 of table progress: its digest differs"),
      ("DROP TABLE loss", "no such table: loss"),
    ]
    try withFolder { (folder: String) throws in
      for (index, (sql, what)) in changes.enumerated() {
        let path = folder + "/\(index)"
        try fit(try lesson(), to: path)
        do { try Database(path, .writing).execute(sql) }
        #expect(try reason(path) == .damaged(what), "\(sql)")
      }
    }
  }

  @Test("rows with good seals that make no sense together are refused")
  func senseless() throws {
    let (one, none, zero): (Value, Value, Value) = (.integer(1), .null, .text("0"))
    let changes: [(Schema.Table, [Value], String)] = [
      (
        .loss, [.integer(0), .bytes([1, 2, 3])],
        "row 1 of table loss: a series has the wrong length"
      ),
      (.loss, [.integer(9), .bytes([])], "row 2 of table loss: it is out of order"),
      (.loss, [.integer(0), .bytes([])], "table loss: 0 losses for 20 steps"),
      (
        .checkpoint, [.integer(4), .bytes([]), .bytes([])],
        "row 5 of table checkpoint: a series has the wrong length"
      ),
      (
        .checkpoint,
        [.integer(-4), .bytes(Packing.bytes([Double](repeating: 0, count: 7))), .bytes([])],
        "row 1 of table checkpoint: it is out of order"
      ),
      (
        .series, [.integer(1), .text("y"), .text("zero"), .text("1")],
        "row 2 of table series: “zero” is no number"
      ),
      (
        .block, [.integer(0), .integer(3), .bytes([1, 0, 0, 0, 8, 0])],
        "row 1 of table block: a series has the wrong length"
      ),
      (
        .block, [.integer(0), .integer(3), .bytes([1, 0, 0, 0, 3, 0, 0, 0])],
        "row 1 of table block: a series has the wrong length"
      ),
      (
        .block, [.integer(0), .integer(2), .bytes([1, 0, 0, 1, 0, 0])],
        "table block: 2 rows of data instead of 3"
      ),
      (
        .block, [.integer(3), .integer(1), .bytes([1, 0, 1, 0])],
        "row 2 of table block: it is out of order"
      ),
      (
        .progress,
        [one, .integer(20), .integer(21), .text("ab"), none, none, none, none, none, zero],
        "the digest of the parameters differs"
      ),
      (
        .progress,
        [one, .integer(20), .integer(21), .text("ab"), .text("so"), none, none, none, none, zero],
        "row 1 of table progress: “so” is unknown"
      ),
      (
        .progress, [one, .text("x"), one, .text(""), none, none, none, none, none, zero],
        "row 1 of table progress: a number is missing"
      ),
    ]
    try withFolder { (folder: String) throws in
      for (index, (table, row, what)) in changes.enumerated() {
        let path = folder + "/\(index)"
        try fit(try lesson(), to: path)
        do { try Database(path, .writing).insert(row, into: table) }
        #expect(try reason(path) == .damaged(what))
      }
    }
  }

  /// Reads a changed run: an error, or the run as it was.
  private func isSafe(_ path: String, _ whole: String) -> Bool {
    do throws(RunFileError) {
      return try contents(try Run(reading: path)) == whole
    } catch {
      return !error.message.isEmpty
    }
  }

  @Test("a file that ends early is refused")
  func truncation() throws {
    try withFolder { (folder: String) throws in
      try fit(try lesson(steps: 300), to: folder + "/a")
      let all = try bytes(of: folder + "/a")
      for count in [1, 15, 16, 50, 99, 100, 511, 512, 4095]
        + stride(from: 4096, to: all.count, by: 1024)
      {
        try put(Array(all[..<count]), at: folder + "/b")
        let expected: RunFileError.Reason = count < 15 ? .notARun : .truncated
        let found = try reason(folder + "/b")
        #expect(found == expected, "\(count) of \(all.count) bytes")
      }
      #expect(try names(in: folder) == ["a", "b"])
    }
  }

  private func sweep(_ flips: (_ size: Int) -> [(byte: Int, mask: UInt8)]) throws {
    try withFolder { (folder: String) throws in
      var setup = try randomSetup(3, steps: 70)
      setup.settings = [.init("a", "b")]
      try fit(setup, to: folder + "/a")
      let whole = try contents(try Run(reading: folder + "/a"))
      var all = try bytes(of: folder + "/a")
      for (byte, mask) in flips(all.count) {
        all[byte] ^= mask
        try put(all, at: folder + "/b")
        #expect(isSafe(folder + "/b", whole), "byte \(byte), mask \(mask)")
        all[byte] ^= mask
      }
      #expect(try names(in: folder) == ["a", "b"])
    }
  }

  @Test("a flipped bit gives an error or the very same run")
  func flippedBits() throws {
    var random = SeededGenerator(seed: 1)
    try sweep { size in
      let bytes = Array(0..<110) + (0..<900).map { _ in Int(random.next() % UInt64(size)) }
      return bytes.map { (byte: $0, mask: UInt8(1) << UInt8(random.next() % 8)) }
    }
  }

  @Suite struct DamageLongTests {
    @Test("every fifth byte, inverted or with one bit flipped, likewise")
    func manyBytes() throws {
      try DamageTests().sweep { size in
        stride(from: 0, to: size, by: 5).map { byte in
          (byte: byte, mask: byte % 2 == 0 ? UInt8.max : UInt8(1) << UInt8(byte % 8))
        }
      }
    }
  }
}
