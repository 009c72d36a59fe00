import Encoding
import Graph

/// One derivation as the blocks of a document.
struct Story {
  typealias Block = DerivationDocument.Block
  typealias Equation = DerivationDocument.Equation
  typealias Table = DerivationDocument.Table

  let derivation: Derivation
  let numbers: NumberText
  let teaches: Bool
  /// How factors are written, and the numbers that they are computed from.
  let factorNumbers: NumberText
  let forwardDigits: ForwardDigits
  let deltaDigits: DeltaDigits

  init(_ derivation: Derivation, _ style: DerivationStyle) {
    self.derivation = derivation
    numbers = NumberText(digits: style.digits)
    teaches = style.teaches
    factorNumbers = FactorTable.numbers(derivation, numbers)
    deltaDigits = DeltaDigits(derivation, digits: factorNumbers.factorDigits)
    forwardDigits = ForwardDigits(derivation, deltaDigits, digits: factorNumbers.factorDigits)
  }

  /// dSSR/dw1
  var quotient: Expression { .derivative(of: derivation.loss, by: derivation.parameter) }

  /// All that is minimised: SSR, or with a penalty SSR + Penalty.
  var objective: Expression {
    derivation.isPenalised
      ? .sum([.symbol(derivation.loss), .symbol("Penalty")]) : .symbol(derivation.loss)
  }

  /// How far the derivative may be off by rounding: that of the sum, and where it is known that of
  /// all that was computed before.
  var bound: Double { max(derivation.bound, derivation.valueBound ?? 0) }

  /// Whether rounding alone can be as large as the derivative.
  var isWithinRounding: Bool {
    derivation.value != 0 && !(abs(derivation.value) > bound) && bound.isFinite
  }

  /// The derivative, with no digit beyond the rounding bound.
  var value: String { numbers.result(derivation.value, bound: bound) }

  var blocks: [Block] {
    var blocks: [Block] = [
      .title(
        """
        \(.derivative(of: derivation.objectiveName, by: derivation.parameter)) at step \
        \(words: "\(derivation.step)") = \(.number(value))\
        \(words: isWithinRounding ? " within rounding" : "")
        """)
    ]
    blocks += batchBlocks + cornerBlocks
    blocks += (cornerBlocks.isEmpty ? teaching(meaning) : []) + teaching(namesFirst)
    blocks.append(.definitions(derivation.definitions))
    switch derivation.form {
    case .paths: blocks += pathBlocks
    case .recursive: blocks += deltaBlocks
    }
    return blocks + moveBlocks
  }

  /// A paragraph of a document that teaches.
  func teaching(_ prose: Prose) -> [Block] { teaches ? [.paragraph(prose)] : [] }

  /// The factors that are not among those `known` already, each with its rule.
  func links(_ factors: [Derivation.Factor], _ known: inout [Derivation.Factor]) -> [Block] {
    var new: [DerivationDocument.Link] = []
    for factor in factors where !known.contains(factor) {
      guard let rule = factor.rule else { continue }
      let like = known.first { $0.rule == rule }
      known.append(factor)
      new.append(
        .init(
          derivative: factor.derivative, formula: .formula(factor.symbolic),
          rule: rule.name, reason: teaches ? reason(factor, like: like) : nil))
    }
    return new.isEmpty ? [] : [.links(new)]
  }

  /// Why a factor is so; where another one is so for the same reason, that one is pointed at.
  private func reason(_ factor: Derivation.Factor, like other: Derivation.Factor?) -> Prose {
    other.map { "as for \($0.derivative) above." } ?? factor.reason
  }

  /// The product of factors as derivatives, and as formulas.
  func derivatives(_ term: Derivation.Term) -> Expression {
    .product(term.factors.map { $0.derivative })
  }

  func formulas(_ term: Derivation.Term) -> Expression {
    .product(term.factors.map { .formula($0.symbolic) })
  }

  private var batchBlocks: [Block] {
    guard let batch = derivation.batch else { return [] }
    let change = "\(derivation.step + 1)"
    let rows = "\(batch.rows) of the \(batch.rowCount) row\(batch.rowCount == 1 ? "" : "s")"
    return [
      .paragraph(
        "The loss here is over \(words: rows), the minibatch of change \(words: change).")
    ]
  }
}

extension Derivation {
  /// The objective as it stands behind a d.
  var objectiveName: String { isPenalised ? "(\(objective))" : loss }
}

extension Derivation.Factor {
  /// dy1/dx1
  var derivative: Expression { .derivative(of: of, by: by) }
}
