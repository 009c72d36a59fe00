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

extension GradientCheck.Entry {
  /// The other methods' values; `difference` is null where a kink is too near. Of a large table
  /// they, and `engine`, are those of some rows.
  func json(of check: GradientCheck) -> JSON {
    .object([
      ("reverse", .number(reverse)), ("dual", .number(dual)), ("precise", .number(precise)),
      ("difference", difference.map { .number($0) } ?? .null), ("engine", .number(engine)),
      ("agrees", .bool(agrees)), ("sample", .bool(check.isSample)),
    ])
  }
}
