/// The `d` of an SVG path through points, in tenths of a unit, each point told from the one
/// before: about seven bytes a point.
struct PathData {
  private(set) var text = ""
  private var lastX = 0
  private var lastY = 0

  mutating func move(_ x: Double, _ y: Double) {
    (lastX, lastY) = (tenths(x), tenths(y))
    text += "M" + joined(lastX, lastY)
  }

  mutating func line(_ x: Double, _ y: Double) {
    let (nextX, nextY) = (tenths(x), tenths(y))
    text += "l" + joined(nextX - lastX, nextY - lastY)
    (lastX, lastY) = (nextX, nextY)
  }

  private func joined(_ x: Int, _ y: Int) -> String {
    tenthsText(x) + (y < 0 ? "" : " ") + tenthsText(y)
  }

  /// A line through the points, those left out that lie within `tolerance` of it; with tolerance
  /// 0 every point is kept, so that two such paths can be blended. A point that is not finite
  /// breaks the line.
  static func polyline(_ points: [(x: Double, y: Double)], tolerance: Double) -> String {
    var path = PathData()
    var run: [(x: Double, y: Double)] = []
    for point in points {
      if point.x.isFinite && point.y.isFinite {
        run.append((point.x, min(max(point.y, -5000), 5000)))
      } else {
        path.add(run, tolerance)
        run = []
      }
    }
    path.add(run, tolerance)
    return path.text
  }

  private mutating func add(_ run: [(x: Double, y: Double)], _ tolerance: Double) {
    guard let first = run.first else { return }
    move(first.x, first.y)
    for index in kept(run, tolerance).dropFirst() {
      line(run[index].x, run[index].y)
    }
  }

  /// Douglas and Peucker (1973): keep the point farthest from the chord while it is farther than
  /// the tolerance. Distances are squared.
  private func kept(_ run: [(x: Double, y: Double)], _ tolerance: Double) -> [Int] {
    guard tolerance > 0, run.count > 2 else { return Array(run.indices) }
    var keep = [Bool](repeating: false, count: run.count)
    keep[0] = true
    keep[run.count - 1] = true
    var spans = [(0, run.count - 1)]
    while let (from, to) = spans.popLast() {
      let (dx, dy) = (run[to].x - run[from].x, run[to].y - run[from].y)
      let length = dx * dx + dy * dy
      var (farthest, distance) = (from, tolerance * tolerance)
      for index in (from + 1)..<max(to, from + 1) {
        let (px, py) = (run[index].x - run[from].x, run[index].y - run[from].y)
        let area = px * dy - py * dx
        let off = length > 0 ? area * area / length : px * px + py * py
        if off > distance { (farthest, distance) = (index, off) }
      }
      if farthest > from {
        keep[farthest] = true
        spans.append((from, farthest))
        spans.append((farthest, to))
      }
    }
    return run.indices.filter { keep[$0] }
  }
}
