/// SHA-256 (FIPS 180-4, section 6.2) of bytes that come in any number of pieces.
///
///     var hash = SHA256()
///     hash.update([1, 2, 3])
///     let digest = SHA256.hexadecimal(hash.finish())
package struct SHA256: Sendable {
  private var state = initialState
  private var block: [UInt8] = []
  private var byteCount: UInt64 = 0

  package init() { block.reserveCapacity(64) }

  /// The digest of `bytes`, as 64 hexadecimal digits.
  package static func hexadecimal(of bytes: [UInt8]) -> String {
    var hash = SHA256()
    hash.update(bytes)
    return hexadecimal(hash.finish())
  }

  /// Two small hexadecimal digits for each byte.
  package static func hexadecimal(_ bytes: [UInt8]) -> String {
    let alphabet = Array("0123456789abcdef".utf8)
    var text: [UInt8] = []
    for byte in bytes {
      text.append(alphabet[Int(byte &>> 4)])
      text.append(alphabet[Int(byte & 15)])
    }
    return String(decoding: text, as: UTF8.self)
  }

  package mutating func update(_ bytes: [UInt8]) {
    byteCount += UInt64(bytes.count)
    var at = 0
    if !block.isEmpty {
      at = min(64 - block.count, bytes.count)
      block += bytes[0..<at]
      guard block.count == 64 else { return }
      compress(block, from: 0, blocks: 1)
      block.removeAll(keepingCapacity: true)
    }
    let whole = (bytes.count - at) / 64
    compress(bytes, from: at, blocks: whole)
    block += bytes[(at + 64 * whole)...]
  }

  /// The digest, 32 bytes, of what has come so far.
  package func finish() -> [UInt8] {
    var last = self
    var padding: [UInt8] = [0x80]
    padding += [UInt8](repeating: 0, count: (119 - block.count) % 64)
    let bitCount = byteCount &* 8
    for shift in stride(from: UInt64(56), through: 0, by: -8) {
      padding.append(UInt8(truncatingIfNeeded: bitCount &>> shift))
    }
    last.update(padding)
    return (0..<32).map { byte in
      UInt8(truncatingIfNeeded: last.state[byte / 4] &>> UInt32(24 - 8 * (byte % 4)))
    }
  }

  /// Takes whole blocks of 64 bytes. The schedule is kept as a ring of its last 16 words.
  private mutating func compress(_ bytes: [UInt8], from start: Int, blocks: Int) {
    let bytes = bytes.span
    for first in stride(from: start, to: start + 64 * blocks, by: 64) {
      var schedule = [16 of UInt32](repeating: 0)
      for t in 0..<16 {
        let at = first + 4 * t
        let upper = UInt32(bytes[at]) &<< 24 | UInt32(bytes[at + 1]) &<< 16
        schedule[t] = upper | UInt32(bytes[at + 2]) &<< 8 | UInt32(bytes[at + 3])
      }
      var (a, b, c, d) = (state[0], state[1], state[2], state[3])
      var (e, f, g, h) = (state[4], state[5], state[6], state[7])
      for t in 0..<64 {
        let word = schedule[t & 15]
        let s1 = rotated(e, 6) ^ rotated(e, 11) ^ rotated(e, 25)
        let choice = (e & f) ^ (~e & g)
        let t1 = h &+ s1 &+ choice &+ roundConstants[t] &+ word
        let s0 = rotated(a, 2) ^ rotated(a, 13) ^ rotated(a, 22)
        let majority = (a & b) ^ (a & c) ^ (b & c)
        (h, g, f, e) = (g, f, e, d &+ t1)
        (d, c, b, a) = (c, b, a, t1 &+ s0 &+ majority)
        let (x, y) = (schedule[(t + 1) & 15], schedule[(t + 14) & 15])
        let r0 = rotated(x, 7) ^ rotated(x, 18) ^ x &>> 3
        let r1 = rotated(y, 17) ^ rotated(y, 19) ^ y &>> 10
        schedule[t & 15] = word &+ r0 &+ schedule[(t + 9) & 15] &+ r1
      }
      let sums: [8 of UInt32] = [a, b, c, d, e, f, g, h]
      for i in 0..<8 { state[i] &+= sums[i] }
    }
  }
}

@inline(__always)
private func rotated(_ x: UInt32, _ bits: UInt32) -> UInt32 {
  x &>> bits | x &<< (32 - bits)
}

/// The first 32 fractional bits of the square roots of the first 8 primes.
private let initialState: [8 of UInt32] = [
  0x6a09_e667, 0xbb67_ae85, 0x3c6e_f372, 0xa54f_f53a,
  0x510e_527f, 0x9b05_688c, 0x1f83_d9ab, 0x5be0_cd19,
]

/// The first 32 fractional bits of the cube roots of the first 64 primes.
private let roundConstants: [64 of UInt32] = [
  0x428a_2f98, 0x7137_4491, 0xb5c0_fbcf, 0xe9b5_dba5,
  0x3956_c25b, 0x59f1_11f1, 0x923f_82a4, 0xab1c_5ed5,
  0xd807_aa98, 0x1283_5b01, 0x2431_85be, 0x550c_7dc3,
  0x72be_5d74, 0x80de_b1fe, 0x9bdc_06a7, 0xc19b_f174,
  0xe49b_69c1, 0xefbe_4786, 0x0fc1_9dc6, 0x240c_a1cc,
  0x2de9_2c6f, 0x4a74_84aa, 0x5cb0_a9dc, 0x76f9_88da,
  0x983e_5152, 0xa831_c66d, 0xb003_27c8, 0xbf59_7fc7,
  0xc6e0_0bf3, 0xd5a7_9147, 0x06ca_6351, 0x1429_2967,
  0x27b7_0a85, 0x2e1b_2138, 0x4d2c_6dfc, 0x5338_0d13,
  0x650a_7354, 0x766a_0abb, 0x81c2_c92e, 0x9272_2c85,
  0xa2bf_e8a1, 0xa81a_664b, 0xc24b_8b70, 0xc76c_51a3,
  0xd192_e819, 0xd699_0624, 0xf40e_3585, 0x106a_a070,
  0x19a4_c116, 0x1e37_6c08, 0x2748_774c, 0x34b0_bcb5,
  0x391c_0cb3, 0x4ed8_aa4a, 0x5b9c_ca4f, 0x682e_6ff3,
  0x748f_82ee, 0x78a5_636f, 0x84c8_7814, 0x8cc7_0208,
  0x90be_fffa, 0xa450_6ceb, 0xbef9_a3f7, 0xc671_78f2,
]
