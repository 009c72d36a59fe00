import ChainRule
import Foundation
import Testing

/// One way in which a command can fail.
struct ErrorCase {
  let status: Int32
  let words: [String]
  var stdin = ""
}

@Suite("Errors of the commands") struct ErrorTests {
  private static let fit = ["fit", "lesson.csv", "--target", "Observed", "-o", "new.chainrule"]

  /// Tables with one fault each; the run must not start.
  private static let tables: [(name: String, text: String)] = [
    ("empty", ""), ("blank", "\n\n"), ("rowless", "Input,Observed\n"),
    ("nameless", "0,1\n2,3\n"), ("unnamed", "Input,,Observed\n1,2,3\n"),
    ("duplicate", "Input,Input,Observed\n1,2,3\n"), ("missing", "Input,Observed\n1,2\n,4\n"),
    ("na", "Input,Observed\n1,2\n3,NA\n"), ("word", "Input,Observed\n1,2\n\n3,many\n"),
    ("nan", "Input,Observed\nnan,2\n"), ("inf", "Input,Observed\n1,-Inf\n"),
    ("hex", "Input,Observed\n1,0x10\n"), ("huge", "Input,Observed\n1,1e999\n"),
    ("comma", "Input;Observed\n1,5;2\n"), ("short", "Input,Observed\n1,2\n3\n"),
    ("long", "Input,Observed\n1,2,3\n"), ("open", "Input,Observed\n1,\"2\n"),
    ("quote", "Input,Observed\n1,\"2\"3\n"), ("nul", "Input,Observed\n1,2\u{0}\n"),
    ("escape", "Input,Observed\n1,\u{1B}[31m\n"),
  ]

  private static let fits: [ErrorCase] =
    tables.map { ErrorCase(status: 65, words: ["fit", "\($0.name).csv", "--target", "Observed"]) }
    + [
      ErrorCase(status: 66, words: ["fit", "none.csv", "--target", "y"]),
      ErrorCase(status: 66, words: ["fit", ".", "--target", "y"]),
      ErrorCase(status: 66, words: ["fit", "lesson.csv/x", "--target", "y"]),
      ErrorCase(status: 65, words: ["fit", "lesson.csv", "--target", "Observd"]),
      ErrorCase(status: 65, words: fit + ["--inputs", "Dose"]),
      ErrorCase(status: 65, words: fit + ["--inputs", "Input,Observed"]),
      ErrorCase(status: 65, words: ["fit", "lesson.csv", "--target", "Input,Observed"]),
      ErrorCase(status: 65, words: ["fit", "penguins.csv", "--target", "body_mass_g"]),
      ErrorCase(
        status: 65, words: ["fit", "-", "--target", "y", "-o", "new.chainrule"],
        stdin: "x,y\n1,2\n3,?\n"),
      ErrorCase(status: 65, words: ["fit", "-", "--target", "y", "-o", "new.chainrule"]),
      ErrorCase(status: 64, words: fit + ["--activation", "tanh,relu"]),
      ErrorCase(
        status: 64, words: fit + ["--hidden", String(repeating: "65536,", count: 9) + "9"]),
      ErrorCase(status: 64, words: fit + ["--hidden", "2", "--freeze", "w1,w5"]),
      ErrorCase(status: 64, words: fit + ["--hidden", "none", "--freeze", "b2"]),
      ErrorCase(status: 64, words: fit + ["--hidden", "2", "--start", "w9=1"]),
      ErrorCase(status: 66, words: fit + ["--start", "none.json"]),
      ErrorCase(status: 66, words: fit + ["--start", "."]),
      ErrorCase(status: 65, words: fit + ["--start", "lesson.csv"]),
      ErrorCase(status: 65, words: fit + ["--start", "comma.json"]),
      ErrorCase(status: 65, words: fit + ["--start", "list.json"]),
      ErrorCase(status: 65, words: fit + ["--start", "text.json"]),
      ErrorCase(status: 65, words: fit + ["--start", "nan.json"]),
      ErrorCase(status: 64, words: fit + ["--hidden", "2", "--start", "name.json"]),
      ErrorCase(status: 65, words: fit + ["--start", "cut.chainrule"]),
      ErrorCase(status: 64, words: fit + ["--hidden", "none", "--start", "lesson.chainrule"]),
      ErrorCase(
        status: 73, words: ["fit", "lesson.csv", "--target", "Observed"]),
      ErrorCase(
        status: 73, words: ["fit", "lesson.csv", "--target", "Observed", "-o", "no/x.chainrule"]),
      ErrorCase(status: 73, words: ["fit", "lesson.csv", "--target", "Observed", "-o", "."]),
      ErrorCase(
        status: 73, words: ["fit", "lesson.csv", "--target", "Observed", "-o", ".", "--force"]),
      ErrorCase(
        status: 73, words: ["fit", "lesson.csv", "--target", "Observed", "-o", "/dev/full"]),
    ]

  private static let runs: [ErrorCase] =
    [["show"], ["explain"], ["check"], ["predict"], ["animate"]].flatMap { command in
      let rest =
        command == ["predict"] ? ["lesson.csv"] : command == ["animate"] ? ["-o", "a.svg"] : []
      return [(66, "none.chainrule"), (66, "."), (65, "lesson.csv"), (65, "cut.chainrule")].map {
        ErrorCase(status: $0, words: command + [$1] + rest)
      }
    }
    + [(65, "empty.csv"), (65, "other.sqlite"), (65, "later.chainrule"), (65, "hurt.chainrule")].map
  {
    ErrorCase(status: $0, words: ["show", $1])
  }

