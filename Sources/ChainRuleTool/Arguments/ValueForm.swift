/// What the value of an option or operand may be.
///
/// A form is a value, so that the parser can read it, help can say it, and completions can offer it.
indirect enum ValueForm: Sendable {
  /// Any text that is not empty.
  case text
  /// A whole number in a range.
  case integer(ClosedRange<Int>)
  /// A whole number from 0 to 2^64 − 1.
  case seed
  /// A finite decimal number.
  case number(Bound)
  /// One of these words.
  case words([Word])
  /// One of these words, or else something of another form.
  case wordOr([Word], ValueForm)
  /// One or more values between commas, none twice unless `repeats`. A value that itself has a
  /// comma is written in double quotes.
  case list(ValueForm, repeats: Bool)
  /// `name=number` between commas, or the path of a file that holds such.
  case assignments
  /// A file that is read, by its usual suffix. `-` is standard input where that is possible.
  case inputFile(suffix: String, standardInput: Bool)
  /// A file that is written. With suffixes, the name must end in one of them.
  case outputFile(suffixes: [Word])
  /// A folder that is written to.
  case folder
  /// Known, refused as "not yet available" where it is well formed.
  case later(ValueForm)

  /// The range of a decimal number.
  enum Bound: Sendable { case positive, nonNegative, share }
}

/// A value that was read and found in order.
indirect enum ParsedValue: Equatable {
  case text(String)
  case integer(Int)
  case seed(UInt64)
  case number(Double)
  case list([ParsedValue])
  case assignments([Assignment])
}

/// `w1=2.74`: one parameter and where it starts.
struct Assignment: Equatable {
  let name: String
  let value: Double
}

extension ValueForm {
  /// What is expected, to complete "expected …".
  var expectation: String {
    switch self {
    case .text: "some text"
    case .integer(let range): integerExpectation(range)
    case .seed: "a whole number from 0 to \(UInt64.max)"
    case .number(.positive): "a number greater than 0, such as 0.1 or 1e-3"
    case .number(.nonNegative): "a number, 0 or greater, such as 0 or 1e-6"
    case .number(.share): "a number from 0 to below 1, such as 0.9"
    case .words: alternatives(words.map(\.text))
    case .wordOr(_, .later): alternatives(words.map(\.text))
    case .wordOr(_, let other):
      words.map(\.text).joined(separator: ", ") + ", or " + other.expectation
    case .list(.text, _): "names with commas between them"
    case .list(let element, _): element.expectation + ", or several with commas between them"
    case .assignments: "name=number with commas between, such as w1=2.74,b1=0, or a file's name"
    case .inputFile(let suffix, true): "the name of a \(suffix) file, or - for standard input"
    case .inputFile(let suffix, false): "the name of a \(suffix) file"
    case .outputFile(let suffixes) where suffixes.isEmpty: "the name of the file to write"
    case .outputFile: "a file name that ends in " + alternatives(words.map(\.text))
    case .folder: "the name of a folder"
    case .later(let form): form.expectation
    }
  }

  /// The words of this form that can be used now: what a completion offers.
  var words: [Word] { knownWords.filter { $0.availability == .now } }

  /// All words of this form, those for later included.
  var knownWords: [Word] {
    switch self {
    case .words(let words), .wordOr(let words, _), .outputFile(let words): words
    case .list(let element, _): element.knownWords
    default: []
    }
  }
}

private func integerExpectation(_ range: ClosedRange<Int>) -> String {
  range.upperBound == .max
    ? "a whole number, \(range.lowerBound) or greater"
    : "a whole number from \(range.lowerBound) to \(range.upperBound)"
}

/// `a`, `a or b`, `a, b or c`.
func alternatives(_ words: [String]) -> String {
  guard words.count > 1 else { return words.first ?? "" }
  return words.dropLast().joined(separator: ", ") + " or " + words[words.count - 1]
}
