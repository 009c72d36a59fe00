import ChainRule

/// The gradient by independent methods, side by side, in words and as JSON.
struct CheckReport {
  let check: GradientCheck
  let step: Int
  let loss: Double
  let symbol: String

  var text: String {
    var lines = [
      "the derivatives of the \(symbol) at step \(step)\(batch), by five methods;",
      "the fewest digits first",
      "",
      "engine        layered backpropagation, which training uses",
      "reverse       reverse mode over the graph of primitive operations",
      "dual          dual numbers, forward",
      "30 digits     arithmetic of 30 digits, with elementary functions of its own",
      "differences   of the loss on both sides, extrapolated",
      "",
    ]
    let names = ["reverse", "dual", "30 digits", "differences"]
    let heading = ["", "engine"] + names
    let rows = check.entries.map { entry in
      [entry.parameter]
        + [entry.engine, entry.reverse, entry.dual, entry.precise].map {
          Lesson.text($0, digits: 9)
        }
        + [entry.difference.map { Lesson.text($0, digits: 9) } ?? "–"]
    }
    lines += Self.table([heading] + rows)
    lines += ["", "how many digits of the engine's value the others have in common with it:", ""]
    let digits = check.entries.map { entry in
      [entry.parameter]
        + [entry.reverseDigits, entry.dualDigits, entry.preciseDigits, entry.differenceDigits]
        .map { digits in digits.map { "\($0)" } ?? "–" }
        + [entry.agrees ? "" : "differs"]
    }
    lines += Self.table([[""] + names + [""]] + digits)
    return (lines + [""] + notes).joined(separator: "\n") + "\n"
  }

  /// Columns side by side, each as wide as its widest cell.
  private static func table(_ rows: [[String]]) -> [String] {
    let widths = rows[0].indices.map { column in (rows.map(\.[column].count).max() ?? 0) + 2 }
    return rows.map { row in
      let line = zip(row, widths).map { $0 + spaces($1 - $0.count) }.joined()
      return String(line.reversed().drop { $0 == " " }.reversed())
    }
  }

  /// Of a minibatch, its rows.
  private var batch: String {
    check.batch.map {
      " over the \($0.rows) of \($0.rowCount) rows of change \(step + 1)"
    } ?? ""
  }

  private var notes: [String] {
    var notes: [String] = []
    if let kink = check.kink {
      notes.append(
        "\(kink.node) in row \(kink.row) is 0 within rounding, where relu has a kink: each method "
          + "may take the derivative of either side")
    }
    if check.entries.contains(where: { $0.difference == nil }) {
      notes.append(
        "– where a kink is so near, or values are so large, that central differences have nothing to "
          + "say")
    }
    if check.isSample {
      notes.append(
        "on \(check.rowsChecked) of \(check.rowCount) rows, evenly spaced: the values are theirs")
    }
    if check.entries.count < check.parameterCount {
      notes.append("checked \(check.entries.count) of \(check.parameterCount) parameters")
    }
    notes.append(
      check.agrees
        ? "all methods agree, as far as rounding lets them"
        : "they part by more than rounding explains")
    return notes
  }

  var json: JSON {
    .object([
      ("format", .integer(1)), ("step", .integer(step)), ("loss", .number(loss)),
      ("agrees", .bool(check.agrees)),
      ("parameters", .array(check.entries.map(Self.json))),
      (
        "kink",
        check.kink.map { .object([("row", .integer($0.row)), ("node", .string($0.node))]) }
          ?? .null
      ),
      ("sample", .bool(check.isSample)), ("rows_checked", .integer(check.rowsChecked)),
      ("rows", .integer(check.rowCount)),
      (
        "batch",
        check.batch.map {
          .object([("rows", .integer($0.rows)), ("of", .integer($0.rowCount))])
        } ?? .null
      ),
      ("parameter_count", .integer(check.parameterCount)),
    ])
  }

  private static func json(_ entry: GradientCheck.Entry) -> JSON {
    .object([
      ("parameter", .string(entry.parameter)), ("engine", .number(entry.engine)),
      ("reverse", .number(entry.reverse)), ("dual", .number(entry.dual)),
      ("precise", .number(entry.precise)),
      ("difference", entry.difference.map { .number($0) } ?? .null),
      (
        "digits",
        .object([
          ("reverse", .integer(entry.reverseDigits)), ("dual", .integer(entry.dualDigits)),
          ("precise", .integer(entry.preciseDigits)),
          ("difference", entry.differenceDigits.map { .integer($0) } ?? .null),
        ])
      ),
      ("agrees", .bool(entry.agrees)),
    ])
  }
}
