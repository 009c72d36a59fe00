import Foundation

/// A function's value at a point, to more digits than a `Double` has.
struct ElementaryReference {
  var name: String
  /// One for most functions, two for `pow`, three for `fma`.
  var arguments: [Double]
  /// The exact value is `value` plus `offset` units of `value`'s last place.
  var value: Double
  var offset: Double

  /// How far `result` is from the exact value, in units of the last place.
  func error(of result: Double) -> Double {
    if result == value { return offset.magnitude }
    guard result.isFinite, value.isFinite else { return .infinity }
    return ((result - value) / value.ulp - offset).magnitude
  }

  /// What Scripts/references/elementary.py writes, by function.
  static let all: [String: [ElementaryReference]] = {
    let file = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "../References/elementary.txt")
    let text = (try? String(contentsOf: file, encoding: .utf8)) ?? ""
    var found: [String: [ElementaryReference]] = [:]
    for line in text.split(separator: "\n") {
      var words = line.split(separator: " ")
      let name = String(words.removeFirst())
      let offset = name == "fma" ? 0 : Double(words.removeLast()) ?? .nan
      let values = words.map { Double(bitPattern: UInt64($0, radix: 16) ?? .max) }
      found[name, default: []].append(
        ElementaryReference(
          name: name, arguments: values.dropLast(), value: values.last ?? .nan, offset: offset))
    }
    return found
  }()
}
