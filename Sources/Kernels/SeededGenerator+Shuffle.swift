extension SeededGenerator {
  /// The generator of one of many streams of a seed, such as that of an epoch: any of them can be
  /// had without those before it.
  ///
  /// The words of seed and stream are mixed by SplitMix64 each, and then put together.
  public init(seed: UInt64, stream: UInt64) {
    var (a, b) = (seed, ~stream)
    self.init(seed: Self.splitMix(&a) ^ Self.splitMix(&b))
  }

  /// A whole number in 0 ..< count, each equally likely.
  ///
  /// - Source: D. Lemire, "Fast random integer generation in an interval" (2019,
  ///   doi:10.1145/3230636), the multiplication with rejection.
  public mutating func below(_ count: Int) -> Int {
    precondition(count > 0)
    let bound = UInt64(count)
    var (high, low) = next().multipliedFullWidth(by: bound)
    if low < bound {
      let threshold = (0 &- bound) % bound
      while low < threshold { (high, low) = next().multipliedFullWidth(by: bound) }
    }
    return Int(high)
  }

  /// Puts values in a random order, each of them equally likely: from the last place to the
  /// second, each value changes places with one at or before it.
  ///
  /// - Source: R. Durstenfeld, "Algorithm 235: Random permutation" (1964,
  ///   doi:10.1145/364520.364540).
  @inlinable
  public mutating func shuffle<Value>(_ values: inout [Value]) {
    for place in stride(from: values.count - 1, to: 0, by: -1) {
      values.swapAt(place, below(place + 1))
    }
  }
}
