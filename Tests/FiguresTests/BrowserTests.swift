import Figures
import Foundation
import Network
import TestSupport
import Testing

/// Pages as a reader meets them: in headless Chromium, by Scripts/browser/animation.py.
/// `make test` installs what this needs.
@Suite(.serialized, .enabled(if: FileManager.default.fileExists(atPath: "/usr/bin/chromedriver")))
struct BrowserTests {
  @Test("the lesson's page plays, scrubs, obeys keys, fits a phone, and shows the run's numbers")
  func lesson() throws {
    #expect(try complaint(of: Runs.lesson()) == "")
  }

  @Test("so does the page of several inputs and outputs")
  func severalInputs() throws {
    let data = try Runs.noise(
      Network(inputs: 3, hidden: [5], outputs: 2), rows: 20, steps: 60, names: SceneTests.hostile)
    #expect(try complaint(of: data) == "")
  }

  /// What the script complains about, empty if nothing.
  private func complaint(of data: AnimationData) throws -> String {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let page = folder.appending(path: "page.html")
    let run = folder.appending(path: "run.json")
    try AnimationPage(data).html().write(to: page, atomically: true, encoding: .utf8)
    try JSONSerialization.data(withJSONObject: description(of: data)).write(to: run)

    let script = Process()
    let python = ProcessInfo.processInfo.environment["PYTHON"] ?? "/usr/bin/python3"
    script.executableURL = URL(filePath: "/usr/bin/env")
    let path = repository.appending(path: "Scripts/browser/animation.py").path
    script.arguments = [python, "-B", path, page.path, run.path]
    let (output, errors) = (Pipe(), Pipe())
    script.standardOutput = output
    script.standardError = errors
    try script.run()
    let said = try output.fileHandleForReading.readToEnd() ?? Data()
    let complained = try errors.fileHandleForReading.readToEnd() ?? Data()
    script.waitUntilExit()
    guard script.terminationStatus != 0 else { return "" }
    return String(decoding: said + complained, as: UTF8.self)
  }

  /// The run at some steps, as the script wants it.
  private func description(of data: AnimationData) -> [String: Any] {
    let names = data.network.parameterNames
    var steps: [String: Any] = [:]
    for place in [0, 1, 2, data.frames.count / 2, data.frames.count - 1] {
      let frame = data.frames[place]
      steps[String(frame.step)] = [
        "loss": frame.loss,
        "parameters": Dictionary(uniqueKeysWithValues: zip(names, frame.parameters)),
        "gradient": Dictionary(uniqueKeysWithValues: zip(names, frame.gradient)),
        "predicted": frame.predicted, "observed": data.outputs.map { $0.values },
      ]
    }
    return ["losses": data.losses, "steps": steps]
  }
}
