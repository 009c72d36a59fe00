/// A symbol's name in its parts: x12 is x with the index 12; ½SSR is half of SSR, Δw1 the change
/// of w1, m̂1 has a hat.
struct SymbolName {
  let isHalf: Bool
  let isChange: Bool
  let hasHat: Bool
  let base: String
  let index: String

  init(_ name: String) {
    var scalars = Array(name.unicodeScalars)
    isHalf = scalars.first == "½"
    isChange = scalars.first == "Δ"
    if isHalf || isChange { scalars.removeFirst() }
    hasHat = scalars.contains(Self.hat)
    scalars.removeAll { $0 == Self.hat }
    let digits = scalars.reversed().prefix { ("0"..."9").contains($0) }.count
    let isIndexed = digits < scalars.count
    base = Self.string(isIndexed ? scalars.dropLast(digits) : scalars[...])
    index = isIndexed ? Self.string(scalars.suffix(digits)) : ""
  }

  private static let hat: Unicode.Scalar = "\u{302}"

  /// One letter is set in italics, several stand upright.
  var isLetter: Bool { base.unicodeScalars.count == 1 }

  private static func string(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
    var text = ""
    text.unicodeScalars.append(contentsOf: scalars)
    return text
  }
}

/// A printed number in its parts: −1.3e−8 is minus 1.3 times 10 to the power −8.
struct NumberParts {
  let isNegative: Bool
  let digits: String
  /// nil where there is none.
  let exponent: (isNegative: Bool, digits: String)?

  init(_ text: String) {
    var scalars = Array(text.unicodeScalars)[...]
    isNegative = Self.takeMinus(&scalars)
    let end = scalars.firstIndex { $0 == "e" } ?? scalars.endIndex
    digits = String(String.UnicodeScalarView(scalars[..<end]))
    guard end < scalars.endIndex else {
      exponent = nil
      return
    }
    var rest = scalars[(end + 1)...]
    let isNegative = Self.takeMinus(&rest)
    exponent = (isNegative, String(String.UnicodeScalarView(rest.drop { $0 == "+" || $0 == "0" })))
  }

  private static func takeMinus(_ scalars: inout ArraySlice<Unicode.Scalar>) -> Bool {
    guard scalars.first == "−" || scalars.first == "-" else { return false }
    scalars.removeFirst()
    return true
  }
}
