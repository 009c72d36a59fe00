import ChainRule

extension ValueForm {
  /// Reads `text`, the value of the option or operand that messages call `owner`.
  ///
  /// - Throws: `Failure` with status 64, saying what was expected.
  func read(_ text: String, of owner: String) throws(Failure) -> ParsedValue {
    if text.isEmpty { throw .usage("\(owner) is empty", expected: expectation) }
    switch self {
    case .text: return .text(text)
    case .integer(let range):
      guard let number = Int(text) else { throw notRead(text, owner) }
      guard range.contains(number) else { throw outOfRange(text, owner) }
      return .integer(number)
    case .seed:
      guard let seed = UInt64(text) else { throw notRead(text, owner) }
      return .seed(seed)
    case .number(let bound):
      guard let number = readDecimal(text).value else { throw notRead(text, owner) }
      guard bound.contains(number) else { throw outOfRange(text, owner) }
      return .number(number)
    case .words(let words):
      guard let word = try readWord(text, words, owner) else { throw unknownWord(text, owner) }
      return .text(word)
    case .wordOr(let words, let other):
      if let word = try readWord(text, words, owner) { return .text(word) }
      return try readOther(text, other, owner)
    case .list(let element, let repeats):
      return .list(try readList(text, of: element, repeats: repeats, owner))
    case .assignments: return try readAssignments(text, owner)
    case .inputFile(_, let standardInput):
      if text == "-" && !standardInput {
        throw .usage("\(owner) cannot be standard input", expected: expectation)
      }
      return .text(text)
    case .outputFile(let suffixes):
      try checkSuffix(text, suffixes, owner)
      return .text(text)
    case .folder: return .text(text)
    case .later(let form):
      _ = try form.read(text, of: owner)
      throw .notYet("\(owner) \(quoted(text))")
    }
  }

  /// The same value twice in a list is a slip: a column cannot be two inputs.
  static func checkDistinct(_ values: [ParsedValue], of owner: String) throws(Failure) {
    for (index, value) in values.enumerated() where values[..<index].contains(value) {
      let shown =
        switch value {
        case .text(let text): quoted(text)
        case .integer(let number): String(number)
        default: "a value"
        }
      throw .usage("\(owner) has \(shown) twice", expected: "each once")
    }
  }

  // MARK: - Words

  private func readWord(_ text: String, _ words: [Word], _ owner: String) throws(Failure) -> String?
  {
    guard let word = words.first(where: { $0.text == text }) else { return nil }
    if word.availability == .later {
      throw .notYet("\(owner) \(text)", expected: alternatives(self.words.map(\.text)))
    }
    return word.text
  }

  private func unknownWord(_ text: String, _ owner: String) -> Failure {
    let suggestion = nearest(to: text, among: words.map(\.text))
    return .usage(
      "\(owner) \(quoted(text)) is unknown" + (suggestion.map { "; did you mean \($0)?" } ?? ""),
      expected: expectation)
  }

  /// Reads `text` as the other form. What begins with a letter was meant as one of the words.
  private func readOther(_ text: String, _ other: ValueForm, _ owner: String) throws(Failure)
    -> ParsedValue
  {
    if text.first?.isLetter == true { throw unknownWord(text, owner) }
    do { return try other.read(text, of: owner) } catch {
      var failure = error
      failure.expected = expectation
      throw failure
    }
  }

  // MARK: - Numbers

  private func notRead(_ text: String, _ owner: String) -> Failure {
    switch self {
    case .integer, .seed:
      isWhole(text) ? outOfRange(text, owner) : wrongKind("a whole number", text, owner)
    default:
      readDecimal(text) == .overflow
        ? outOfRange(text, owner) : wrongKind("a decimal number", text, owner)
    }
  }

  private func wrongKind(_ kind: String, _ text: String, _ owner: String) -> Failure {
    .usage("\(owner) \(quoted(text)) is not \(kind)", expected: expectation)
  }

  private func outOfRange(_ text: String, _ owner: String) -> Failure {
    .usage("\(owner) \(quoted(text)) is out of range", expected: expectation)
  }

  // MARK: - Files

  private func checkSuffix(_ text: String, _ suffixes: [Word], _ owner: String) throws(Failure) {
    if text == "-" {
      throw .usage("\(owner) cannot be standard output", expected: expectation)
    }
    if suffixes.isEmpty { return }
    let name = text.lowercased()
    guard let suffix = suffixes.first(where: { name.hasSuffix($0.text) }) else {
      throw .usage("\(owner) \(quoted(text)) has no known ending", expected: expectation)
    }
    if suffix.availability == .later {
      throw .notYet("\(owner) to \(suffix.text)", expected: expectation)
    }
  }
}

extension ValueForm.Bound {
  fileprivate func contains(_ number: Double) -> Bool {
    switch self {
    case .positive: number > 0
    case .nonNegative: number >= 0
    case .share: number >= 0 && number < 1
    }
  }
}

private func isWhole(_ text: String) -> Bool {
  let digits = text.hasPrefix("-") ? text.dropFirst() : text[...]
  return !digits.isEmpty && digits.utf8.allSatisfy { (0x30...0x39).contains($0) }
}
