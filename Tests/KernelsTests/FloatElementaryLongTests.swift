import CKernels
import Testing

/// All 2³² floats, in release builds; without optimisation every 1009th of them.
@Suite struct FloatElementaryLongTests {
  #if DEBUG
    private let stride: UInt64 = 1009
  #else
    private let stride: UInt64 = 1
  #endif

  @Test("over all floats every function errs less than 0.6 ulp; the table of maxima")
  func sweep() {
    print("| function | floats | not the nearest | ulp | at x = |")
    print("|---|---|---|---|---|")
    for subject in FloatSubject.all(level: ck_level()) {
      let sweep = FloatSweep(subject, stride: stride)
      let error = (max(sweep.error, 0.5) * 10_000).rounded(.up) / 10_000
      print(
        "| \(subject.name) | \(sweep.pointCount) | \(sweep.missCount) | \(error) | \(sweep.at) |")
      #expect(sweep.error < 0.6, "\(subject.name) at \(sweep.at)")
    }
  }
}
