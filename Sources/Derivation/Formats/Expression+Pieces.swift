import Graph

extension Expression {
  /// A part of an expression that is not broken, with what stands before and behind it.
  struct Piece {
    var before: [Mark] = []
    let expression: Expression
    var behind: [Mark] = []
  }

  /// What stands between the parts.
  enum Mark {
    case times, plus, equals
    /// Σ
    case total
    case opening, closing
    case ratio(Ratio)
  }

  /// The expression as parts from left to right: Σ dSSR/dx1, × dx1/dw1. A line may be broken
  /// before each of them.
  var pieces: [Piece] {
    switch self {
    case .formula, .derivative, .number, .function, .name, .quotient, .difference:
      [Piece(expression: self)]
    case .product(let factors):
      Self.joined(
        factors.enumerated().map { $0 > 0 ? $1.piecesBehindSign : $1.pieces(within: .product) },
        by: .times)
    case .sum(let terms):
      Self.joined(
        terms.enumerated().map { $0 > 0 && $1.isNegativeNumber ? $1.piecesBehindSign : $1.pieces },
        by: .plus)
    case .equal(let sides): Self.joined(sides.map { $0.pieces }, by: .equals)
    case .total(let rest): Self.prefixed(rest.pieces(within: .product), by: .total)
    case .multiple(let ratio, let rest):
      Self.prefixed(rest.pieces(within: .product), by: .ratio(ratio))
    }
  }

  /// A number with a minus in parentheses.
  private var piecesBehindSign: [Piece] {
    isNegativeNumber
      ? [Piece(before: [.opening], expression: self, behind: [.closing])]
      : pieces(within: .product)
  }

  private func pieces(within least: Operation.Precedence) -> [Piece] {
    guard precedence < least else { return pieces }
    var inner = Self.prefixed(pieces, by: .opening)
    inner[inner.count - 1].behind.append(.closing)
    return inner
  }

  private static func joined(_ parts: [[Piece]], by mark: Mark) -> [Piece] {
    parts.enumerated().flatMap { $0 == 0 ? $1 : prefixed($1, by: mark) }
  }

  private static func prefixed(_ pieces: [Piece], by mark: Mark) -> [Piece] {
    var pieces = pieces
    pieces[0].before.insert(mark, at: 0)
    return pieces
  }
}

extension Expression.Mark {
  /// Whether it stands between two parts, with spaces around it.
  var isInfix: Bool {
    switch self {
    case .times, .plus, .equals: true
    case .total, .opening, .closing, .ratio: false
    }
  }

  /// In text, with the spaces around it.
  var text: String {
    switch self {
    case .times: " × "
    case .plus: " + "
    case .equals: " = "
    case .total: "Σ "
    case .opening: "("
    case .closing: ")"
    case .ratio(let ratio): ratio.description + (ratio.isSign ? "" : " ")
    }
  }
}

extension DerivationDocument.Equation {
  /// The steps as rows of pieces, broken where a row would be more than `limit` characters wide
  /// in text; `isFirst` of a step's first row.
  func rows(limit: Int, _ characters: TextCharacters = .init(isASCII: false))
    -> [(isFirst: Bool, pieces: [Expression.Piece])]
  {
    let room = limit - lead.reduce(2) { $0 + $1.width(characters) + 3 }
    var rows: [(isFirst: Bool, pieces: [Expression.Piece])] = []
    for step in steps {
      var row: [Expression.Piece] = []
      var (width, isFirst) = (0, true)
      for piece in step.pieces {
        let next = piece.width(characters)
        if width + next > room && !row.isEmpty {
          rows.append((isFirst, row))
          (row, width, isFirst) = ([], 0, false)
        }
        row.append(piece)
        width += next
      }
      rows.append((isFirst, row))
    }
    return rows
  }
}

extension Expression {
  /// How many characters wide it is in text, derivatives being set as fractions.
  fileprivate func width(_ characters: TextCharacters) -> Int {
    guard case .derivative(let of, let by) = self else { return columnsOf(characters(description)) }
    return max(
      columnsOf(characters(Self.differential(of))), columnsOf(characters(Self.differential(by))))
  }
}

extension Expression.Piece {
  fileprivate func width(_ characters: TextCharacters) -> Int {
    (before + behind).reduce(expression.width(characters)) {
      $0 + columnsOf(characters($1.text))
    }
  }
}
