import ChainRule
import Files
import RunFile

/// The values that `--start` names: on the command line, in a JSON file, or by another run.
struct StartValues {
  let choice: StartChoice?

  func read() throws(Failure) -> [(String, Double)] {
    switch choice {
    case nil: return []
    case .values(let assignments): return assignments.map { ($0.name, $0.value) }
    case .file(let path):
      let bytes = try telling { () throws(FileError) in
        try readFile(path, atMost: Self.mostBytes, isStopped: { Interruption.isRequested })
      }
      if bytes.starts(with: "SQLite format 3\0".utf8) { return try ofRun(path) }
      guard bytes.count <= Self.mostBytes else {
        throw Failure(
          "the start is longer than \(Self.mostBytes >> 20) MiB", file: path,
          expected: "a JSON object such as {\"w1\": 2.74}, or a run", status: .badData)
      }
      return try ofJSON(bytes, path)
    }
  }

  /// How long a JSON file may be.
  private static let mostBytes = 16 << 20

  private func ofRun(_ path: String) throws(Failure) -> [(String, Double)] {
    let run = try telling { () throws(RunFileError) in try Run(reading: path) }
    return Array(zip(run.network.parameterNames, run.parameters))
  }

  private func ofJSON(_ bytes: [UInt8], _ path: String) throws(Failure) -> [(String, Double)] {
    let json: JSON
    do throws(JSONError) {
      json = try JSON.parse(bytes)
    } catch {
      throw Failure(
        error.problem, file: path, line: error.line, column: error.column,
        expected: "a JSON object such as {\"w1\": 2.74}", status: .badData)
    }
    // What `fit --json` printed is a start as well.
    guard let members = json["parameters"]?.members ?? json.members else {
      throw Failure(
        "the start is not a JSON object", file: path,
        expected: "names and values, such as {\"w1\": 2.74}", status: .badData)
    }
    var values: [(String, Double)] = []
    for (name, value) in members {
      guard let number = value.double, number.isFinite else {
        throw Failure(
          "the value of \(quoted(name)) is not a finite number", file: path,
          expected: "names and values, such as {\"w1\": 2.74}", status: .badData)
      }
      values.append((name, number))
    }
    return values
  }
}
