/// Whether two texts have the same bytes. (`==` on strings compares canonical equivalence, whose
/// tables a program without an operating system does not carry.)
package func isSame(_ a: String, _ b: String) -> Bool {
  a.utf8.elementsEqual(b.utf8)
}

/// The positions of texts in the order of their bytes, equal ones in the order they came in.
package func sortedByBytes(_ texts: [String]) -> [Int] {
  texts.indices.sorted { a, b in
    if texts[a].utf8.lexicographicallyPrecedes(texts[b].utf8) { return true }
    if texts[b].utf8.lexicographicallyPrecedes(texts[a].utf8) { return false }
    return a < b
  }
}

/// The position of a text among others, by bisection.
///
/// - Parameter order: of the others, from `sortedByBytes(_:)`.
package func position(of text: String, among texts: [String], in order: [Int]) -> Int? {
  var (low, high) = (0, order.count)
  while low < high {
    let middle = (low + high) / 2
    if texts[order[middle]].utf8.lexicographicallyPrecedes(text.utf8) {
      low = middle + 1
    } else {
      high = middle
    }
  }
  guard low < order.count, isSame(texts[order[low]], text) else { return nil }
  return order[low]
}

/// The position of the first text that has the same bytes as one before it.
package func firstRepetition(in texts: [String]) -> Int? {
  // Equal texts are neighbours, in the order they came in.
  let order = sortedByBytes(texts)
  var first: Int?
  for (a, b) in zip(order, order.dropFirst()) where isSame(texts[a], texts[b]) {
    first = min(first ?? b, b)
  }
  return first
}

/// The candidate that was most probably meant by a mistyped word, if one is near enough.
///
/// Near enough is a distance of at most a third of the word's length (at least one), where adding,
/// dropping or changing a character, or swapping two neighbours, counts one (optimal string
/// alignment), and upper and lower case of ASCII letters are the same. Of several, the first
/// nearest. Else the one candidate that begins with the word, if it is the only one.
package func nearest(to word: String, among candidates: [String]) -> String? {
  let letters = folded(word)
  var best: (name: String, distance: Int)?
  var completions: [String] = []
  for candidate in candidates {
    let other = folded(candidate)
    // A name that is longer, or shorter, by more than the distance is not looked at closely.
    let isNear = abs(other.count - letters.count) <= max(letters.count / 3, 1)
    let distance = isNear ? editDistance(letters, other) : .max
    if distance <= max(letters.count / 3, 1), distance < max(letters.count, 1),
      distance < best?.distance ?? .max
    {
      best = (candidate, distance)
    }
    if !letters.isEmpty, other.starts(with: letters) { completions.append(candidate) }
  }
  return best?.name ?? (completions.count == 1 ? completions[0] : nil)
}

private func folded(_ text: String) -> [UInt32] {
  text.unicodeScalars.map {
    0x41 <= $0.value && $0.value <= 0x5a ? $0.value + 0x20 : $0.value
  }
}

private func editDistance(_ a: [UInt32], _ b: [UInt32]) -> Int {
  var beforeLast: [Int] = []
  var last = Array(0...b.count)
  for i in a.indices {
    var row = [i + 1]
    row.reserveCapacity(b.count + 1)
    for j in b.indices {
      var distance = min(last[j] + (a[i] == b[j] ? 0 : 1), last[j + 1] + 1, row[j] + 1)
      if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] {
        distance = min(distance, beforeLast[j - 1] + 1)
      }
      row.append(distance)
    }
    beforeLast = last
    last = row
  }
  return last[b.count]
}
