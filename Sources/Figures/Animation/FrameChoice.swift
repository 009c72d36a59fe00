/// Which steps of a run are shown: so many that the motion is even to the eye.
public enum FrameChoice {
  /// The frames of a page.
  public static let usualLimit = 240

  /// The steps whose motion is worth measuring: all of them up to `limit`, else each of the
  /// first quarter of `limit` (where a descent moves most) and the rest spread evenly.
  ///
  /// - Returns: steps from 0 to `last`, strictly increasing, both ends included.
  public static func candidates(last: Int, limit: Int = 4000) -> [Int] {
    guard last > 0 else { return [0] }
    guard last >= limit, limit >= 8 else { return Array(0...last) }
    let early = limit / 4
    let late = limit - early
    return Array(0..<early)
      + (1...late).map { early - 1 + (last - early + 1) * $0 / late }
  }

  /// Chooses at most `limit` of the states so that the motion from one chosen to the next is as
  /// even as the states allow: where a single step moves more than that, every step is kept.
  ///
  /// - Parameter motions: the motion from state k to state k + 1, as ``MotionMeter`` measures
  ///   it; not negative.
  /// - Returns: places among the `motions.count + 1` states, strictly increasing, the first and
  ///   the last included.
  public static func places(motions: [Double], limit: Int = usualLimit) -> [Int] {
    let last = motions.count
    guard last > 0 else { return [0] }
    guard last >= limit, limit >= 2 else { return Array(0...last) }
    var way: [Double] = [0]
    way.reserveCapacity(last + 1)
    for motion in motions {
      way.append(way[way.count - 1] + (motion.isFinite && motion > 0 ? motion : 0))
    }
    guard way[last] > 0 else { return evenly(last: last, limit: limit) }
    // The greater the stride, the fewer the frames: halve the interval until it stands.
    var (small, great) = (0.0, way[last])
    for _ in 0..<60 {
      let middle = (small + great) / 2
      if walk(way, stride: middle, limit: limit) == nil { small = middle } else { great = middle }
    }
    return walk(way, stride: great, limit: limit) ?? evenly(last: last, limit: limit)
  }

  /// From the first state on, always the first that lies at least `stride` farther; nil if that
  /// makes more than `limit`.
  private static func walk(_ way: [Double], stride: Double, limit: Int) -> [Int]? {
    let last = way.count - 1
    var places = [0]
    for place in 1..<last
    where way[place] - way[places[places.count - 1]] >= stride && way[last] - way[place] > 0 {
      if places.count + 1 >= limit { return nil }
      places.append(place)
    }
    return places + [last]
  }

  private static func evenly(last: Int, limit: Int) -> [Int] {
    (0..<limit).map { last * $0 / (limit - 1) }
  }
}
