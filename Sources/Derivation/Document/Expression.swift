public import Graph

/// A formula as it stands on a page: the graph's own language, and around it what that has no
/// operation for: derivatives written as fractions, sums over the rows, printed numbers.
public indirect enum Expression: Hashable, Sendable {
  case formula(Formula)
  /// d`of`/d`by`
  case derivative(of: String, by: String)
  /// A number as it is printed, correctly rounded, with a true minus sign.
  case number(String)
  /// Factors with × between them.
  case product([Expression])
  case sum([Expression])
  case difference(Expression, Expression)
  case quotient(Expression, Expression)
  /// Sides that are equal.
  case equal([Expression])
  /// A function that the graph has no operation for, by its name.
  case function(String, Expression)
  /// A name that the user chose, such as a column's.
  case name(String)
  /// Σ, over the data rows.
  case total(Expression)
  /// A constant fraction in front: ½ Σ …, 1/342 Σ …, −Σ ….
  case multiple(Ratio, Expression)

  /// A constant fraction in lowest terms.
  public struct Ratio: Hashable, Sendable {
    public let numerator: Int
    public let denominator: Int

    public init(_ numerator: Int, _ denominator: Int = 1) {
      self.numerator = numerator
      self.denominator = denominator
    }
  }

  public static func symbol(_ name: String) -> Expression { .formula(.symbol(name)) }
}

extension Expression: CustomStringConvertible {
  /// The expression in one line: `Σ −2(Observed − Predicted) × w3`.
  public var description: String {
    switch self {
    case .formula(let formula): return formula.description
    case .derivative(let of, let by):
      return Self.differential(of) + "/" + Self.differential(by)
    case .number(let text): return text
    case .product(let factors):
      return factors.enumerated().map { $0 > 0 ? $1.behindSign : $1.within(.product) }
        .joined(separator: " × ")
    case .sum(let terms):
      return terms.enumerated().map { $0 > 0 ? $1.behindPlus : $1.description }
        .joined(separator: " + ")
    case .difference(let a, let b): return a.description + " − " + b.within(.product)
    case .quotient(let a, let b): return a.within(.product) + " / " + b.within(.negation)
    case .equal(let sides): return sides.map { $0.description }.joined(separator: " = ")
    case .function(let name, let a): return "\(name)(\(a))"
    case .name(let name): return name
    case .total(let terms): return "Σ " + terms.within(.product)
    case .multiple(let ratio, let rest):
      return ratio.description + (ratio.isSign ? "" : " ") + rest.within(.product)
    }
  }

  /// dSSR; d(½SSR), which d½SSR would not be.
  static func differential(_ name: String) -> String {
    name.unicodeScalars.first == "½" ? "d(\(name))" : "d\(name)"
  }

  /// How tightly the printed form binds.
  var precedence: Operation.Precedence {
    switch self {
    case .formula(let formula): formula.precedence
    case .derivative, .number, .function, .name: .atom
    case .product(let factors): factors.count == 1 ? factors[0].precedence : .product
    case .sum(let terms): terms.count == 1 ? terms[0].precedence : .sum
    case .difference, .equal: .sum
    case .total, .multiple, .quotient: .product
    }
  }

  /// A number with a minus in parentheses, as it stands behind another sign.
  private var behindSign: String { isNegativeNumber ? "(" + description + ")" : within(.product) }
  private var behindPlus: String { isNegativeNumber ? "(" + description + ")" : description }

  var isNegativeNumber: Bool {
    guard case .number(let text) = self else { return false }
    return text.unicodeScalars.first == "−"
  }

  private func within(_ least: Operation.Precedence) -> String {
    precedence < least ? "(" + description + ")" : description
  }
}

extension Expression.Ratio: CustomStringConvertible {
  /// `½`, `1/342`, `−`: what stands before a sum.
  public var description: String {
    if self == .init(1, 2) { return "½" }
    if isSign { return numerator < 0 ? "−" : "" }
    let sign = numerator < 0 ? "−" : ""
    return sign + "\(numerator.magnitude)" + (denominator == 1 ? "" : "/\(denominator)")
  }

  /// 1 or −1, of which only the sign is written.
  var isSign: Bool { numerator.magnitude == 1 && denominator == 1 }
}
