// Stand-ins until Encoding has landed. To be deleted.
func parseDecimal(_ bytes: [UInt8]) -> Double? {
  let text = String(decoding: bytes, as: UTF8.self)
  guard text.allSatisfy({ "+-.eE0123456789".contains($0) }), let number = Double(text),
    number.isFinite
  else { return nil }
  return number
}

func decimal(_ value: Double, digits: Int) -> String { "\(value)" }

func nearest(to word: String, among words: [String]) -> String? {
  func distance(_ a: [Character], _ b: [Character]) -> Int {
    var table = [[Int]](repeating: [Int](repeating: 0, count: b.count + 1), count: a.count + 1)
    for i in 0...a.count { table[i][0] = i }
    for j in 0...b.count { table[0][j] = j }
    for i in 0..<a.count {
      for j in 0..<b.count {
        var best = min(
          table[i][j + 1] + 1, table[i + 1][j] + 1, table[i][j] + (a[i] == b[j] ? 0 : 1))
        if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] {
          best = min(best, table[i - 1][j - 1] + 1)
        }
        table[i + 1][j + 1] = best
      }
    }
    return table[a.count][b.count]
  }
  let ranked = words.map { (word: $0, distance: distance(Array(word), Array($0))) }
  guard let best = ranked.min(by: { $0.distance < $1.distance }) else { return nil }
  if best.distance <= max(1, word.count / 3) { return best.word }
  let longer = words.filter { $0.hasPrefix(word) }
  return longer.count == 1 && word.count > 2 ? longer[0] : nil
}

indirect enum JSON {
  case null
  case bool(Bool)
  case integer(Int)
  case number(Double)
  case string(String)
  case array([JSON])
  case object([(key: String, value: JSON)])
  func serialised(pretty: Bool) -> String {
    switch self {
    case .null: return "null"
    case .bool(let value): return value ? "true" : "false"
    case .integer(let value): return "\(value)"
    case .number(let value): return value.isFinite ? "\(value)" : "\"\(value)\""
    case .string(let text):
      var result = "\""
      for scalar in text.unicodeScalars {
        switch scalar {
        case "\"": result += "\\\""
        case "\\": result += "\\\\"
        case "\n": result += "\\n"
        case _ where scalar.value < 0x20:
          let hex = String(scalar.value, radix: 16)
          result += "\\u" + String(repeating: "0", count: 4 - hex.count) + hex
        default: result.unicodeScalars.append(scalar)
        }
      }
      return result + "\""
    case .array(let values):
      return "[" + values.map { $0.serialised(pretty: pretty) }.joined(separator: ", ") + "]"
    case .object(let fields):
      return "{"
        + fields.map {
          JSON.string($0.key).serialised(pretty: false) + ": " + $0.value.serialised(pretty: pretty)
        }
        .joined(separator: ", ") + "}"
    }
  }
}
let arithmeticRevision = 1
