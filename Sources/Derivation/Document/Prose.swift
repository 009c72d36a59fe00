public import Graph

/// Running text with formulas in it, written as a string with interpolations:
///
///     let prose: Prose = "\(.derivative(of: "SSR", by: "w1")) at step \(words: "0")"
public struct Prose: Hashable, Sendable {
  public enum Piece: Hashable, Sendable {
    case words(String)
    case math(Expression)
  }

  public let pieces: [Piece]

  private init(pieces: [Piece]) { self.pieces = pieces }

  public static func + (a: Prose, b: Prose) -> Prose { Prose(pieces: a.pieces + b.pieces) }
}

extension Prose: ExpressibleByStringInterpolation {
  public init(stringLiteral words: String) { pieces = words.utf8.isEmpty ? [] : [.words(words)] }

  public init(stringInterpolation: Interpolation) { pieces = stringInterpolation.pieces }

  public struct Interpolation: StringInterpolationProtocol {
    fileprivate var pieces: [Piece] = []

    public init(literalCapacity: Int, interpolationCount: Int) {}

    public mutating func appendLiteral(_ literal: String) {
      if !literal.utf8.isEmpty { pieces.append(.words(literal)) }
    }

    public mutating func appendInterpolation(_ expression: Expression) {
      pieces.append(.math(expression))
    }

    public mutating func appendInterpolation(_ formula: Formula) {
      pieces.append(.math(.formula(formula)))
    }

    /// A symbol, such as w1 or Predicted.
    public mutating func appendInterpolation(_ name: String) {
      pieces.append(.math(.symbol(name)))
    }

    public mutating func appendInterpolation(words: String) { appendLiteral(words) }

    public mutating func appendInterpolation(_ prose: Prose) { pieces += prose.pieces }
  }
}
