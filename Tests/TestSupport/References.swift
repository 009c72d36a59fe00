public import Foundation

/// A file of Tests/References, as what its script in Scripts/references wrote.
public func reference<Content: Decodable>(_ name: String, as _: Content.Type = Content.self) throws
  -> Content
{
  let file = repository.appending(path: "Tests/References/\(name)")
  return try JSONDecoder().decode(Content.self, from: Data(contentsOf: file))
}

/// The folder that holds Package.swift.
public let repository = URL(filePath: #filePath).deletingLastPathComponent()
  .deletingLastPathComponent().deletingLastPathComponent()

/// Runs a script of Scripts/references with `--check`, which computes its file again.
///
/// - Returns: what the script complains about, empty if nothing.
public func checkReference(script name: String) throws -> String {
  let script = Process()
  let python = ProcessInfo.processInfo.environment["PYTHON"] ?? "/usr/bin/python3"
  let path = repository.appending(path: "Scripts/references/\(name)").path
  script.executableURL = URL(filePath: "/usr/bin/env")
  script.arguments = [python, "-B", path, "--check"]
  let output = Pipe()
  script.standardError = output
  try script.run()
  let complaint = try output.fileHandleForReading.readToEnd() ?? Data()
  script.waitUntilExit()
  let text = String(decoding: complaint, as: UTF8.self)
  guard script.terminationStatus == 0 || !text.isEmpty else {
    return "\(name) ended with status \(script.terminationStatus)"
  }
  return text
}
