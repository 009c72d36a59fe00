/// A line of words, broken before a word where it would be wider than `limit`; what follows is
/// indented. A sign between spaces stays with the word behind it.
func broken(_ line: String, limit: Int, indent: Int) -> [String] {
  var lines: [String] = []
  var current = ""
  for (space, word) in wordsWithSpace(line) {
    if columnsOf(current) + space + columnsOf(word) > limit && !current.utf8.isEmpty {
      lines.append(current)
      current = padded("", to: indent) + word
    } else {
      current += padded("", to: space) + word
    }
  }
  return lines + [current]
}

/// The words of a line, each after so many spaces; a + or − is one with the word behind.
private func wordsWithSpace(_ line: String) -> [(space: Int, word: String)] {
  var words: [(space: Int, word: String)] = []
  var (space, word, isSign) = (0, "", false)
  for scalar in line.unicodeScalars {
    if scalar != " " {
      isSign = word.utf8.isEmpty && (scalar == "+" || scalar == "−")
    } else if word.utf8.isEmpty {
      space += 1
      continue
    } else if !isSign {
      words.append((space, word))
      (space, word) = (1, "")
      continue
    }
    word.unicodeScalars.append(scalar)
  }
  return words + [(space, word)]
}
