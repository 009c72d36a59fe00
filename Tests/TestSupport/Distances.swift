/// How many doubles lie from one to the other: 0 for equal bits and for ±0, 1 for neighbours.
///
/// `UInt64.max` where just one is NaN.
public func ulps(_ a: Double, _ b: Double) -> UInt64 {
  guard !a.isNaN && !b.isNaN else { return a.isNaN && b.isNaN ? 0 : .max }
  let (x, y) = (position(a), position(b))
  return UInt64(bitPattern: x > y ? x &- y : y &- x)
}

/// Doubles numbered in their order, ±0 both 0.
private func position(_ x: Double) -> Int64 {
  let bits = Int64(bitPattern: x.magnitude.bitPattern)
  return x.sign == .minus ? -bits : bits
}

/// Whether `a` lies within `tolerance` times `scale` of `b`; infinities only of themselves.
public func isClose(_ a: Double, _ b: Double, within tolerance: Double, of scale: Double) -> Bool {
  a == b || abs(a - b) <= tolerance * scale
}

/// The same, of the size of `b`.
public func isClose(_ a: Double, _ b: Double, within tolerance: Double) -> Bool {
  isClose(a, b, within: tolerance, of: abs(b))
}

/// Whether two lists hold the same bits.
public func sameBits(_ a: [Double], _ b: [Double]) -> Bool {
  a.map(\.bitPattern) == b.map(\.bitPattern)
}
