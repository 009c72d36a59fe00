import Encoding
import Graph

extension Derivation {
  func json(_ check: GradientCheck?) -> JSON {
    var members: [(key: String, value: JSON)] = [
      ("parameter", .string(parameter)), ("value", .number(value)),
      ("form", .string(form.rawValue)), ("symbolic", .string(symbolic)),
      ("bound", .number(bound)), ("definitions", definitionsJSON),
      ("parameters", .object(forward.parameters.map { ($0.name, .number($0.value)) })),
      ("rows", .array(rows.map(json))),
    ]
    if let omitted {
      members.append(
        ("omitted", .object([("rows", .integer(omitted.rows)), ("sum", .number(omitted.sum))])))
    }
    members.append(("sum", .number(sum)))
    if let valueBound { members.append(("value_bound", .number(valueBound))) }
    if !corners.isEmpty {
      members.append(
        (
          "corners",
          .array(
            corners.map { .object([("row", .integer($0.row)), ("node", .string($0.node))]) })
        ))
    }
    if let penalty {
      members.append(
        (
          "penalty",
          .object([
            ("l2", .number(penalty.l2)), ("l1", .number(penalty.l1)),
            ("parameter", .number(penalty.parameter)),
            ("value", .number(penalty.value)),
          ])
        ))
    }
    if let batch {
      members.append(
        (
          "batch", .object([("rows", .integer(batch.rows)), ("of", .integer(batch.rowCount))])
        ))
    }
    if let move { members.append(("move", move.json)) }
    if let check, let entry = check.entries.first(where: { isSame($0.parameter, parameter) }) {
      members.append(("check", entry.json(of: check)))
    }
    return .object(members)
  }

  /// Σ over rows of the terms' products, as one formula in text.
  public var symbolic: String {
    Expression.total(.sum(terms.map { .product($0.factors.map { .formula($0.symbolic) }) }))
      .description
  }

  private var definitionsJSON: JSON {
    .object(
      definitions.compactMap { definition in
        guard case .equation(let name, let formula) = definition else { return nil }
        guard case .equal(let sides) = formula else {
          return (name, .string(formula.description))
        }
        return (name, .string(sides[0].description))
      })
  }

  private func json(_ row: Row) -> JSON {
    var members: [(key: String, value: JSON)] = [
      ("row", .integer(row.row)), ("value", .number(row.value)),
      (
        "forward",
        .object(zip(forward.quantities, row.forward).map { ($0.name, .number($1)) })
      ),
    ]
    if form == .recursive {
      members.append(
        (
          "deltas",
          .array(deltas.indices.map { deltas[$0].json(row.deltas[$0], row.deltaParts[$0]) })
        ))
    }
    members.append(
      (
        "terms",
        .array(
          terms.indices.map { index in
            .object([
              ("factors", terms[index].json(row.factors[index])),
              ("product", .number(row.products[index])),
            ])
          })
      ))
    return .object(members)
  }
}

extension Derivation.Delta {
  /// The delta in a row, and what it is made of there.
  fileprivate func json(_ value: Double, _ parts: Derivation.DeltaParts) -> JSON {
    var members: [(key: String, value: JSON)] = [("name", .string(name))]
    members += factor.members(value)
    members.append(("layer", .integer(layer)))
    members.append(
      (
        "terms",
        .array(
          zip(terms, parts.factors).map { .object([("factors", $0.json($1))]) })
      ))
    if omittedTerms > 0 {
      members.append(
        (
          "omitted",
          .object([("terms", .integer(omittedTerms)), ("sum", .number(parts.omitted))])
        ))
    }
    if let local { members.append(("local", .object(local.members(parts.local)))) }
    return .object(members)
  }
}

extension Derivation.Term {
  fileprivate func json(_ values: [Double]) -> JSON {
    .array(zip(factors, values).map { .object($0.members($1)) })
  }
}

extension Derivation.Factor {
  fileprivate func members(_ value: Double) -> [(key: String, value: JSON)] {
    [
      ("of", .string(of)), ("by", .string(by)), ("symbolic", .string(symbolic.description)),
      ("value", .number(value)),
    ]
  }
}

extension Derivation.Move {
  fileprivate var json: JSON {
    var members: [(key: String, value: JSON)] = [
      ("optimiser", .string(optimiser)), ("learning_rate", .number(learningRate)),
      ("from", .number(from)), ("to", .number(to)), ("frozen", .bool(isFrozen)),
    ]
    if !updates.isEmpty { members.append(("updates", .array(updates.map { $0.json }))) }
    return .object(members)
  }
}

extension Derivation.Update {
  fileprivate var json: JSON {
    .object([
      ("name", .string(name)), ("symbolic", .string(formula.description)),
      ("values", .object(values.map { ($0.name, .number($0.value)) })),
      ("result", .number(result)),
    ])
  }
}
