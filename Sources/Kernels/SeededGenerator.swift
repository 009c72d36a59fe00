/// Random numbers that are the same everywhere: xoshiro256++ seeded through SplitMix64.
///
/// A generator is always an argument, and its seed a part of the run. The standard library's
/// `random(in:using:)` and `shuffle(using:)` may change between versions, so the variates are
/// made here.
///
/// - Source: D. Blackman, S. Vigna, "Scrambled linear pseudorandom number generators" (2021,
///   doi:10.1145/3460772).
public struct SeededGenerator: RandomNumberGenerator, Equatable, Sendable {
  package private(set) var state: (UInt64, UInt64, UInt64, UInt64)

  /// A generator for one seed; equal seeds give equal sequences.
  public init(seed: UInt64) {
    var mixer = seed
    state = (
      Self.splitMix(&mixer), Self.splitMix(&mixer), Self.splitMix(&mixer), Self.splitMix(&mixer)
    )
  }

  /// The next of 2⁶⁴ equally likely words.
  public mutating func next() -> UInt64 {
    let result = Self.rotate(state.0 &+ state.3, by: 23) &+ state.0
    let shifted = state.1 << 17
    state.2 ^= state.0
    state.3 ^= state.1
    state.1 ^= state.2
    state.0 ^= state.3
    state.2 ^= shifted
    state.3 = Self.rotate(state.3, by: 45)
    return result
  }

  /// A multiple of 2⁻⁵³ in 0 ..< 1, each equally likely.
  public mutating func uniform() -> Double {
    Double(next() >> 11) * 0x1p-53
  }

  /// A variate of the standard normal distribution, by the polar method.
  ///
  /// - Source: G. Marsaglia, T. A. Bray, "A convenient method for generating normal variables"
  ///   (1964, doi:10.1137/1006063). One of the pair is thrown away, so that a generator has no
  ///   state but its words.
  public mutating func normal() -> Double {
    while true {
      let u = 2 * uniform() - 1
      let v = 2 * uniform() - 1
      let s = u * u + v * v
      if s > 0 && s < 1 {
        return u * Elementary.squareRoot(-2 * Elementary.ln(s) / s)
      }
    }
  }

  public static func == (a: SeededGenerator, b: SeededGenerator) -> Bool {
    a.state == b.state
  }

  private static func rotate(_ x: UInt64, by bits: UInt64) -> UInt64 {
    (x << bits) | (x >> (64 - bits))
  }

  static func splitMix(_ state: inout UInt64) -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}
