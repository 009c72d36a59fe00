import Encoding
import Testing

/// The vectors of NIST's FIPS 180-4 examples and of its SHA-256 short and long message tests.
@Suite struct SHA256Tests {
  @Test(
    "known messages have known digests",
    arguments: [
      ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
      ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
      (
        "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
        "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
      ),
      (
        "abcdefghbcdefghicdefghijdefghijkefghijklfghijklmghijklmnhijklmnoijklmnopjklmnopqklmnopqr"
          + "lmnopqrsmnopqrstnopqrstu",
        "cf5b16a778af8380036ce59e7b0492370b249b11e8f07a51afac45037afee9d1"
      ),
    ])
  func known(message: String, digest: String) {
    #expect(SHA256.hexadecimal(of: Array(message.utf8)) == digest)
  }

  @Test("a million times a")
  func million() {
    var hash = SHA256()
    let piece = [UInt8](repeating: UInt8(ascii: "a"), count: 1000)
    for _ in 0..<1000 { hash.update(piece) }
    #expect(
      SHA256.hexadecimal(hash.finish())
        == "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0")
  }

  @Test("the digest does not depend on the pieces, nor on having been asked for before")
  func pieces() {
    for length in 0..<200 {
      let bytes = (0..<length).map { UInt8(truncatingIfNeeded: $0 * 7) }
      var hash = SHA256()
      var at = 0
      while at < length {
        let next = min(at + Int.random(in: 0...70), length)
        hash.update(Array(bytes[at..<next]))
        _ = hash.finish()
        at = next
      }
      #expect(SHA256.hexadecimal(hash.finish()) == SHA256.hexadecimal(of: bytes))
    }
  }

  @Test("messages around the end of a block")
  func blockEnds() {
    // From Python's hashlib: the digest of all these digests, one after another.
    var all = SHA256()
    for length in 0...130 {
      var hash = SHA256()
      hash.update([UInt8](repeating: 0x61, count: length))
      all.update(hash.finish())
    }
    #expect(
      SHA256.hexadecimal(all.finish())
        == "f908a43fc8456c583aacde0fb2627959f8513dc76d0c03979b7f945a7dd78f22")
  }
}
