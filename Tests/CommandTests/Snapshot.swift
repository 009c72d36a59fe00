import Foundation
import Testing

/// Compares a whole output with the file of that name in `Snapshots/`.
///
/// With `RECORD_SNAPSHOTS=1` in the environment of `swift test` the file is written instead, and the
/// test fails once, so that a recording is never taken for a comparison. Read what `git diff` then
/// shows before committing it.
func expectSnapshot(
  _ text: String, named name: String, sourceLocation: SourceLocation = #_sourceLocation
) throws {
  let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appendingPathComponent("Snapshots").appendingPathComponent(name)
  if ProcessInfo.processInfo.environment["RECORD_SNAPSHOTS"] == "1" {
    try Data(text.utf8).write(to: file)
    Issue.record("recorded \(name); run again without", sourceLocation: sourceLocation)
    return
  }
  guard let data = try? Data(contentsOf: file) else {
    Issue.record("no snapshot \(name); record it", sourceLocation: sourceLocation)
    return
  }
  let expected = String(decoding: data, as: UTF8.self)
  guard !text.utf8.elementsEqual(expected.utf8) else { return }
  Issue.record(
    "\(name) differs\(firstDifference(text, expected))", sourceLocation: sourceLocation)
}

/// The first line in which two texts differ.
private func firstDifference(_ actual: String, _ expected: String) -> String {
  let lines = [actual, expected].map {
    $0.split(separator: "\n", omittingEmptySubsequences: false)
  }
  for index in 0..<max(lines[0].count, lines[1].count) {
    let pair = lines.map { index < $0.count ? String($0[index]) : "(no such line)" }
    if pair[0] != pair[1] {
      return " at line \(index + 1)\n  is:       \(pair[0])\n  expected: \(pair[1])"
    }
  }
  return ""
}
