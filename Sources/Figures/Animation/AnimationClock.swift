/// When each frame of a film begins, as parts of its whole length.
struct AnimationClock {
  /// The length in milliseconds, the rest at the end included.
  let length: Int
  /// `keyTimes` of every frame, four decimals each.
  private let times: [String]
  /// When a frame that stands long begins to go over into the next.
  private let leaves: [String?]

  init(_ pace: Pace, restAtEnd: Int) {
    var begins = [0]
    for dwell in pace.dwell { begins.append(begins[begins.count - 1] + dwell) }
    let length = begins[begins.count - 1] + restAtEnd
    self.length = length
    times = begins.map { Self.part($0, of: length) }
    leaves = pace.dwell.enumerated().map { frame, dwell in
      dwell > 600 ? Self.part(begins[frame] + dwell - 300, of: length) : nil
    }
  }

  private static func part(_ time: Int, of length: Int) -> String {
    let parts = time * 10_000 / length
    if parts == 0 { return "0" }
    let text = String(parts)
    return "." + String(repeating: "0", count: 4 - text.utf8.count) + text
  }

  /// The attributes that make an animation of these values, one for each frame; runs of equal
  /// values are told by their ends.
  ///
  /// - Parameter blended: between frames values go over into each other; else they stand.
  func attributes(_ values: [String], blended: Bool) -> String {
    var keys: [Int] = []
    for place in values.indices {
      let isNew = place == 0 || !sameBytes(values[place], values[place - 1])
      let isLast =
        blended && place + 1 < values.count && !sameBytes(values[place], values[place + 1])
      if isNew || isLast { keys.append(place) }
    }
    var text = " dur=\"\(length)ms\" repeatCount=\"indefinite\""
    text += blended ? "" : " calcMode=\"discrete\""
    var (list, moments) = ("", "")
    for (number, key) in keys.enumerated() {
      list += (number > 0 ? ";" : "") + values[key]
      moments += (number > 0 ? ";" : "") + times[key]
      if blended, key < leaves.count, let leave = leaves[key] {
        list += ";" + values[key]
        moments += ";" + leave
      }
    }
    if blended {
      list += ";" + values[values.count - 1]
      moments += ";1"
    }
    return text + " values=\"\(list)\" keyTimes=\"\(moments)\""
  }
}
