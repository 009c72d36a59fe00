/// The frames as JSON for the page's script.
package enum FrameScript {
  /// An object with `steps`, `dwell` (milliseconds) and `swaps`: each is the number of an
  /// element, an attribute ("" is the text), then values; a number n between two values says
  /// that the value before stays for n more frames.
  static func text(_ data: AnimationData, swaps: [Swaps.Swap]) -> String {
    var text = "{\"steps\":["
    text += list(data.frames.map { $0.step })
    text += "],\"dwell\":["
    text += list(Pace(data).dwell)
    text += "],\"swaps\":[\n"
    for (place, swap) in swaps.enumerated() {
      if place > 0 { text += ",\n" }
      text += "[\(swap.mark),\(quoted(swap.attribute?.description ?? "")),["
      for (number, change) in swap.changes.enumerated() {
        if number > 0 {
          let stay = change.frame - swap.changes[number - 1].frame - 1
          text += stay > 0 ? ",\(stay)," : ","
        }
        text += quoted(change.value)
      }
      text += "]]"
    }
    return text + "\n]}"
  }

  private static func list(_ numbers: [Int]) -> String {
    var text = ""
    for (place, number) in numbers.enumerated() {
      text += (place > 0 ? "," : "") + String(number)
    }
    return text
  }

  /// A JSON string that cannot end the script element it stands in.
  package static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x22, 0x5C:
        result += "\\"
        result.unicodeScalars.append(scalar)
      case 0..<0x20, 0x3C, 0x2028, 0x2029:
        let hex = String(scalar.value, radix: 16)
        result += "\\u"
        for _ in hex.utf8.count..<4 { result += "0" }
        result += hex
      default:
        result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }
}
