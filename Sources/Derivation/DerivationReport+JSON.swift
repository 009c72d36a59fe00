public import Encoding
import Graph

extension DerivationReport {
  /// The derivations as `chainrule explain --format json` prints them, version 1.
  public var json: JSON {
    .object([
      ("format", .integer(1)),
      ("step", .integer(step)),
      ("loss", .number(loss)),
      ("columns", .array(columns.map { $0.json })),
      ("derivations", .array(derivations.map { $0.json(check) })),
    ])
  }
}

extension DerivationReport.ColumnNote {
  var json: JSON {
    .object([
      ("symbol", .string(symbol)), ("column", .string(column)),
      ("mean", .number(mean)), ("deviation", .number(deviation)),
    ])
  }
}

extension Derivation {
  func json(_ check: GradientCheck?) -> JSON {
    var members: [(key: String, value: JSON)] = [
      ("parameter", .string(parameter)),
      ("value", .number(value)),
      ("form", .string(form.rawValue)),
      ("symbolic", .string(symbolic)),
      ("bound", .number(bound)),
      (
        "definitions",
        .object(
          definitions.compactMap { definition in
            guard case .equation(let name, let formula) = definition else { return nil }
            return (name, .string(formula.description))
          })
      ),
      ("rows", .array(rows.map(json))),
    ]
    if let omitted {
      members.append(
        ("omitted", .object([("rows", .integer(omitted.rows)), ("sum", .number(omitted.sum))])))
    }
    members.append(("sum", .number(sum)))
    if let move {
      members.append(
        (
          "move",
          .object([
            ("learning_rate", .number(move.learningRate)), ("from", .number(move.from)),
            ("to", .number(move.to)), ("frozen", .bool(move.isFrozen)),
          ])
        ))
    }
    if let check, let entry = check.entries.first(where: { isSame($0.parameter, parameter) }) {
      members.append(("check", entry.json(of: check)))
    }
    return .object(members)
  }

  /// Σ over rows of the terms' products, as one formula in text.
  public var symbolic: String {
    expression.description
  }

  /// Σ over rows of the terms' products.
  var expression: Expression {
    .total(.sum(terms.map { .product($0.factors.map { .formula($0.symbolic) }) }))
  }

  private func json(_ row: Row) -> JSON {
    var members: [(key: String, value: JSON)] = [
      ("row", .integer(row.row)), ("value", .number(row.value)),
    ]
    if form == .recursive {
      members.append(
        (
          "deltas",
          .array(
            zip(deltas, row.deltas).map { delta, value in
              .object(
                [("name", .string(delta.name))] + Self.members(delta.factor, value))
            })
        ))
    }
    members.append(
      (
        "terms",
        .array(
          terms.indices.map { index in
            .object([
              (
                "factors",
                .array(
                  zip(terms[index].factors, row.factors[index]).map {
                    .object(Self.members($0, $1))
                  })
              ),
              ("product", .number(row.products[index])),
            ])
          })
      ))
    return .object(members)
  }

  private static func members(_ factor: Factor, _ value: Double) -> [(key: String, value: JSON)] {
    [
      ("of", .string(factor.of)), ("by", .string(factor.by)),
      ("symbolic", .string(factor.symbolic.description)), ("value", .number(value)),
    ]
  }
}

extension GradientCheck.Entry {
  /// The other methods' values; `difference` is null where a kink is too near. Of a large table
  /// they, and `engine`, are those of some rows.
  fileprivate func json(of check: GradientCheck) -> JSON {
    .object([
      ("reverse", .number(reverse)), ("dual", .number(dual)),
      ("difference", difference.map { .number($0) } ?? .null), ("engine", .number(engine)),
      ("agrees", .bool(agrees)), ("sample", .bool(check.isSample)),
    ])
  }
}