  private static let lookings: [ErrorCase] = [
    ErrorCase(status: 64, words: ["explain", "lesson.chainrule", "--step", "1001"]),
    ErrorCase(status: 64, words: ["check", "lesson.chainrule", "--step", "1001"]),
    ErrorCase(status: 64, words: ["explain", "lesson.chainrule", "--row", "2,4"]),
    ErrorCase(status: 64, words: ["explain", "lesson.chainrule", "--parameter", "w5"]),
    ErrorCase(status: 64, words: ["explain", "lesson.chainrule", "--parameter", "b0,w1"]),
    ErrorCase(status: 64, words: ["explain", "wide.chainrule"]),
    ErrorCase(
      status: 64, words: ["explain", "wide.chainrule", "--parameter", "w1", "--form", "paths"]),
    ErrorCase(status: 66, words: ["predict", "lesson.chainrule", "none.csv"]),
    ErrorCase(status: 65, words: ["predict", "lesson.chainrule", "penguins.csv"]),
    ErrorCase(status: 65, words: ["predict", "lesson.chainrule", "word.csv", "--decimal", ","]),
    ErrorCase(status: 65, words: ["predict", "lesson.chainrule", "-"], stdin: "Input\n1\nx\n"),
    ErrorCase(status: 65, words: ["predict", "lesson.chainrule", "-"], stdin: "input\n1\n"),
    ErrorCase(
      status: 65, words: ["predict", "lesson.chainrule", "-"], stdin: "Input,Predicted\n1,2\n"),
    ErrorCase(
      status: 73, words: ["predict", "lesson.chainrule", "lesson.csv", "-o", "lesson.csv"]),
    ErrorCase(
      status: 73, words: ["predict", "lesson.chainrule", "lesson.csv", "-o", "no/out.csv"]),
    ErrorCase(status: 73, words: ["predict", "lesson.chainrule", "lesson.csv", "-o", "."]),
    ErrorCase(status: 74, words: ["predict", "lesson.chainrule", "lesson.csv", "-o", "/dev/full"]),
    ErrorCase(status: 73, words: ["animate", "lesson.chainrule", "-o", "no/a.html"]),
    ErrorCase(status: 73, words: ["animate", "lesson.chainrule", "-o", "there.svg"]),
    ErrorCase(status: 73, words: ["demo", "-o", "lesson.csv"]),
    ErrorCase(status: 73, words: ["demo", "-o", "lesson.csv/sub"]),
  ]

  @Test("each is told whole, with its status, on standard error, and nothing is left behind")
  func transcript() throws {
    try Workspace.with { workspace in
      try Self.prepare(workspace)
      let before = try workspace.names()
      for error in Self.fits + Self.runs + Self.lookings {
        let result = try workspace.tell(error.words, stdin: error.stdin)
        #expect(result.status == error.status, "\(error.words)")
        #expect(result.stdout == "", "\(error.words)")
      }
      #expect(try workspace.names() == before)
      try expectSnapshot(workspace.transcript, named: "errors.txt")
    }
  }

  @Test("with --json the same is one object on standard output, with the place in fields")
  func json() throws {
    try Workspace.with { workspace in
      try Self.prepare(workspace)
      for error in Self.fits + Self.runs + Self.lookings
      where !["demo", "animate", "predict"].contains(error.words[0]) {
        let text = try workspace.run(error.words, stdin: error.stdin)
        let result = try workspace.run(error.words + ["--json"], stdin: error.stdin)
        #expect(result.status == error.status && result.stderr == "", "\(error.words)")
        #expect(result.stdout.hasSuffix("}\n"))
        let json = try JSON.parse(result.stdout)
        #expect(json["format"] == 1)
        #expect(Self.text(json) == text.stderr, "\(error.words)")
      }
    }
  }

  /// The text for people, put together again from the object's fields.
  private static func text(_ json: JSON) -> String {
    let message = json["error"]!.text!
    var place = ""
    if let file = json["file"]?.text, json["line"] != nil || !message.contains(file) {
      let numbers = [json["line"], json["column"]].compactMap { $0?.int.map { ":\($0)" } }
      place = " \(file)\(numbers.joined()):"
    }
    var text = "chainrule:\(place) \(message)\n"
    if let expected = json["expected"]?.text { text += "  expected \(expected)\n" }
    if let remedy = json["remedy"]?.text { text += "  try: \(remedy)\n" }
    return text.replacing("\u{1B}", with: "\\u{1b}")
  }

  private static func prepare(_ workspace: Workspace) throws {
    for table in tables { try workspace.put(table.text, "\(table.name).csv") }
    for (name, text) in [
      ("comma", #"{"w1": 1,}"#), ("list", "[1, 2]"), ("text", #"{"w1": "x"}"#),
      ("nan", #"{"w1": "nan"}"#), ("name", #"{"W1": 1}"#),
    ] { try workspace.put(text, "\(name).json") }
    try workspace.put("mine", "there.svg")
    try workspace.fitLesson()
    try workspace.run(fit.dropLast() + ["wide.chainrule", "--hidden", "9,9,9,9,9", "--steps", "0"])
    var bytes = try workspace.bytes("lesson.chainrule")
    try Data(bytes.prefix(9000)).write(to: workspace.folder.appending(path: "cut.chainrule"))
    var later = bytes
    later[63] = 4
    try later.write(to: workspace.folder.appending(path: "later.chainrule"))
    // One bit of the first loss.
    let loss = withUnsafeBytes(of: (1.8958781559227893).bitPattern.littleEndian) { Data($0) }
    bytes[bytes.firstRange(of: loss)!.lowerBound] ^= 1
    try bytes.write(to: workspace.folder.appending(path: "hurt.chainrule"))
    var other = try workspace.bytes("lesson.chainrule")
    for index in 68..<72 { other[index] = 0 }
    try other.write(to: workspace.folder.appending(path: "other.sqlite"))
  }
}
