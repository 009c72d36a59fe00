import ChainRule

/// The one place where a failure becomes text or JSON.
extension Failure {
  /// `data.csv:3:7`, as far as it is known and the message does not tell it itself.
  private var place: String? {
    guard let file, line != nil || !message.contains(file) else { return nil }
    let numbers = [line, line == nil ? nil : column].compactMap { $0 }
    return ([visible(file)] + numbers.map { String($0) }).joined(separator: ":")
  }

  /// The message for people: what and where, then indented what was expected and what to do.
  func text(prefix: String = "chainrule:") -> String {
    let first = [prefix, place.map { $0 + ":" }, visible(message)].compactMap { $0 }
    var lines = [first.joined(separator: " ")]
    if let expected { lines.append("  expected " + visible(expected)) }
    if let remedy { lines.append("  try: " + visible(remedy)) }
    return lines.joined(separator: "\n") + "\n"
  }

  /// The object that is printed where `--json` was asked for; what does not apply is left out.
  var json: String {
    var fields: [(key: String, value: JSON)] = [
      ("format", .integer(1)), ("error", .string(message)),
    ]
    if let file { fields.append(("file", .string(file))) }
    if let line { fields.append(("line", .integer(line))) }
    if let column { fields.append(("column", .integer(column))) }
    if let expected { fields.append(("expected", .string(expected))) }
    if let remedy { fields.append(("remedy", .string(remedy))) }
    return JSON.object(fields).serialised(pretty: false) + "\n"
  }
}

/// Shows a failure: as one JSON object on standard output, or as text on standard error.
///
/// Where standard output cannot be written, the text goes to standard error after all.
func report(_ failure: Failure, asJSON: Bool, to output: StandardOutput) {
  if asJSON {
    output.discard()
    if (try? output.write(failure.json)) != nil, (try? output.finish()) != nil { return }
  } else {
    // What was printed before the failure stays before it.
    try? output.finish()
  }
  writeToStandardError(failure.text(prefix: Terminal.alarm("chainrule:")))
}

/// `text` with control characters made visible, so that a hostile file name or cell cannot steer
/// the terminal or break a line.
func visible(_ text: String) -> String {
  var result = ""
  for scalar in text.unicodeScalars {
    switch scalar.value {
    case 0x0A: result += "\\n"
    case 0x0D: result += "\\r"
    case 0x09: result += "\\t"
    case 0..<0x20, 0x7F..<0xA0, 0x2028...0x202E, 0x2066...0x2069:
      result += "\\u{" + String(scalar.value, radix: 16) + "}"
    default: result.unicodeScalars.append(scalar)
    }
  }
  return result
}
