import Graph

extension Expression {
  /// The expression in two dimensions; in running text derivatives are written with a slash.
  func notation(inline isInline: Bool) -> Notation {
    switch self {
    case .formula(let formula): return formula.notation
    case .derivative(let of, let by):
      let (top, bottom) = (Notation.differential(of), Notation.differential(by))
      return isInline ? .row([top, .sign(.slash), bottom]) : .fraction(top, bottom)
    case .number(let text): return .number(text)
    case .function(let name, let a): return .function(name, a.notation(inline: isInline))
    case .name(let name): return .text(name)
    case .quotient(let a, let b):
      let (top, bottom) = (a.notation(inline: isInline), b.notation(inline: isInline))
      return isInline
        ? .row([
          a.precedence < .product ? .parentheses(top) : top, .sign(.slash),
          b.precedence < .negation ? .parentheses(bottom) : bottom,
        ]) : .fraction(top, bottom)
    case .difference(let a, let b):
      return .row([a.notation(inline: isInline), .sign(.minus), b.notation(inline: isInline)])
    case .product, .sum, .equal, .total, .multiple:
      return .row(of: pieces, inline: isInline)
    }
  }
}

extension Expression {
  /// The parts of a formula in running text, and whether a part is a sign with spaces around it.
  var inlineParts: [(notation: Notation, isInfix: Bool)] {
    let pieces = pieces
    guard pieces.count > 1 else { return [(notation(inline: true), false)] }
    var parts: [(notation: Notation, isInfix: Bool)] = []
    for piece in pieces {
      for mark in piece.before { parts.append((mark.notation(false), mark.isInfix)) }
      parts.append((piece.expression.notation(inline: true), false))
      for mark in piece.behind { parts.append((mark.notation(false), false)) }
    }
    return parts
  }
}

extension Notation {
  /// The pieces in a row, between parentheses that are as tall as it is.
  static func row(of pieces: [Expression.Piece], inline isInline: Bool = false) -> Notation {
    let parts = pieces.map { $0.expression.notation(inline: isInline) }
    let isTall = parts.contains { $0.isTall }
    return .row(
      zip(pieces, parts).flatMap { piece, part in
        piece.before.map { $0.notation(isTall) } + [part] + piece.behind.map { $0.notation(isTall) }
      })
  }
}

extension Expression.Mark {
  fileprivate func notation(_ isTall: Bool) -> Notation {
    switch self {
    case .times: .sign(.times)
    case .plus: .sign(.plus)
    case .equals: .sign(.equals)
    case .total: .sign(.sum)
    case .opening: .sign(.opening(isTall: isTall))
    case .closing: .sign(.closing(isTall: isTall))
    case .ratio(let ratio): ratio.notation
    }
  }
}

extension Expression.Ratio {
  fileprivate var notation: Notation {
    let sign: [Notation] = numerator < 0 ? [.sign(.minus)] : []
    guard !isSign else { return .row(sign) }
    let top = Notation.number("\(numerator.magnitude)")
    return .row(sign + [denominator == 1 ? top : .fraction(top, .number("\(denominator)"))])
  }
}

extension Notation {
  fileprivate static func differential(_ name: String) -> Notation {
    name.unicodeScalars.first == "½"
      ? .row([.symbol("d"), .parentheses(.symbol(name))]) : .row([.symbol("d"), .symbol(name)])
  }
}
