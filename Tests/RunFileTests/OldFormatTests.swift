import Foundation
import Kernels
import Network
import RunFile
import TestSupport
import Testing
import Training

@Suite struct OldFormatTests {
  /// The lesson's first 20 steps, as version 0.1.0 kept them.
  private let path = repository.appending(path: "Tests/References/format1.chainrule").path

  @Test("a run of format 1 is read, and its steps are computed again with its bits")
  func formatOne() throws {
    let run = try Run(reading: path)
    #expect(run.program == "0.1.0" && run.arithmeticRevision == 1)
    #expect(try run.steps == 20 && run.stopped == .steps && run.loss == run.readLosses()[20])
    #expect(run.options == DescentOptions(learningRate: 0.1, steps: 20))
    #expect(run.network.precision == .double && run.network.penalty == .none)
    #expect(run.classes == nil && run.restarts == nil)
    #expect(
      run.digest == "066409467a26e95e7a68da17b6dec1f31978194dd679e5d7c92eac467b63e4e5")
    #expect(try run.state(atStep: 13).step == 13)
  }
}
