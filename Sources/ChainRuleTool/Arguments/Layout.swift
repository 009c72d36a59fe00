/// `text` in lines of at most `width` characters, broken at spaces. A word that is longer than the
/// width stands alone on its line, whole.
func wrapped(_ text: String, width: Int) -> [String] {
  var lines: [String] = []
  var line = ""
  for word in text.split(separator: " ") {
    if line.isEmpty {
      line = String(word)
    } else if line.count + 1 + word.count <= width {
      line += " " + word
    } else {
      lines.append(line)
      line = String(word)
    }
  }
  return line.isEmpty ? lines : lines + [line]
}

/// Two columns: a term at the left, its explanation at the right, wrapped.
struct TwoColumns {
  /// Where the explanations begin, counted from 0.
  let column: Int
  var width = 80

  /// The lines of one term. A term that reaches into the second column keeps a line to itself.
  func lines(_ term: String, _ explanation: String) -> [String] {
    let indent = String(repeating: " ", count: column)
    var lines = wrapped(explanation, width: width - column).map { indent + $0 }
    let start = "  " + term
    if start.count + 2 <= column, !lines.isEmpty {
      lines[0] = start + lines[0].dropFirst(start.count)
    } else {
      lines.insert(start, at: 0)
    }
    return lines
  }
}
